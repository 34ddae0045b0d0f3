package org.anlage.generators.weights;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.Sizes;
import org.osgi.service.component.annotations.Component;

/**
 * Critically normalised random weights. A of x' = -x + A x has uniform entries on (-1, 1) (uniform
 * excitation minus its mean as global inhibition), a zero diagonal, and a lower triangle that is (1
 * - s) times the mirrored upper one plus s times an independent one; A is then divided so that its
 * largest eigenvalue (for s above 0: largest real part) has the given value. The result is the
 * transpose, since W(i, j) is the weight from i to j.
 *
 * <p>Cost: the eigenvalues of one N x N matrix, symmetric where s is 0.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "critical",
    text = "Symmetric (or partly symmetric) uniform weights with the largest eigenvalue near 1",
    source = "doi:10.1038/s41586-026-10528-1")
public final class Critical implements ConnectivityGenerator<Critical.Parameters> {
  /**
   * Parameters.
   *
   * @param largestEigenvalue largest real part of the eigenvalues
   * @param asymmetry share of the independent triangle
   */
  public record Parameters(
      @Parameter(
              text =
                  "Largest real part of the eigenvalues; 0.998 in the paper, 0.999 in its public"
                      + " code.",
              value = "0.998",
              min = 0,
              exclusiveMin = true)
          double largestEigenvalue,
      @Parameter(
              text = "0: symmetric; 1: the two directions of a pair are independent.",
              value = "0",
              min = 0,
              max = 1)
          double asymmetry) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = Sizes.requireNetwork(context.size());
    double s = parameters.asymmetry();
    Matrix mirrored = uniform(n, context, "mirrored");
    Matrix independent = uniform(n, context, "independent");
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double upper = mirrored.get(j, i);
        weights.set(i, j, upper);
        weights.set(j, i, s == 0 ? upper : (1 - s) * upper + s * independent.get(i, j));
      }
    }
    double abscissa = abscissa(weights, s == 0, context.decompositions());
    if (abscissa <= 0) {
      throw ProblemException.configuration(
          new Problem(
              "critical weights cannot be normalised: no eigenvalue has a positive real part",
              "critical",
              "a largest real part of " + abscissa,
              "more than 0",
              "use more units, less asymmetry or another seed"));
    }
    return Scaling.to(parameters.largestEigenvalue(), abscissa, "largest eigenvalue", weights);
  }

  private static Matrix uniform(int n, PriorContext context, String purpose) {
    var random = context.random().split(purpose);
    return Entries.draw(n, () -> random.nextDouble(-1, 1));
  }

  private static double abscissa(Matrix weights, boolean symmetric, Decompositions algebra) {
    if (symmetric) {
      double[] ascending = algebra.symmetricEigenvalues(weights);
      return ascending[ascending.length - 1];
    }
    return Scaling.spectrum(weights, () -> algebra.eigenvalues(weights)).spectralAbscissa();
  }
}
