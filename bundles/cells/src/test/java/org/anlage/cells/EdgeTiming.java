package org.anlage.cells;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.vector.VectorKernels;
import org.anlage.trainers.BpttTrainer;

/**
 * Prints the thread CPU time of an update of the cell {@code edges} as one line of JSON. A program,
 * not a test.
 *
 * <p>Arguments: N, edges per unit, updates.
 */
public final class EdgeTiming {
  private static final int TRIALS = 32;
  private static final int STEPS = 50;
  private static final int INPUTS = 8;
  private static final int OUTPUTS = 4;

  private EdgeTiming() {}

  /** Times one setting. */
  @SuppressWarnings("unchecked")
  public static void main(String[] arguments) {
    int units = Integer.parseInt(arguments[0]);
    int perUnit = Integer.parseInt(arguments[1]);
    int updates = Integer.parseInt(arguments[2]);
    Kernels kernels = new VectorKernels(new ScalarKernels());
    kernels.warmUp();
    TaskDescription task =
        new TaskDescription(
            INPUTS,
            OUTPUTS,
            STEPS,
            Objective.CROSS_ENTROPY,
            List.of(),
            1.0 / OUTPUTS,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty());
    RandomStream random = RandomStream.of(units);
    TrialBatch held = TrialBatch.allocate(task, 1);
    TrainingProblem problem =
        new TrainingProblem(
            network(units, perUnit, random),
            Optional.of(
                new Chosen<>(
                    "edges", (CellType<Record>) (CellType<?>) new Edges(), new NoParameters())),
            task,
            (batch, update) -> fill(batch, random.split(update)),
            held,
            held,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            random,
            kernels,
            Optional.empty());
    Times times = new Times();
    new BpttTrainer().train(settings(updates), problem, times);
    double[] settled =
        times.seconds.stream()
            .skip(updates / 3)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    System.out.printf(
        Locale.ROOT,
        "{\"who\": \"anlage edges\", \"N\": %d, \"edges\": %d, \"T\": %d, \"B\": %d, \"s\": %.4f,"
            + " \"min_s\": %.4f, \"heap_MB\": %d}%n",
        units,
        units * perUnit,
        STEPS,
        TRIALS,
        settled[settled.length / 2],
        Arrays.stream(settled).min().orElseThrow(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
  }

  private static BpttTrainer.Parameters settings(int updates) {
    BpttTrainer.Parameters small = CellProblem.settings(updates, 1e-4);
    return new BpttTrainer.Parameters(
        small.learningRate(),
        small.beta1(),
        small.beta2(),
        small.epsilon(),
        small.epsilonPlacement(),
        TRIALS,
        updates,
        updates,
        List.of(),
        org.anlage.trainers.Optimizer.ADAM,
        0,
        0,
        small.schedule(),
        Optional.empty(),
        0);
  }

  private static Network network(int units, int perUnit, RandomStream random) {
    int count = Math.multiplyExact(units, perUnit);
    Matrix edges = Matrix.zeros(count, 2);
    Matrix weights = Matrix.zeros(1, count);
    RandomStream own = random.split("edges");
    for (int j = 0; j < units; j++) {
      int[] sources = own.split(j).permutation(Math.min(units, 4 * perUnit));
      int[] chosen = Arrays.copyOf(sources, perUnit);
      int shift = own.split(j).nextInt(units);
      for (int k = 0; k < perUnit; k++) {
        chosen[k] = (int) ((chosen[k] * (long) (units / (4 * perUnit)) + shift) % units);
      }
      Arrays.sort(chosen);
      for (int k = 0; k < perUnit; k++) {
        int e = j * perUnit + k;
        edges.set(e, 0, chosen[k]);
        edges.set(e, 1, j);
        weights.set(0, e, 0.9 * own.nextGaussian() / Math.sqrt(perUnit));
      }
    }
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, gaussian(INPUTS, units, 0.4, random.split("input")));
    values.put(Network.BIAS, Matrix.zeros(1, units));
    values.put(Edges.WEIGHTS, weights);
    values.put(Edges.LIST, edges);
    values.put(Network.LEAK, Affine.row(units, 0.2));
    values.put(Network.READOUT, gaussian(units, OUTPUTS, 0.3, random.split("readout")));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, OUTPUTS));
    return new Network(
        new NetworkSpec(
            new Cell("edges"), INPUTS, units, OUTPUTS, Activation.RELU, Precision.FLOAT32),
        values);
  }

  private static Matrix gaussian(int rows, int columns, double deviation, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> deviation * random.nextGaussian());
  }

  private static void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      int channel = random.nextInt(INPUTS);
      for (int t = 0; t < STEPS; t++) {
        batch.input()[batch.at(t, trial) * INPUTS + channel] = 1;
      }
      int last = batch.at(STEPS - 1, trial);
      batch.mask()[last] = 1;
      batch.labels()[last] = channel % OUTPUTS;
    }
  }

  /** CPU time between updates. */
  private static final class Times implements TrainingMonitor {
    private final java.util.ArrayList<Double> seconds = new java.util.ArrayList<>();
    private long last = now();

    private static long now() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void updated(int update, int updates, double loss) {
      long time = now();
      seconds.add((time - last) * 1e-9);
      last = time;
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
