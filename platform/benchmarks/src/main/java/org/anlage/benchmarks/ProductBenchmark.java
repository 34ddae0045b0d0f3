package org.anlage.benchmarks;

import java.util.concurrent.TimeUnit;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
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

/** Products of m x k and k x n; {@code flop} is floating-point operations per nanosecond. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx3g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  /** Which kernels. */
  @Param({"vector", "openblas", "scalar"})
  public String kernels = "vector";

  /** Which precision. */
  @Param({"FLOAT32", "FLOAT64"})
  public Precision precision = Precision.FLOAT32;

  /** m x n x k. */
  @Param({
    "64x64x64",
    "128x112x121",
    "128x256x256",
    "128x312x321",
    "321x312x128",
    "1024x1024x1024",
    "2000x2000x2000",
    "4000x4000x4000"
  })
  public String shape = "128x256x256";

  private Kernels chosen = Providers.kernels("scalar");
  private int m;
  private int n;
  private int k;
  private RealBuffer a = new RealBuffer.Float32(new float[0]);
  private RealBuffer b = a;
  private RealBuffer c = a;
  private Operand packed = chosen.operand(0, 0, a);

  /** Work done, which JMH divides by time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    /** Floating-point operations. */
    public double flop;
  }

  /** Makes the operands. */
  @Setup
  public void prepare() {
    chosen = Providers.kernels(kernels);
    String[] sizes = shape.split("x");
    m = Integer.parseInt(sizes[0]);
    n = Integer.parseInt(sizes[1]);
    k = Integer.parseInt(sizes[2]);
    RealBuffer like = precision.allocate(0);
    a = Providers.gaussian(like, m * k);
    b = Providers.gaussian(like, k * n);
    c = like.allocate(m * n);
    packed = chosen.operand(k, n, like);
    packed.set(false, b, 0, n);
    chosen.warmUp();
  }

  /** A B. */
  @Benchmark
  public RealBuffer plain(Work work) {
    chosen.multiply(false, false, m, n, k, a, 0, k, b, 0, n, false, c, 0, n);
    return done(work);
  }

  /** A B, where B was given before. */
  @Benchmark
  public RealBuffer packedBefore(Work work) {
    packed.multiply(m, a, 0, k, false, c, 0, n);
    return done(work);
  }

  /** A^T B. */
  @Benchmark
  public RealBuffer leftTransposed(Work work) {
    chosen.multiply(true, false, m, n, k, a, 0, m, b, 0, n, false, c, 0, n);
    return done(work);
  }

  /** A B^T. */
  @Benchmark
  public RealBuffer rightTransposed(Work work) {
    chosen.multiply(false, true, m, n, k, a, 0, k, b, 0, k, false, c, 0, n);
    return done(work);
  }

  private RealBuffer done(Work work) {
    work.flop += 2.0 * m * n * k;
    return c;
  }
}
