package org.anlage.trainers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Precision;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.vector.VectorKernels;

/**
 * Prints the thread CPU time and allocation of a training step (noise, states, loss, penalty,
 * gradients, Adam) as one line of JSON. A program, not a test.
 *
 * <p>Arguments: N, then any of --cell vanilla|leaky|leaky-learned|gru, --penalty
 * none|l1|distance|communicability|emd, --act relu|tanh|identity, --dtype float32|float64,
 * --kernels scalar|vector, --B trials, --T steps, --secs seconds, --gain recurrent gain.
 */
public final class StepTiming {
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
    ToyProblem toy = new ToyProblem(cell, 8, units, 4, length, activation, precision, gain);
    TrainingRun run =
        new TrainingRun(
            ToyProblem.parameters(trials, 1),
            toy.problem(kernels, 0.05, TimedPenalties.of(penalty, units, kernels), List.of()));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] times = new double[1_000_000];
    int steps = 0;
    long bytes = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end || steps < 20) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      run.step(steps + 1, run.learn(steps + 1));
      times[steps++] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
      bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    }
    double[] settled = Arrays.copyOfRange(times, steps / 4, steps);
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
        steps,
        bytes);
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return options;
  }
}
