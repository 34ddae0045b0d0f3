package org.anlage.analyzers.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.RunView;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class GrokkingTest {
  private static final double[] TRAIN = {0.1, 0.93, 0.5, 0.95, 0.99, 1, 1, 1};
  private static final double[] TEST = {0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.96, 0.97};

  private static Map<String, Double> of(Objective objective, int epochs, double share) {
    Table history =
        new Table(
            "history",
            "",
            List.of(
                new Column.Numbers("update", "", new double[] {10, 20, 30, 40, 50, 60, 70, 80}),
                new Column.Numbers("train_accuracy", "", TRAIN),
                new Column.Numbers("test_accuracy", "", TEST)));
    TaskDescription task =
        new TaskDescription(
            2, 2, 1, objective, List.of(), 0.1, OptionalDouble.empty(), 1, OptionalInt.empty());
    RunView run =
        (RunView)
            Proxy.newProxyInstance(
                RunView.class.getClassLoader(),
                new Class<?>[] {RunView.class},
                (proxy, method, arguments) -> method.getName().equals("history") ? history : task);
    return new Grokking()
        .analyze(
            new Grokking.Parameters(share, Optional.empty(), epochs),
            run,
            new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions()))
        .metrics();
  }

  /** From 0.1 to 1 the threshold is 0.91; one epoch above it is a chance. */
  @Test
  void theDelayIsBetweenLastingSuccesses() {
    Map<String, Double> lasting = of(Objective.CROSS_ENTROPY, 2, 0.9);
    assertEquals(40, lasting.get("training_learned_update"));
    assertEquals(70, lasting.get("test_learned_update"));
    assertEquals(30, lasting.get("generalisation_delay_updates"));
    assertEquals(50, of(Objective.CROSS_ENTROPY, 1, 0.9).get("generalisation_delay_updates"));
    Map<String, Double> never = of(Objective.CROSS_ENTROPY, 3, 0.9);
    assertEquals(40, never.get("training_learned_update"));
    assertTrue(Double.isNaN(never.get("test_learned_update")));
    assertTrue(Double.isNaN(never.get("generalisation_delay_updates")));
  }

  @Test
  void undecidedTasksHaveNone() {
    assertTrue(of(Objective.MEAN_SQUARES, 1, 0.9).isEmpty());
  }
}
