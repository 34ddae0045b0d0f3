package org.anlage.benchmarks;

import java.util.concurrent.TimeUnit;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.kernel.SymmetricOperator;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
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

/** Milliseconds per decomposition of a random n x n matrix. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class DecompositionBenchmark {
  /** Which library. */
  @Param({"ejml", "openblas"})
  public String library = "ejml";

  /** Rows and columns. */
  @Param({"100", "500", "1000"})
  public int n = 100;

  private Decompositions decompositions = Providers.decompositions("ejml");
  private Matrix general = Matrix.zeros(0, 0);
  private Matrix symmetric = general;

  /** Makes the matrices. */
  @Setup
  public void prepare() {
    decompositions = Providers.decompositions(library);
    RandomStream random = RandomStream.of(n);
    general = Matrix.zeros(n, n).map(x -> random.nextGaussian());
    symmetric = general.combine(general.transpose(), Double::sum);
  }

  /** All eigenvalues of a symmetric matrix. */
  @Benchmark
  public double[] symmetricEigenvalues() {
    return decompositions.symmetricEigenvalues(symmetric);
  }

  /** The largest one alone, by Lanczos. */
  @Benchmark
  public double[] largestEigenvalue() {
    return decompositions.largestEigenvalues(
        SymmetricOperator.of(symmetric), 1, 1e-10, RandomStream.of(1));
  }

  /** Eigenvalues of a general matrix. */
  @Benchmark
  public Eigenvalues eigenvalues() {
    return decompositions.eigenvalues(general);
  }

  /** Singular values. */
  @Benchmark
  public double[] singularValues() {
    return decompositions.singularValues(general);
  }
}
