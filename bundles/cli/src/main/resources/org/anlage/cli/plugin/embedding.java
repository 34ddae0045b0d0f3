package @package@;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Units evenly spaced on a circle; the distance of two is the shorter way around it.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = Embedding.class)
@Extension(name = "@name@", text = "Units evenly spaced on a circle")
public final class @Class@ implements Embedding<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(
              text = "Length of the way around.",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double circumference) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** N x N distances: not negative, zero on the diagonal. */
  @Override
  public Matrix distances(Parameters parameters, EmbeddingContext context) {
    int n = context.size();
    double spacing = parameters.circumference() / n;
    Matrix distances = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int apart = Math.abs(i - j);
        distances.set(i, j, spacing * Math.min(apart, n - apart));
      }
    }
    return distances;
  }
}
