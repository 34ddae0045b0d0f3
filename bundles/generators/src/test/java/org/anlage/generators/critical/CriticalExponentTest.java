package org.anlage.generators.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.anlage.kernels.ScalarKernels;
import org.anlage.linear.dynamics.PowerLaw;
import org.anlage.linear.dynamics.StationaryCovariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Exponents of exact covariances against values made independently in NumPy, reference-values.md
 * section 3. Standard deviations over draws are 0.035 at N = 200 and 0.037 at N = 500 for symmetric
 * weights, up to 0.13 for others; means over k draws are allowed three of their standard errors,
 * together with those of the reference.
 */
class CriticalExponentTest {
  private static final Decompositions ALGEBRA = Contexts.ALGEBRA;
  private static final Kernels KERNELS = new ScalarKernels();

  private static double exponent(int n, double rho, double asymmetry, long seed) {
    Matrix weights =
        new Critical()
            .generate(
                new Critical.Parameters(Distribution.UNIFORM, rho, asymmetry, Mixing.PUBLISHED),
                Contexts.prior(n, seed));
    double[] spectrum;
    if (asymmetry == 0) {
      spectrum = ALGEBRA.symmetricEigenvalues(weights);
      Arrays.setAll(spectrum, k -> -StationaryCovariance.ofMode(spectrum[k]));
    } else {
      spectrum = ALGEBRA.symmetricEigenvalues(StationaryCovariance.of(weights, KERNELS, ALGEBRA));
      Arrays.setAll(spectrum, k -> -spectrum[k]);
    }
    Arrays.sort(spectrum);
    double[] descending = Arrays.stream(spectrum).map(v -> -v).toArray();
    return PowerLaw.fit(descending, PowerLaw.FROM, PowerLaw.lastRank(n), PowerLaw.Weighting.RANK)
        .exponent();
  }

  private static double mean(int n, double rho, double asymmetry, int draws) {
    double sum = 0;
    for (int seed = 1; seed <= draws; seed++) {
      sum += exponent(n, rho, asymmetry, seed);
    }
    return sum / draws;
  }

  @Test
  void symmetricWeightsOf200Units() {
    assertEquals(0.762, mean(200, 0.998, 0, 20), 0.03);
    assertEquals(0.764, mean(200, 0.999, 0, 20), 0.03);
  }

  @Test
  void symmetricWeightsOf500Units() {
    assertEquals(0.741, mean(500, 0.998, 0, 5), 0.06);
  }

  @ParameterizedTest
  @CsvSource({
    "0.3333333333333333, 0.803, 0.09",
    "0.6666666666666666, 1.018, 0.2",
    "1, 1.219, 0.25"
  })
  void independentDirectionsSteepenTheSpectrum(
      double asymmetry, double expected, double tolerance) {
    assertEquals(expected, mean(200, 0.999, asymmetry, 5), tolerance);
  }
}
