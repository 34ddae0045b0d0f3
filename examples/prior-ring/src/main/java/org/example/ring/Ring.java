package org.example.ring;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Weights of a ring network: units prefer angles 2 pi i / N, and W(i, j) = (mean + tuned cos(angle
 * between i and j)) / N. The uniform pattern has the eigenvalue mean, the cosine and the sine have
 * tuned / 2, and all others 0 (from three units on), so a bump of activity anywhere on the ring is
 * kept equally well.
 *
 * <p>Ben-Yishai, Bar-Or and Sompolinsky 1995.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "ring",
    text = "A ring network: excitation between units that prefer like angles, inhibition across",
    source = "doi:10.1073/pnas.92.9.3844")
public final class Ring implements ConnectivityGenerator<Ring.Parameters> {

  /**
   * Parameters.
   *
   * @param mean eigenvalue of the uniform pattern
   * @param tuned twice the eigenvalue of a bump
   */
  public record Parameters(
      @Parameter(text = "Eigenvalue of the uniform pattern; negative: inhibition.", value = "-0.5")
          double mean,
      @Parameter(text = "Twice the eigenvalue of a bump.", value = "1.9", min = 0) double tuned) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = context.size();
    double[] weight = new double[n];
    for (int k = 0; k < n; k++) {
      // StrictMath: the same bits on every machine.
      double cosine = StrictMath.cos(2 * Math.PI * k / n);
      weight[k] = (parameters.mean() + parameters.tuned() * cosine) / n;
    }
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        weights.set(i, j, weight[Math.abs(i - j)]);
      }
    }
    return weights;
  }
}
