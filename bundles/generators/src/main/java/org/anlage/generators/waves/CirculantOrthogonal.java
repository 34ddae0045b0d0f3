package org.anlage.generators.waves;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Rings of units whose weights depend on the way from unit to unit alone, and are orthogonal: a
 * circulant matrix for each channel, whose Fourier coefficients have modulus {@code gain} and
 * random phases. It is the matched control of {@code ring-shift}, whose phases are those of a pure
 * delay: it has the symmetry and the singular values, and disperses a pulse. O(N n) time with rings
 * of n.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "circulant-orthogonal",
    text = "Rings of units with random orthogonal weights that are the same at every place",
    source = "arXiv:1702.06295")
public final class CirculantOrthogonal
    implements ConnectivityGenerator<CirculantOrthogonal.Parameters> {
  /**
   * Parameters.
   *
   * @param channels number of rings
   * @param gain modulus of the Fourier coefficients
   */
  public record Parameters(
      @Parameter(text = Channels.TEXT, value = "1", min = 1) int channels,
      @Parameter(
              text = "Factor of the orthogonal matrix, its spectral radius.",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters p, PriorContext context) {
    int n = context.size();
    int length = Channels.length(n, p.channels(), "circulant-orthogonal");
    Matrix weights = Matrix.zeros(n, n);
    for (int channel = 0; channel < p.channels(); channel++) {
      double[] kernel = kernel(length, context.random().split(channel));
      int first = channel * length;
      for (int i = 0; i < length; i++) {
        for (int j = 0; j < length; j++) {
          weights.set(first + i, first + j, p.gain() * kernel[Math.floorMod(j - i, length)]);
        }
      }
    }
    return weights;
  }

  /** A real sequence whose Fourier coefficients are exp(i phase), conjugate at k and n - k. */
  private static double[] kernel(int n, RandomStream random) {
    double[] kernel = new double[n];
    for (int k = 0; 2 * k <= n; k++) {
      boolean real = k == 0 || 2 * k == n;
      double phase =
          real ? random.nextInt(2) * StrictMath.PI : random.nextDouble(0, 2 * StrictMath.PI);
      for (int m = 0; m < n; m++) {
        // The angle of a whole turn is taken off exactly, before it is rounded.
        double turn = 2 * StrictMath.PI * ((long) k * m % n) / n;
        kernel[m] += (real ? 1 : 2) * StrictMath.cos(turn + phase) / n;
      }
    }
    return kernel;
  }
}
