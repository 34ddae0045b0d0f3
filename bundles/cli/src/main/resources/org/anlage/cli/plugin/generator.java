package @package@;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Sparse random weights with a fixed out-degree: every unit sends to the same number of others,
 * chosen at random, with Gaussian weights of variance gain^2 / targets.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(name = "@name@", text = "Sparse random weights with a fixed out-degree")
public final class @Class@ implements ConnectivityGenerator<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Units that each unit sends to.", value = "8", min = 1) int targets,
      @Parameter(text = "About the spectral radius.", value = "0.9", min = 0) double gain) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** N x N weights; W(i, j) is the weight from unit i to unit j. */
  @Override
  public Matrix generate(Parameters parameters, PriorContext context) {
    int n = context.size();
    if (n < 2) {
      throw ProblemException.configuration(
          new Problem("no other unit to send to", "network.units", "" + n, "2 or more", ""));
    }
    // In a small network every unit sends to all others.
    int targets = Math.min(parameters.targets(), n - 1);
    double deviation = parameters.gain() / Math.sqrt(targets);
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      // The only source of randomness is the one in the context. A stream of its own for each unit
      // keeps what one unit draws from moving the others.
      RandomStream random = context.random().split(i);
      int[] order = random.permutation(n - 1);
      for (int k = 0; k < targets; k++) {
        int j = order[k] < i ? order[k] : order[k] + 1; // everybody but i itself
        weights.set(i, j, deviation * random.nextGaussian());
      }
    }
    return weights;
  }
}
