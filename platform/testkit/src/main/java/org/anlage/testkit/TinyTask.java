package org.anlage.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingProblem;

/** Remember for three steps which of two inputs was on: small enough for tests of trainers. */
final class TinyTask {
  static final int UNITS = 6;
  static final double INPUT_NOISE = 0.01;
  static final TaskDescription DESCRIPTION = describe(3);

  private TinyTask() {}

  private static TaskDescription describe(int delay) {
    return new TaskDescription(
        2,
        2,
        1 + delay,
        Objective.CROSS_ENTROPY,
        List.of(new Period("stimulus", 0, 1), new Period("delay", 1, 1 + delay)),
        0.5,
        OptionalDouble.of(0.5),
        1,
        OptionalInt.of(2),
        List.of(new TrialVariable("stimulus", List.of("left", "right"))));
  }

  static void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    int last = batch.steps() - 1;
    for (int trial = 0; trial < batch.trials(); trial++) {
      int label = random.nextInt(2);
      batch.input()[trial * 2 + label] = 1;
      batch.labels()[batch.at(last, trial)] = label;
      batch.mask()[batch.at(last, trial)] = 1;
      batch.conditions()[trial] = label;
      batch.levels(0)[trial] = label;
    }
  }

  static TrialBatch trials(int count, String purpose) {
    return trials(count, 3, purpose);
  }

  static TrialBatch trials(int count, int delay, String purpose) {
    TrialBatch batch = TrialBatch.allocate(describe(delay), count);
    fill(batch, RandomStream.of(1).split(purpose));
    return batch;
  }

  static Network network(long seed) {
    RandomStream random = RandomStream.of(seed).split("network");
    Map<String, Matrix> parameters = new LinkedHashMap<>();
    parameters.put(Network.INPUT, gaussian(2, UNITS, random));
    parameters.put(Network.RECURRENT, gaussian(UNITS, UNITS, random));
    parameters.put(Network.BIAS, gaussian(1, UNITS, random));
    parameters.put(Network.READOUT, gaussian(UNITS, 2, random));
    parameters.put(Network.READOUT_BIAS, gaussian(1, 2, random));
    return new Network(
        new NetworkSpec(Cell.VANILLA, 2, UNITS, 2, Activation.TANH, Precision.FLOAT32), parameters);
  }

  /** The task as a trainer gets it, with a penalty on the squares of weights and some noise. */
  static TrainingProblem problem(Network initial) {
    RandomStream training = RandomStream.of(1).split("train");
    return new TrainingProblem(
        initial,
        DESCRIPTION,
        (batch, update) -> fill(batch, training.split(update)),
        trials(16, "validation"),
        trials(16, "test"),
        INPUT_NOISE,
        List.of(
            new NamedPenalty(
                "squares",
                (weights, gradient) -> {
                  double sum = 0;
                  for (int k = 0; k < weights.length(); k++) {
                    double weight = weights.get(k);
                    sum += weight * weight;
                    gradient.set(k, gradient.get(k) + 2e-3 * weight);
                  }
                  return 1e-3 * sum;
                })),
        List.of(),
        RandomStream.of(1).split("training"),
        Fixtures.KERNELS,
        Optional.of(Fixtures.ALGEBRA));
  }

  /** Values that single precision holds exactly. */
  private static Matrix gaussian(int rows, int columns, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> (float) (0.4 * random.nextGaussian()));
  }
}
