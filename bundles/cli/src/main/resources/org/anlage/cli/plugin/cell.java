package @package@;

import java.util.List;
import java.util.Map;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.RecordedCell;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Leaky units with a gain: h' = h + a (f(gain (x K + h R + b)) - h), with a the leak of the
 * experiment.
 *
 * <p>The step is written once and recorded; the way back, which gradients need, is made from the
 * recording. One instance serves all runs and threads, so it has no fields.
 */
@Component(service = CellType.class)
@Extension(name = "@name@", text = "Leaky units with a gain")
public final class @Class@ extends RecordedCell<@Class@.Parameters> {

  /** Parameters, as they are named in experiment files; each is declared here and only here. */
  public record Parameters(
      @Parameter(
              text = "Factor of what enters a unit.",
              value = "1",
              min = 0,
              max = 10,
              exclusiveMin = true)
          double gain,
      @Parameter(text = "Whether leaks are learned, between 0.001 and 1.", value = "false")
          boolean learnLeaks) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** Values before training, by name. The arm's weights are the recurrent ones. */
  @Override
  public Map<String, Matrix> initial(Parameters parameters, CellShape shape, CellStart start) {
    int n = shape.units();
    return Map.of(
        Network.INPUT, CellStart.glorot(shape.inputs(), n, start.random().split("input kernel")),
        Network.BIAS, Matrix.zeros(1, n),
        Network.RECURRENT, start.weights(),
        Network.LEAK, Matrix.zeros(1, n).map(x -> start.leak()));
  }

  /** The state of a trial is one number for each unit; these are its parameters. */
  @Override
  public CellLayout layout(Parameters parameters, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    CellParameter leak = CellParameter.of(Network.LEAK, 1, n, Role.OTHER).between(0.001, 1);
    return new CellLayout(
        n,
        0,
        List.of(
            CellParameter.of(Network.INPUT, shape.inputs(), n, Role.INPUT),
            CellParameter.of(Network.BIAS, 1, n, Role.BIAS),
            CellParameter.of(Network.RECURRENT, n, n, Role.RECURRENT),
            parameters.learnLeaks() ? leak : leak.fixed()));
  }

  /** The state after a step, for all trials at once; a parameter of one row is for every trial. */
  @Override
  protected Value step(
      Parameters parameters, CellShape shape, Recorder r, Value input, Value state) {
    Value driven =
        r.add(r.product(input, r.parameter(Network.INPUT), false), r.parameter(Network.BIAS));
    Value total = r.add(driven, r.product(state, r.parameter(Network.RECURRENT), false));
    Value rate = r.activate(shape.activation(), r.scale(total, parameters.gain()));
    return r.add(state, r.multiply(r.subtract(rate, state), r.parameter(Network.LEAK)));
  }
}
