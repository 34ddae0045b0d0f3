package org.anlage.benchmarks;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.AdamStep;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per element of passes over {@value #LENGTH} elements, a copy of them included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(ElementwiseBenchmark.LENGTH)
public class ElementwiseBenchmark {
  static final int LENGTH = 16384;

  private static final AdamStep STEP = new AdamStep(1e-3, 0.9, 0.999, 1e-7);

  /** Which kernels. */
  @Param({"vector", "scalar"})
  public String kernels = "vector";

  /** Which precision. */
  @Param({"FLOAT32", "FLOAT64"})
  public Precision precision = Precision.FLOAT32;

  /** An activation, its derivative (with a prime), exp, log or adam. */
  @Param({
    "relu",
    "tanh",
    "softplus",
    "logistic",
    "tanh'",
    "softplus'",
    "logistic'",
    "exp",
    "log",
    "adam"
  })
  public String pass = "tanh";

  private final RealBuffer[] buffers = new RealBuffer[5];
  private Runnable work = () -> {};

  /** Makes the buffers. */
  @Setup
  public void prepare() {
    Elementwise elementwise = Providers.kernels(kernels).elementwise();
    Providers.kernels(kernels).warmUp();
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = Providers.gaussian(precision.allocate(0), LENGTH);
    }
    RealBuffer x = buffers[0];
    work =
        switch (pass) {
          case "exp" -> () -> elementwise.exp(0, LENGTH, x);
          case "log" -> () -> elementwise.log(0, LENGTH, x);
          case "adam" ->
              () -> elementwise.adam(STEP, 0, LENGTH, x, buffers[2], buffers[3], buffers[4]);
          default -> activation(elementwise, x);
        };
  }

  private Runnable activation(Elementwise elementwise, RealBuffer x) {
    Activation f = Activation.valueOf(pass.replace("'", "").toUpperCase(Locale.ROOT));
    return pass.endsWith("'")
        ? () -> elementwise.multiplyByDerivative(f, 1, LENGTH, buffers[2], 0, LENGTH, x, 0, LENGTH)
        : () -> elementwise.activate(f, 1, LENGTH, x, 0, LENGTH);
  }

  /** The pass on fresh values. */
  @Benchmark
  public RealBuffer elements() {
    buffers[0].copyFrom(buffers[1], 0, 0, LENGTH);
    work.run();
    return buffers[0];
  }
}
