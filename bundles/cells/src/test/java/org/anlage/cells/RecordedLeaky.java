package org.anlage.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.RecordedCell;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/** The built-in cell leaky-learned, written as a recorded step. */
final class RecordedLeaky extends RecordedCell<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Map<String, Matrix> initial(NoParameters p, CellShape shape, CellStart start) {
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, Affine.input(shape, start));
    values.put(Network.BIAS, Matrix.zeros(1, shape.units()));
    values.put(Network.RECURRENT, start.weights());
    values.put(Network.LEAK, Affine.row(shape.units(), start.leak()));
    return values;
  }

  @Override
  public CellLayout layout(NoParameters p, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(CellParameter.of(Network.RECURRENT, n, n, Role.RECURRENT));
    all.add(CellParameter.of(Network.LEAK, 1, n, Role.OTHER).between(1e-3, 1));
    return new CellLayout(n, 0, all);
  }

  @Override
  protected Value step(NoParameters p, CellShape shape, Recorder r, Value input, Value state) {
    Value z =
        r.add(Affine.drive(r, input), r.product(state, r.parameter(Network.RECURRENT), false));
    return Affine.leaky(r, shape, state, z);
  }
}
