package org.anlage.generators.critical;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Critically normalised weights with explicit inhibition, an extension: in the paper inhibition is
 * the subtraction of a mean. All weights are uniform on (0, 2); the last units are inhibitory, and
 * onto every unit their weights are scaled to sum to minus the balance times its excitatory inputs.
 * In exact balance every unit's inputs sum to zero, and the spectrum has no outlier from the mean
 * (Rajan and Abbott 2006). With a share of 0 one inhibitory unit stands for global inhibition.
 * Self-connections are drawn like all others, since the single unit must inhibit itself. Every row
 * has one sign (Dale's law), so weights are not symmetric.
 *
 * <p>Cost: the eigenvalues of one N x N matrix.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "critical-balanced",
    text =
        "Excitatory and inhibitory units in balance, largest eigenvalue near 1 (an extension of ours)",
    source = "doi:10.1103/PhysRevLett.97.188104")
public final class CriticalBalanced implements ConnectivityGenerator<CriticalBalanced.Parameters> {
  /**
   * Parameters.
   *
   * @param inhibitory share of inhibitory units
   * @param balance inhibitory over excitatory input
   * @param largestEigenvalue largest real part of the eigenvalues
   */
  public record Parameters(
      @Parameter(
              text = "Share of inhibitory units; at least one unit is inhibitory.",
              value = "0.2",
              min = 0,
              max = 0.9)
          double inhibitory,
      @Parameter(
              text = "Inhibitory input of every unit over its excitatory input.",
              value = "1",
              min = 0)
          double balance,
      @Parameter(text = Mixing.LARGEST_TEXT, value = "0.998", min = 0, exclusiveMin = true)
          double largestEigenvalue) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    int excitatory = n - (int) Math.max(1, Math.round(parameters.inhibitory() * n));
    RandomStream random = context.random();
    Matrix weights = Matrix.zeros(n, n).map(x -> random.nextDouble(0, 2));
    for (int j = 0; j < n; j++) {
      double excitation = sum(weights, 0, excitatory, j);
      double factor = -parameters.balance() * excitation / sum(weights, excitatory, n, j);
      for (int i = excitatory; i < n; i++) {
        weights.set(i, j, factor * weights.get(i, j));
      }
    }
    return Scaling.toSpectralAbscissa(
        weights, parameters.largestEigenvalue(), context.decompositions());
  }

  /** Inputs of unit j from units {@code first} to below {@code end}. */
  private static double sum(Matrix weights, int first, int end, int j) {
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += weights.get(i, j);
    }
    return sum;
  }
}
