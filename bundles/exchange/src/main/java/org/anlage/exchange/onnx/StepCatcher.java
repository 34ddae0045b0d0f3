package org.anlage.exchange.onnx;

import java.util.Map;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellStep;
import org.anlage.api.cell.RecordedStep;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;

/**
 * A context that takes the step which a recorded cell is written with, instead of running it.
 * Nothing can be computed in it.
 */
final class StepCatcher implements CellContext {
  private final Map<String, Matrix> values;
  private final Precision precision;
  private RecordedStep caught =
      (recorder, input, state) -> {
        throw new IllegalStateException("the cell recorded no step");
      };

  StepCatcher(Map<String, Matrix> values, Precision precision) {
    this.values = values;
    this.precision = precision;
  }

  /** The step that was recorded. */
  RecordedStep step() {
    return caught;
  }

  @Override
  public Kernels kernels() {
    throw new UnsupportedOperationException("nothing is computed here");
  }

  @Override
  public int trials() {
    return 1;
  }

  @Override
  public RealBuffer values(String name) {
    Matrix matrix = values.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException("no parameter '" + name + "'");
    }
    RealBuffer buffer = precision.allocate(matrix.values().length);
    for (int i = 0; i < buffer.length(); i++) {
      buffer.set(i, matrix.values()[i]);
    }
    return buffer;
  }

  @Override
  public int offset(String name) {
    return 0;
  }

  @Override
  public CellEquations record(RecordedStep step) {
    caught = step;
    return new NotComputed();
  }

  private static final class NotComputed implements CellEquations {
    @Override
    public void changed() {
      // no operands to pack
    }

    @Override
    public void forward(CellStep step) {
      throw new UnsupportedOperationException("nothing is computed here");
    }

    @Override
    public void backward(CellStep step, CellAdjoint adjoint) {
      throw new UnsupportedOperationException("nothing is computed here");
    }
  }
}
