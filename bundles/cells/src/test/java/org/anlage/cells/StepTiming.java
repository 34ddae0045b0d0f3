package org.anlage.cells;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.network.Cell;
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
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;

/**
 * Prints the thread CPU time and allocation of a training step (noise, states, loss, penalty,
 * gradients, Adam) as one line of JSON. A program, not a test.
 *
 * <p>Arguments: N, then any of --cell vanilla|leaky|leaky-learned|gru, --penalty
 * none|l1|distance|communicability|emd, --act relu|tanh|identity, --dtype float32|float64,
 * --kernels scalar|vector, --B trials, --T steps, --secs seconds, --gain recurrent gain.
 */
public final class StepTiming {
  private static final int INPUTS = 8;
  private static final int OUTPUTS = 4;
  private static final int MOST = 1_000_000;

  private StepTiming() {}

  /** Times one setting. */
  public static void main(String[] arguments) {
    int units = Integer.parseInt(arguments[0]);
    Map<String, String> options = options(arguments);
    Activation activation =
        Activation.valueOf(options.getOrDefault("--act", "relu").toUpperCase(Locale.ROOT));
    Precision precision =
        Precision.valueOf(options.getOrDefault("--dtype", "float32").toUpperCase(Locale.ROOT));
    Kernels scalar = new ScalarKernels();
    Kernels kernels =
        options.getOrDefault("--kernels", "vector").equals("scalar")
            ? scalar
            : new VectorKernels(scalar);
    String penalty = options.getOrDefault("--penalty", "none");
    int trials = Integer.parseInt(options.getOrDefault("--B", "128"));
    int length = Integer.parseInt(options.getOrDefault("--T", "50"));
    double seconds = Double.parseDouble(options.getOrDefault("--secs", "5"));
    double gain = Double.parseDouble(options.getOrDefault("--gain", "0.95"));
    kernels.warmUp();
    Cell cell = new Cell(options.getOrDefault("--cell", "vanilla"));
    TrainingProblem problem =
        problem(
            new NetworkSpec(cell, INPUTS, units, OUTPUTS, activation, precision),
            length,
            gain,
            kernels,
            penalty);
    Watch watch = new Watch(System.nanoTime() + (long) (seconds * 1e9));
    try {
      new BpttTrainer()
          .train(
              BuiltIn.parameters(
                  trials, MOST, Optimizer.ADAM, Schedule.CONSTANT, Optional.empty(), 0),
              problem,
              watch);
    } catch (TrainingMonitor.Interrupted expected) {
      // the time is up
    }
    double[] settled = Arrays.copyOfRange(watch.times, watch.steps / 4, watch.steps);
    Arrays.sort(settled);
    System.out.printf(
        Locale.ROOT,
        "{\"who\": \"anlage %s\", \"N\": %d, \"T\": %d, \"B\": %d, \"dtype\": \"%s\", \"act\":"
            + " \"%s\", \"cell\": \"%s\", \"penalty\": \"%s\", \"ms\": %.3f, \"min_ms\": %.3f, \"steps\": %d,"
            + " \"bytes\": %d}%n",
        kernels.name(),
        units,
        length,
        trials,
        precision.name().toLowerCase(Locale.ROOT),
        activation.name().toLowerCase(Locale.ROOT),
        cell.name().toLowerCase(Locale.ROOT),
        penalty,
        settled[settled.length / 2],
        settled[0],
        watch.steps,
        watch.bytes);
  }

  private static TrainingProblem problem(
      NetworkSpec spec, int length, double gain, Kernels kernels, String penalty) {
    TaskDescription task =
        new TaskDescription(
            INPUTS,
            OUTPUTS,
            length,
            Objective.CROSS_ENTROPY,
            List.of(),
            1.0 / OUTPUTS,
            OptionalDouble.empty(),
            1,
            OptionalInt.of(INPUTS));
    TrialBatch held = TrialBatch.allocate(task, 1);
    fill(held, RandomStream.of(3));
    return new TrainingProblem(
        BuiltIn.network(spec, RandomStream.of(1), gain),
        task,
        (batch, update) -> fill(batch, RandomStream.of(2).split(update)),
        held,
        held,
        0.05,
        TimedPenalties.of(penalty, spec.units(), kernels),
        List.of(),
        RandomStream.of(5),
        kernels);
  }

  /** One channel is on for the first half of a trial; the label is its number modulo classes. */
  private static void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    for (int trial = 0; trial < batch.trials(); trial++) {
      int channel = random.nextInt(INPUTS);
      for (int t = 0; t < (batch.steps() + 1) / 2; t++) {
        batch.input()[batch.at(t, trial) * INPUTS + channel] = 1;
      }
      int last = batch.at(batch.steps() - 1, trial);
      batch.mask()[last] = 1;
      batch.labels()[last] = channel % OUTPUTS;
    }
  }

  /** Times every update, and stops after a while. */
  private static final class Watch implements TrainingMonitor {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long end;
    private final double[] times = new double[MOST];
    private int steps;
    private long bytes;
    private long time;
    private long allocated;

    Watch(long end) {
      this.end = end;
    }

    @Override
    public boolean cancelled() {
      time = threads.getCurrentThreadCpuTime();
      allocated = threads.getCurrentThreadAllocatedBytes();
      return System.nanoTime() > end && steps >= 20;
    }

    @Override
    public void updated(int update, int updates, double loss) {
      times[steps++] = (threads.getCurrentThreadCpuTime() - time) / 1e6;
      bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    }
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }
}
