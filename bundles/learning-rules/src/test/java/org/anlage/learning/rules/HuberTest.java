package org.anlage.learning.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.Loss;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.junit.jupiter.api.Test;

final class HuberTest {
  private static final ScalarKernels KERNELS = new ScalarKernels();

  private static Loss.Bound bound(double limit, TaskDescription task) {
    return new Huber().bind(new Huber.Parameters(limit), task, 4, KERNELS);
  }

  @SuppressWarnings("unchecked")
  private static Optional<Chosen<Loss<Record>>> chosen(double limit) {
    Loss<?> loss = new Huber();
    return Optional.of(new Chosen<>("huber", (Loss<Record>) loss, new Huber.Parameters(limit)));
  }

  /** Differences 0.5 and -3 at a limit of 1: 0.25 and 2 x 3 - 1, with weights 4 and 1. */
  @Test
  void byHand() {
    RuleProblem problem =
        new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, false, 4);
    TaskDescription task = problem.task().weighted(weights(problem.task().outputs()));
    TrialBatch batch = TrialBatch.allocate(task, 1);
    batch.mask()[1] = 2;
    double[] outputs = new double[batch.values().length];
    outputs[task.outputs()] = 0.5;
    outputs[task.outputs() + 1] = -3;
    double[] gradient = new double[outputs.length];
    double loss = bound(1, task).evaluate(batch, outputs, gradient);
    assertEquals((4 * 0.25 + 5) / task.outputs(), loss, 1e-15);
    assertEquals(4 * 2 * 0.5 / task.outputs(), gradient[task.outputs()], 1e-15);
    assertEquals(-2.0 / task.outputs(), gradient[task.outputs() + 1], 1e-15);
  }

  private static List<Double> weights(int outputs) {
    Double[] weights = new Double[outputs];
    Arrays.fill(weights, 1.0);
    weights[0] = 4.0;
    return List.of(weights);
  }

  @Test
  void aLargeLimitIsMeanSquares() {
    RuleProblem problem =
        new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, false, 4);
    BpttTrainer.Parameters plain = problem.settings(3, 0.05, Optional.empty());
    TrainingResult expected = problem.train(plain);
    TrainingResult found = problem.train(problem.withLoss(plain, chosen(1e6)));
    expected
        .network()
        .parameters()
        .forEach(
            (name, values) ->
                assertTrue(distance(values, found.network().parameter(name)) < 1e-12, name));
    String column = "test_loss";
    assertEquals(expected.history().numbers(column)[0], found.history().numbers(column)[0], 1e-12);
  }

  private static double distance(Matrix a, Matrix b) {
    double[] x = a.combine(b, (p, q) -> Math.abs(p - q)).values();
    return Arrays.stream(x).max().orElseThrow();
  }

  @Test
  void aSmallLimitLearnsSomethingElse() {
    RuleProblem problem =
        new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, false, 4);
    BpttTrainer.Parameters plain = problem.settings(3, 0.05, Optional.empty());
    Matrix expected = problem.train(plain).network().recurrent();
    Matrix found = problem.train(problem.withLoss(plain, chosen(0.1))).network().recurrent();
    assertTrue(distance(expected, found) > 1e-6);
  }

  @Test
  void rulesThatLearnWithinATrialRefuseIt() {
    RuleProblem problem =
        new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, false, 4);
    Optional<Chosen<LearningRule<Record>>> force =
        RuleProblem.chosen(new Force(), new Force.Parameters(1, 2, 1, 0));
    BpttTrainer.Parameters settings = problem.withLoss(problem.settings(1, 0.05, force), chosen(1));
    assertThrows(ProblemException.class, () -> problem.train(settings));
  }
}
