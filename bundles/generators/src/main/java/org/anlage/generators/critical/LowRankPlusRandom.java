package org.anlage.generators.critical;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Low-rank structure plus unstructured randomness: A = strength sum_r m_r n_r^T + gain X. The m_r
 * are random orthonormal vectors, n_r = overlap m_r + sqrt(1 - overlap^2) o_r with further
 * orthonormal o_r, and X has independent normal entries of variance 1 / N. Without X, A has the
 * eigenvalue strength times overlap and the singular value strength, each {@code rank} times. The
 * result is the transpose of A.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "low-rank-plus-random",
    text = "A few strong directions on random Gaussian weights",
    source = "doi:10.1016/j.neuron.2018.07.003")
public final class LowRankPlusRandom
    implements ConnectivityGenerator<LowRankPlusRandom.Parameters> {
  /**
   * Parameters.
   *
   * @param rank number of directions
   * @param strength singular value of the structure
   * @param overlap inner product of output and input directions
   * @param gain standard deviation of the random part times sqrt(N)
   */
  public record Parameters(
      @Parameter(text = "Number of directions.", value = "1", min = 1) int rank,
      @Parameter(text = "Singular value of the structure.", value = "1.5", min = 0) double strength,
      @Parameter(
              text = "How far input and output directions agree; 1: symmetric structure, 0: none.",
              value = "1",
              min = -1,
              max = 1)
          double overlap,
      @Parameter(text = "Spectral radius of the random part, for large N.", value = "0.8", min = 0)
          double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    int rank = parameters.rank();
    if (2 * rank > n) {
      throw ProblemException.configuration(
          new Problem(
              "the rank is too large for the network",
              "low-rank-plus-random.rank",
              Integer.toString(rank),
              "at most " + n / 2 + ", half the number of units",
              "use more units or a lower rank"));
    }
    double[][] directions = orthonormal(2 * rank, n, context.random().split("directions"));
    RandomStream random = context.random().split("random");
    double deviation = parameters.gain() / Math.sqrt(n);
    Matrix weights = Matrix.zeros(n, n).map(x -> deviation * random.nextGaussian());
    double along = parameters.overlap();
    double aside = Math.sqrt(1 - along * along);
    for (int r = 0; r < rank; r++) {
      double[] out = directions[r];
      double[] other = directions[rank + r];
      for (int i = 0; i < n; i++) {
        double in = along * out[i] + aside * other[i];
        for (int j = 0; j < n; j++) {
          weights.set(i, j, weights.get(i, j) + parameters.strength() * in * out[j]);
        }
      }
    }
    return weights;
  }

  /** Gaussian vectors made orthonormal, one after the other and twice against rounding. */
  private static double[][] orthonormal(int count, int n, RandomStream random) {
    double[][] vectors = new double[count][n];
    for (int r = 0; r < count; r++) {
      double[] vector = vectors[r];
      for (int i = 0; i < n; i++) {
        vector[i] = random.nextGaussian();
      }
      for (int previous = 0; previous < 2 * r; previous++) {
        double[] direction = vectors[previous % r];
        double share = dot(vector, direction);
        for (int i = 0; i < n; i++) {
          vector[i] -= share * direction[i];
        }
      }
      double length = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < n; i++) {
        vector[i] /= length;
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
