package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/** Gated recurrent unit. */
@Component(service = CellType.class)
@Extension(
    name = "gru",
    text = "gated recurrent unit, with the reset gate after the product",
    source = "Cho et al. 2014, arXiv 1406.1078")
public final class GruCell implements CellType<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Map<String, Matrix> initial(NoParameters parameters, CellShape shape, CellStart start) {
    Map<String, Matrix> values = VanillaCell.stacked(shape, start);
    int units = shape.units();
    RandomStream gates = start.random().split("gates");
    values.put(
        Network.GATE_INPUT, CellStart.glorot(shape.inputs(), 2 * units, gates.split("input")));
    values.put(Network.GATE_BIAS, Matrix.zeros(1, 2 * units));
    values.put(
        Network.GATE_RECURRENT, CellStart.glorot(units, 2 * units, gates.split("recurrent")));
    return values;
  }

  @Override
  public CellLayout layout(NoParameters parameters, CellShape shape, Map<String, Matrix> values) {
    int units = shape.units();
    List<CellParameter> all = new ArrayList<>(StackedKernel.parameters(shape));
    all.add(CellParameter.of(Network.GATE_INPUT, shape.inputs(), 2 * units, Role.OTHER));
    all.add(CellParameter.of(Network.GATE_BIAS, 1, 2 * units, Role.OTHER).joinedToPrevious());
    all.add(
        CellParameter.of(Network.GATE_RECURRENT, units, 2 * units, Role.RECURRENT)
            .joinedToPrevious());
    return new CellLayout(units, 4 * units, all);
  }

  @Override
  public CellEquations bind(NoParameters parameters, CellShape shape, CellContext context) {
    return new GruEquations(shape, context);
  }
}
