package org.anlage.cells;

import java.util.List;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/** Parts that cells share: input and bias, and the step of leaky units. */
final class Affine {
  private Affine() {}

  /** Input weights and bias. */
  static List<CellParameter> parameters(CellShape shape) {
    return List.of(
        CellParameter.of(Network.INPUT, shape.inputs(), shape.units(), Role.INPUT),
        CellParameter.of(Network.BIAS, 1, shape.units(), Role.BIAS).joinedToPrevious());
  }

  /** Glorot input weights from the stream of the built-in cells, so that arms share them. */
  static Matrix input(CellShape shape, CellStart start) {
    return CellStart.glorot(shape.inputs(), shape.units(), start.random().split("input kernel"));
  }

  /** x K + b. */
  static Value drive(Recorder r, Value input) {
    return r.add(r.product(input, r.parameter(Network.INPUT), false), r.parameter(Network.BIAS));
  }

  /** h + a (f(z) - h), with the leaks a of the layout. */
  static Value leaky(Recorder r, CellShape shape, Value state, Value z) {
    Value rate = r.activate(shape.activation(), z);
    return r.add(state, r.multiply(r.subtract(rate, state), r.parameter(Network.LEAK)));
  }

  /** Leaks that are not learned. */
  static CellParameter leak(CellShape shape) {
    return CellParameter.of(Network.LEAK, 1, shape.units(), Role.OTHER).fixed();
  }

  /** A row of one value. */
  static Matrix row(int columns, double value) {
    return Matrix.zeros(1, columns).map(x -> value);
  }
}
