package @package@;

import java.util.HashMap;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.osgi.service.component.annotations.Component;

/**
 * Every unit gets input from one channel alone, drawn at random.
 *
 * <p>One instance serves all runs and threads, so it has no fields.
 */
@Component(service = NetworkStart.class)
@Extension(name = "@name@", text = "Every unit gets input from one channel")
public final class @Class@ implements NetworkStart<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(text = "Weight of the channel.", value = "1") double weight) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** The network that it is given stays as it is; the new one has other input weights. */
  @Override
  public Network start(Parameters parameters, Network given, StartContext context) {
    Matrix before = given.parameter(Network.INPUT);
    Matrix weights = Matrix.zeros(before.rows(), before.columns());
    for (int unit = 0; unit < weights.columns(); unit++) {
      weights.set(context.random().nextInt(weights.rows()), unit, parameters.weight());
    }
    Map<String, Matrix> changed = new HashMap<>(given.parameters());
    changed.put(Network.INPUT, weights);
    return new Network(given.spec(), changed);
  }
}
