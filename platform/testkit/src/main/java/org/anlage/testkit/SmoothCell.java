package org.anlage.testkit;

import java.util.Map;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.RecordedStep;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;

/**
 * A cell whose gradients can be compared with finite differences although it spikes: where it is
 * recorded, a spike becomes a / (1 + sharpness |a|), whose slope is the surrogate's, and a value
 * through which no gradient passes becomes one through which it does.
 *
 * @param cell the cell
 */
record SmoothCell(CellType<Record> cell) implements CellType<Record> {
  @Override
  public Class<Record> parameters() {
    return cell.parameters();
  }

  @Override
  public Map<String, Matrix> initial(Record parameters, CellShape shape, CellStart start) {
    return cell.initial(parameters, shape, start);
  }

  @Override
  public CellLayout layout(Record parameters, CellShape shape, Map<String, Matrix> values) {
    return cell.layout(parameters, shape, values);
  }

  @Override
  public CellEquations bind(Record parameters, CellShape shape, CellContext context) {
    return cell.bind(parameters, shape, new SmoothContext(context));
  }

  /** A context whose recorder is smooth. */
  private record SmoothContext(CellContext context) implements CellContext {
    @Override
    public Kernels kernels() {
      return context.kernels();
    }

    @Override
    public int trials() {
      return context.trials();
    }

    @Override
    public RealBuffer values(String name) {
      return context.values(name);
    }

    @Override
    public int offset(String name) {
      return context.offset(name);
    }

    @Override
    public CellEquations record(RecordedStep step) {
      return context.record(
          (recorder, input, state) -> step.apply(new SmoothRecorder(recorder), input, state));
    }
  }

  /** A recorder of smooth operations. */
  private record SmoothRecorder(Recorder recorder) implements Recorder {
    @Override
    public Value parameter(String name) {
      return recorder.parameter(name);
    }

    @Override
    public Value product(Value a, Value parameter, boolean transposed) {
      return recorder.product(a, parameter, transposed);
    }

    @Override
    public Value add(Value a, Value b) {
      return recorder.add(a, b);
    }

    @Override
    public Value subtract(Value a, Value b) {
      return recorder.subtract(a, b);
    }

    @Override
    public Value multiply(Value a, Value b) {
      return recorder.multiply(a, b);
    }

    @Override
    public Value divide(Value a, Value b, double floor) {
      return recorder.divide(a, b, floor);
    }

    @Override
    public Value scale(Value a, double factor) {
      return recorder.scale(a, factor);
    }

    @Override
    public Value shift(Value a, double by) {
      return recorder.shift(a, by);
    }

    @Override
    public Value activate(Activation f, Value a) {
      return recorder.activate(f, a);
    }

    @Override
    public Value spike(Value a, double sharpness) {
      Value magnitude = add(activate(Activation.RELU, a), activate(Activation.RELU, scale(a, -1)));
      return divide(a, shift(scale(magnitude, sharpness), 1), 0.5);
    }

    @Override
    public Value hold(Value a) {
      return a;
    }

    @Override
    public Value join(Value a, Value b) {
      return recorder.join(a, b);
    }

    @Override
    public Value part(Value a, int from, int to) {
      return recorder.part(a, from, to);
    }
  }
}
