package org.anlage.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Precision;
import org.anlage.api.run.RunKind;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.Dataset;
import org.anlage.engine.definition.KeepSettings;
import org.anlage.engine.definition.NetworkSettings;
import org.anlage.engine.definition.Pipeline;
import org.anlage.engine.definition.SourceChoice;
import org.anlage.engine.definition.Units;
import org.anlage.launcher.experiment.ArmSettings;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.Factors;
import org.anlage.launcher.experiment.MixedCode;
import org.anlage.launcher.experiment.Seeds;
import org.anlage.launcher.experiment.TaskSettings;
import org.junit.jupiter.api.Test;

class KindPlannerTest {
  private static final ConfiguredExtension SOMETHING =
      new ConfiguredExtension(null, null, null, List.of());
  private static final Experiment TRAINING =
      experiment(Optional.of(SOMETHING), Optional.empty(), List.of("memory", "choice"), 8);
  private static final Experiment SIMULATION =
      experiment(Optional.empty(), Optional.of(SOMETHING), List.of(), 8);
  private static final Experiment MEASUREMENT =
      experiment(Optional.empty(), Optional.empty(), List.of(), 8);

  private static Experiment experiment(
      Optional<ConfiguredExtension> trainer,
      Optional<ConfiguredExtension> simulator,
      List<String> tasks,
      int units) {
    return new Experiment(
        "x",
        "",
        "",
        new DataSettings(new SourceChoice(Optional.empty()), Optional.empty()),
        new NetworkSettings(
            SOMETHING,
            new Units(units == 0 ? OptionalInt.empty() : OptionalInt.of(units)),
            Activation.RELU,
            0.2,
            0,
            Precision.FLOAT32),
        List.of(
            new ArmSettings(
                "arm",
                "",
                new Pipeline(SOMETHING, List.of()),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                "",
                new Factors(Map.of()))),
        tasks.stream()
            .map(
                label ->
                    new TaskSettings(
                        SOMETHING, label, new Dataset(Dataset.Form.STREAM, 1, 1, 1, 0)))
            .toList(),
        trainer,
        simulator,
        new KeepSettings(4, 100, true),
        List.of(),
        List.of(),
        new Seeds(List.of(0L)),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        MixedCode.MARK);
  }

  @Test
  void aTrainerAsksForTrainingASimulatorForSimulationAndNeitherForMeasuring() {
    assertEquals(RunKind.TRAIN, KindPlanner.kind(TRAINING));
    assertEquals(RunKind.SIMULATE, KindPlanner.kind(SIMULATION));
    assertEquals(RunKind.MEASURE, KindPlanner.kind(MEASUREMENT));
  }

  @Test
  void aSimulationNeedsDataOnlyToCountItsNeurons() {
    assertTrue(KindPlanner.of(RunKind.TRAIN).needsData(TRAINING));
    assertFalse(KindPlanner.of(RunKind.SIMULATE).needsData(SIMULATION));
    assertTrue(
        KindPlanner.of(RunKind.SIMULATE)
            .needsData(experiment(Optional.empty(), Optional.of(SOMETHING), List.of(), 0)));
    assertTrue(KindPlanner.of(RunKind.MEASURE).needsData(MEASUREMENT));
  }

  @Test
  void aGridMustShareTheLabelsOfTasks() {
    assertEquals(List.of("memory", "choice"), KindPlanner.of(RunKind.TRAIN).labels(TRAINING));
    assertEquals(List.of(), KindPlanner.of(RunKind.MEASURE).labels(MEASUREMENT));
  }
}
