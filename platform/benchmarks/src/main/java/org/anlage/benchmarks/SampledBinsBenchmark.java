package org.anlage.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.simulators.LinearStochastic;
import org.anlage.simulators.Noise;
import org.anlage.simulators.Sampling;
import org.anlage.simulators.Spontaneous;
import org.anlage.simulators.Start;
import org.anlage.simulators.Timing;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Simulations of 1217 bins of 23 steps after a burn-in of 4000 steps, 20 trajectories at once, on
 * one thread, burn-in and preparation included. {@code bins} over {@code processor} is bins of all
 * trajectories per second of processor time, which other programs disturb less than time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
public class SampledBinsBenchmark {
  private static final int BINS = 1217;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Which way to samples. */
  @Param({"STEPS", "EXACT"})
  public Sampling sampling = Sampling.STEPS;

  /** Which kernels. */
  @Param({"vector", "openblas"})
  public String kernels = "vector";

  /** Share of the independent triangle: 0 for symmetric weights. */
  @Param({"0", "1"})
  public double asymmetry;

  /** Number of units. */
  @Param({"100", "300", "1000", "2000", "4000"})
  public int units = 100;

  private Matrix weights = Matrix.zeros(0, 0);

  /** Work done, which JMH divides by time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    /** Bins of all trajectories. */
    public double bins;

    /** Seconds of processor time of the thread. */
    public double processor;
  }

  /** Reads every sample. */
  private static final class Reader implements Simulator.Sink {
    private double sum;

    @Override
    public void accept(RealBuffer states) {
      sum += states.get(0);
    }

    @Override
    public void keep(String name, Matrix array) {}

    @Override
    public void reached(long step) {}
  }

  /** Makes the weights, of largest real part 0.9 or so. */
  @Setup
  public void prepare() {
    RandomStream random = RandomStream.of(units);
    double deviation = 0.9 / Math.sqrt(units);
    weights = Matrix.zeros(units, units).map(x -> deviation * random.nextGaussian());
    if (asymmetry == 0) {
      weights =
          weights.combine(weights.transpose(), (a, b) -> 0.5 * StrictMath.sqrt(0.5) * (a + b));
    }
    Providers.kernels(kernels).warmUp();
  }

  /** Simulates. */
  @Benchmark
  public double simulate(Work work) {
    var parameters =
        new LinearStochastic.Parameters(
            new Timing(0.02, 0.002, Noise.ROOT_OF_STEP),
            new Spontaneous(20, BINS, 23, Start.BURN_IN, 4000, sampling));
    var context =
        new SimulationContext(
            Precision.FLOAT32,
            RandomStream.of(1),
            Providers.kernels(kernels),
            Providers.decompositions(kernels.equals("openblas") ? "openblas" : "ejml"),
            1);
    Reader reader = new Reader();
    long start = THREADS.getCurrentThreadCpuTime();
    new LinearStochastic().simulate(parameters, weights, context, reader);
    work.processor += 1e-9 * (THREADS.getCurrentThreadCpuTime() - start);
    work.bins += 20.0 * BINS;
    return reader.sum;
  }
}
