package org.anlage.trainers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.network.Precision;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.vector.VectorKernels;

/**
 * Prints the median thread CPU time and allocation of a training step (noise, states, loss,
 * gradients, Adam; batch 128, 50 steps, 8 inputs, 4 outputs). A program, not a test.
 *
 * <p>Arguments: N [relu|tanh|identity] [float32|float64] [scalar|vector] [seconds] [gain].
 */
public final class StepTiming {
  private StepTiming() {}

  /** Times one setting. */
  public static void main(String[] arguments) {
    int units = Integer.parseInt(argument(arguments, 0, "100"));
    Activation activation =
        Activation.valueOf(argument(arguments, 1, "relu").toUpperCase(Locale.ROOT));
    Precision precision =
        Precision.valueOf(argument(arguments, 2, "float32").toUpperCase(Locale.ROOT));
    Kernels scalar = new ScalarKernels();
    Kernels kernels =
        argument(arguments, 3, "vector").equals("scalar") ? scalar : new VectorKernels(scalar);
    double seconds = Double.parseDouble(argument(arguments, 4, "5"));
    double gain = Double.parseDouble(argument(arguments, 5, "0.95"));
    kernels.warmUp();
    ToyProblem toy = new ToyProblem(8, units, 4, 50, activation, precision, gain);
    TrainingRun run = new TrainingRun(ToyProblem.parameters(128, 1), toy.problem(kernels, 0.05));
    Adam adam = new Adam(ToyProblem.parameters(128, 1), run.weights().buffers());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] times = new double[1_000_000];
    int steps = 0;
    long bytes = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end || steps < 20) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      run.step(steps + 1, run.gradient(steps + 1), adam);
      times[steps++] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
      bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
    }
    double[] settled = Arrays.copyOfRange(times, steps / 4, steps);
    Arrays.sort(settled);
    System.out.printf(
        Locale.ROOT,
        "%s N=%d %s %s: median %.3f ms, min %.3f ms, %d steps, %d bytes in the last step%n",
        kernels.name(),
        units,
        activation,
        precision,
        settled[settled.length / 2],
        settled[0],
        steps,
        bytes);
  }

  private static String argument(String[] arguments, int index, String otherwise) {
    return index < arguments.length ? arguments[index] : otherwise;
  }
}
