package org.example.adapting;

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
 * Leaky units that adapt: h' = h + a (f(x K + h R + b - s v) - h) and v' = v + c (h - v), with the
 * leak a of the experiment, the strength s of adaptation, which every unit learns, and its rate c.
 * The adaptation v is state beside the units, which are read out. With s = 0 it is a leaky cell.
 *
 * <p>Benda and Herz 2003.
 */
@Component(service = CellType.class)
@Extension(
    name = "adapting",
    text = "Leaky units that adapt to their own activity",
    source = "doi:10.1162/089976603322385063")
public final class Adapting extends RecordedCell<Adapting.Parameters> {
  static final String STRENGTH = "adaptation";

  /**
   * Parameters.
   *
   * @param strength strength of adaptation before training
   * @param rate share of the adaptation that each step replaces
   */
  public record Parameters(
      @Parameter(text = "Strength of adaptation before training.", value = "0.5", min = 0)
          double strength,
      @Parameter(
              text = "Share of the adaptation that each step replaces.",
              value = "0.1",
              min = 0,
              max = 1)
          double rate) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Map<String, Matrix> initial(Parameters parameters, CellShape shape, CellStart start) {
    int n = shape.units();
    return Map.of(
        Network.INPUT,
        CellStart.glorot(shape.inputs(), n, start.random().split("input kernel")),
        Network.BIAS,
        Matrix.zeros(1, n),
        Network.RECURRENT,
        start.weights(),
        Network.LEAK,
        Matrix.zeros(1, n).map(x -> start.leak()),
        STRENGTH,
        Matrix.zeros(1, n).map(x -> parameters.strength()));
  }

  @Override
  public CellLayout layout(Parameters parameters, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    return new CellLayout(
        2 * n, // units, then their adaptation
        0,
        List.of(
            CellParameter.of(Network.INPUT, shape.inputs(), n, Role.INPUT),
            CellParameter.of(Network.BIAS, 1, n, Role.BIAS),
            CellParameter.of(Network.RECURRENT, n, n, Role.RECURRENT),
            CellParameter.of(STRENGTH, 1, n, Role.OTHER).between(0, Double.POSITIVE_INFINITY),
            CellParameter.of(Network.LEAK, 1, n, Role.OTHER).fixed()));
  }

  @Override
  protected Value step(
      Parameters parameters, CellShape shape, Recorder r, Value input, Value state) {
    int n = shape.units();
    Value h = r.part(state, 0, n);
    Value v = r.part(state, n, 2 * n);
    Value driven =
        r.add(r.product(input, r.parameter(Network.INPUT), false), r.parameter(Network.BIAS));
    Value total = r.add(driven, r.product(h, r.parameter(Network.RECURRENT), false));
    Value rate =
        r.activate(shape.activation(), r.subtract(total, r.multiply(v, r.parameter(STRENGTH))));
    Value next = r.add(h, r.multiply(r.subtract(rate, h), r.parameter(Network.LEAK)));
    return r.join(next, r.add(v, r.scale(r.subtract(h, v), parameters.rate())));
  }
}
