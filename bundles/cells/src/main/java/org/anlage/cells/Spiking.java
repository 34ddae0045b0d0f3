package org.anlage.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * Leaky integrate-and-fire units with surrogate gradients. With spikes s of the step before, u' = d
 * u + x K + b + s R, reset by subtraction of the threshold or to 0; s' = 1 where u' is above the
 * threshold 1 + g a, a' = e a + (1 - e) s'. Read out and analysed is y' = l y + (1 - l) s'. State:
 * [y | u | s | a].
 */
@Component(service = CellType.class)
@Extension(
    name = "spiking",
    text = "leaky integrate-and-fire units, adaptive if wished, with surrogate gradients",
    source =
        "Bellec et al. 2018, arXiv 1803.09574; Zenke and Ganguli 2018, doi 10.1162/neco_a_01086")
public final class Spiking extends RecordedCell<Spiking.Parameters> {
  /** What a spike does to the membrane potential. */
  public enum Reset {
    /** The threshold is subtracted. */
    SOFT,
    /** It becomes 0. */
    HARD
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Share of the membrane potential kept per step",
              value = "0.9",
              min = 0,
              max = 1)
          double decay,
      @Parameter(
              text = "What a spike does: subtract the threshold, or reset to 0",
              value = "\"soft\"")
          Reset reset,
      @Parameter(
              text = "Sharpness of the surrogate slope",
              value = "5",
              min = 0,
              exclusiveMin = true)
          double sharpness,
      @Parameter(
              text = "Share of the low-passed spikes kept per step",
              value = "0.9",
              min = 0,
              max = 1)
          double filter,
      @Parameter(
              text = "Rise of the threshold per unit of adaptation; 0: none",
              value = "0",
              min = 0)
          double adaptation,
      @Parameter(text = "Share of the adaptation kept per step", value = "0.95", min = 0, max = 1)
          double adaptationDecay) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Map<String, Matrix> initial(Parameters p, CellShape shape, CellStart start) {
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(Network.INPUT, Affine.input(shape, start));
    values.put(Network.BIAS, Matrix.zeros(1, shape.units()));
    values.put(Network.RECURRENT, start.weights());
    return values;
  }

  @Override
  public CellLayout layout(Parameters p, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(CellParameter.of(Network.RECURRENT, n, n, Role.RECURRENT));
    return new CellLayout(4 * n, 0, all);
  }

  @Override
  protected Value step(Parameters p, CellShape shape, Recorder r, Value input, Value state) {
    int n = shape.units();
    Value filtered = r.part(state, 0, n);
    Value potential = r.part(state, n, 2 * n);
    Value spikes = r.part(state, 2 * n, 3 * n);
    Value adapted = r.part(state, 3 * n, 4 * n);
    Value z =
        r.add(Affine.drive(r, input), r.product(spikes, r.parameter(Network.RECURRENT), false));
    Value threshold = r.shift(r.scale(adapted, p.adaptation()), 1);
    Value kept =
        switch (p.reset()) {
          case SOFT -> r.subtract(r.scale(potential, p.decay()), r.multiply(threshold, spikes));
          case HARD -> r.multiply(r.scale(potential, p.decay()), r.shift(r.scale(spikes, -1), 1));
        };
    Value next = r.add(kept, z);
    Value fired = r.spike(r.subtract(next, threshold), p.sharpness());
    return r.join(
        r.join(lowPass(r, filtered, fired, p.filter()), next),
        r.join(fired, lowPass(r, adapted, fired, p.adaptationDecay())));
  }

  private static Value lowPass(Recorder r, Value before, Value now, double kept) {
    return r.add(r.scale(before, kept), r.scale(now, 1 - kept));
  }
}
