package org.anlage.engine.compute;

import java.util.Locale;
import org.anlage.api.run.RunKind;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.definition.Definition;
import org.anlage.engine.definition.Definitions;
import org.anlage.engine.definition.Run;
import org.anlage.parameters.json.Json;

/**
 * What runs of one kind are to the engine: a definition, and how its result is computed.
 *
 * @param <D> their definition
 */
public sealed interface KindOfRun<D extends Record & Definition>
    permits TrainingRun, SimulationRun, MeasurementRun {
  /** The object of a kind. */
  static KindOfRun<?> of(RunKind kind) {
    return switch (kind) {
      case TRAIN -> new TrainingRun();
      case SIMULATE -> new SimulationRun();
      case MEASURE -> new MeasurementRun();
    };
  }

  /** A run of any kind, with every name resolved against the installed extensions. */
  static Definition decode(Json.Obj definition, Catalogue catalogue) {
    RunKind kind = RunKind.valueOf(definition.text("kind").toUpperCase(Locale.ROOT));
    return Definitions.decode(of(kind).definition(), definition, catalogue);
  }

  /** Its definition. */
  Class<D> definition();

  /** Computes and stores a run. */
  RunComputer.Outcome compute(Run run, D definition, RunComputer computer, TrainingMonitor monitor);
}
