package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.Backward;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients against finite differences, with weighted targets at several steps. */
final class GradientsTest {
  private static final double STEP = 1e-6;
  private final Kernels kernels = new ScalarKernels();

  @ParameterizedTest
  @CsvSource({
    "vanilla,TANH,CROSS_ENTROPY",
    "vanilla,RELU,CROSS_ENTROPY",
    "vanilla,IDENTITY,CROSS_ENTROPY",
    "vanilla,SOFTPLUS,CROSS_ENTROPY",
    "vanilla,LOGISTIC,CROSS_ENTROPY",
    "vanilla,TANH,MEAN_SQUARES",
    "leaky,TANH,CROSS_ENTROPY",
    "leaky,RELU,MEAN_SQUARES",
    "leaky,TANH,BINARY_CROSS_ENTROPY",
    "leaky,TANH,LOGISTIC_SQUARES",
    "leaky,TANH,POISSON",
    "leaky-learned,TANH,CROSS_ENTROPY",
    "leaky-learned,SOFTPLUS,MEAN_SQUARES",
    "gru,TANH,CROSS_ENTROPY",
    "gru,RELU,MEAN_SQUARES"
  })
  void agreeWithFiniteDifferences(Cell cell, Activation activation, Objective objective) {
    TaskDescription task = ToyProblem.task(3, 2, 7, objective);
    NetworkSpec spec = new NetworkSpec(cell, 3, 6, 2, activation, Precision.FLOAT64);
    TrialBatch batch = batch(task, 5);
    Weights weights = new Weights(ToyProblem.network(spec, RandomStream.of(8), 0.9), kernels, 5);
    Gradients gradients = new Gradients(weights, 5, kernels);
    Trajectory trajectory = new Trajectory(weights, 7, 5, kernels);
    trajectory.load(batch, 0, 5);
    loss(weights, gradients, trajectory, task, batch);
    double[][] found =
        gradients.direction().buffers().stream()
            .map(RealBuffer::toDoubles)
            .toArray(double[][]::new);
    for (int b = 0; b < found.length; b++) {
      RealBuffer buffer = weights.buffers().get(b);
      for (int i = 0; i < buffer.length(); i++) {
        double value = buffer.get(i);
        buffer.set(i, value + STEP);
        double above = loss(weights, gradients, trajectory, task, batch);
        buffer.set(i, value - STEP);
        double below = loss(weights, gradients, trajectory, task, batch);
        buffer.set(i, value);
        assertEquals((above - below) / (2 * STEP), found[b][i], 1e-8);
      }
    }
  }

  /** Penalties on states ask for the periods of the trials that are in. */
  @Test
  void periodsAreThoseOfTheTrialsOfAPart() {
    TaskDescription task =
        new TaskDescription(
            3,
            2,
            7,
            Objective.MEAN_SQUARES,
            List.of(new Period("delay", 1, 4)),
            0.5,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    NetworkSpec spec = new NetworkSpec(Cell.VANILLA, 3, 6, 2, Activation.TANH, Precision.FLOAT64);
    TrialBatch batch = TrialBatch.allocate(task, 5);
    batch.starts(0)[3] = 2;
    batch.ends(0)[3] = 6;
    Weights weights = new Weights(ToyProblem.network(spec, RandomStream.of(8), 0.9), kernels, 2);
    Trajectory trajectory = new Trajectory(weights, 7, 2, kernels);
    trajectory.load(batch, 2, 2);
    assertEquals(1, trajectory.start(0, 0));
    assertEquals(4, trajectory.end(0, 0));
    assertEquals(2, trajectory.start(0, 1));
    assertEquals(6, trajectory.end(0, 1));
  }

  private static double loss(
      Weights weights,
      Gradients gradients,
      Trajectory trajectory,
      TaskDescription task,
      TrialBatch batch) {
    weights.changed();
    trajectory.run(batch.trials());
    BatchLoss score =
        scoring(task, weights, batch.trials()).of(trajectory, batch, 0, batch.trials());
    gradients.compute(trajectory, score, Backward.FULL, List.of());
    return score.meanLoss();
  }

  private static Scoring scoring(TaskDescription task, Weights weights, int trials) {
    return new Scoring(task, trials, weights.readout, new ScalarKernels(), Optional.empty());
  }

  /** Random inputs; step 2 counts half for some trials, step 4 for all, the last step for none. */
  private static TrialBatch batch(TaskDescription task, int trials) {
    RandomStream random = RandomStream.of(6);
    TrialBatch batch = TrialBatch.allocate(task, trials);
    for (int i = 0; i < batch.input().length; i++) {
      batch.input()[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < batch.values().length; i++) {
      batch.values()[i] = (float) random.nextGaussian();
    }
    for (int trial = 0; trial < trials; trial++) {
      batch.mask()[batch.at(2, trial)] = trial % 2 == 0 ? 0.5f : 0;
      batch.mask()[batch.at(4, trial)] = 1;
      if (task.objective() == Objective.CROSS_ENTROPY) {
        batch.labels()[batch.at(2, trial)] = random.nextInt(2);
        batch.labels()[batch.at(4, trial)] = random.nextInt(2);
      }
    }
    return batch;
  }
}
