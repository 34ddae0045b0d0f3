package @package@;

import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * A null of weights: the entries of every row in random order. Each unit keeps its out-strength and
 * its own set of weights; which unit they go to is lost.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = ConnectivityTransform.class)
@Extension(name = "@name@", text = "The entries of every row in random order")
public final class @Class@ implements ConnectivityTransform<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Whether self-connections stay where they are.", value = "true")
          boolean keepDiagonal) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** New N x N weights; the argument is not changed. */
  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    int n = weights.rows();
    Matrix result = weights.copy();
    for (int i = 0; i < n; i++) {
      int self = i;
      int[] columns =
          IntStream.range(0, n).filter(j -> j != self || !parameters.keepDiagonal()).toArray();
      // The only source of randomness is the one in the context, here one stream per row.
      int[] order = context.random().split(i).permutation(columns.length);
      for (int k = 0; k < columns.length; k++) {
        result.set(i, columns[k], weights.get(i, columns[order[k]]));
      }
    }
    return result;
  }
}
