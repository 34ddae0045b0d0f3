package org.anlage.launcher.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.anlage.launcher.catalogue.Catalogue;

/** Everything that determines the result of a run; its SHA-256 is the run's id. */
public sealed interface Definition
    permits RunDefinition, SimulationDefinition, MeasurementDefinition {
  /** Bundles whose code enters the result, with the digests of their jars. */
  List<String> code();

  /** Every extension that takes part. */
  Stream<Component> components();

  /** The same run by other code. */
  Definition withCode(List<String> other);

  /** As canonical JSON text. */
  String json(Catalogue catalogue);
}
