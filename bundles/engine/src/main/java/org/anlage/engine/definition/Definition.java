package org.anlage.engine.definition;

import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.run.RunKind;

/** Everything that determines the result of a run; its SHA-256 is the run's id. */
public sealed interface Definition
    permits TrainingDefinition, SimulationDefinition, MeasurementDefinition {
  /** What the run does. */
  RunKind kind();

  /** Digest of the data; empty without data. */
  String data();

  /** Seed of everything random. */
  long seed();

  /** Bundles whose code enters the result; symbolic name, version, SHA-256. */
  List<String> code();

  /** Every extension that takes part. */
  Stream<ConfiguredExtension> components();

  /** The same run by other code. */
  Definition withCode(List<String> other);
}
