package org.anlage.exchange.onnx;

import java.util.List;
import java.util.Map;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.kernel.Activation;
import org.anlage.exchange.Protobuf;

/** Records the step of a cell as nodes of an ONNX graph; constants go to the graph around it. */
final class OnnxRecorder implements Recorder {
  private final OnnxGraph step;
  private final OnnxGraph model;
  private final ElementType type;
  private final Map<String, ExportedArray> parameters;
  private int count;

  /**
   * Records into a graph.
   *
   * @param step graph of the step
   * @param model graph with the parameters
   * @param type type of all numbers
   * @param parameters parameters of the network
   */
  OnnxRecorder(
      OnnxGraph step, OnnxGraph model, ElementType type, Map<String, ExportedArray> parameters) {
    this.step = step;
    this.model = model;
    this.type = type;
    this.parameters = parameters;
  }

  /**
   * A named value of the graph.
   *
   * @param name its name
   * @param rows rows of a parameter; 0: one per trial
   * @param columns columns
   */
  record Named(String name, int rows, int columns) implements Value {}

  @Override
  public Value parameter(String name) {
    ExportedArray array = parameters.get(name);
    if (array == null || array.shape().size() != 2) {
      throw new IllegalArgumentException("the run has no parameter '" + name + "'");
    }
    return new Named(model.constant(name, array), array.shape().get(0), array.shape().get(1));
  }

  @Override
  public Value product(Value a, Value parameter, boolean transposed) {
    String weights = name(parameter);
    if (transposed) {
      weights =
          step.node("Transpose", fresh(), List.of(weights), OnnxGraph.attribute("perm", 1, 0));
    }
    int columns = transposed ? parameter.rows() : parameter.columns();
    return perTrial(columns, "MatMul", List.of(name(a), weights));
  }

  @Override
  public Value add(Value a, Value b) {
    return both("Add", a, b);
  }

  @Override
  public Value subtract(Value a, Value b) {
    return both("Sub", a, b);
  }

  @Override
  public Value multiply(Value a, Value b) {
    return both("Mul", a, b);
  }

  @Override
  public Value divide(Value a, Value b, double floor) {
    String least = scalar(floor);
    String small = step.node("Abs", fresh(), List.of(name(b)));
    small = step.node("Less", fresh(), List.of(small, least));
    String negative = step.node("Less", fresh(), List.of(name(b), scalar(0)));
    String signed = step.node("Where", fresh(), List.of(negative, scalar(-floor), least));
    String divisor = step.node("Where", fresh(), List.of(small, signed, name(b)));
    return new Named(step.node("Div", fresh(), List.of(name(a), divisor)), rows(a, b), a.columns());
  }

  @Override
  public Value scale(Value a, double factor) {
    return one("Mul", a, scalar(factor));
  }

  @Override
  public Value shift(Value a, double by) {
    return one("Add", a, scalar(by));
  }

  @Override
  public Value activate(Activation f, Value a) {
    String operator =
        switch (f) {
          case RELU -> "Relu";
          case TANH -> "Tanh";
          case IDENTITY -> "Identity";
          case SOFTPLUS -> "Softplus";
          case LOGISTIC -> "Sigmoid";
        };
    return new Named(step.node(operator, fresh(), List.of(name(a))), a.rows(), a.columns());
  }

  @Override
  public Value spike(Value a, double sharpness) {
    String above = step.node("Greater", fresh(), List.of(name(a), scalar(0)));
    Protobuf to = OnnxGraph.attribute("to", (long) type.code);
    return new Named(step.node("Cast", fresh(), List.of(above), to), a.rows(), a.columns());
  }

  @Override
  public Value hold(Value a) {
    return a;
  }

  @Override
  public Value join(Value a, Value b) {
    String joined =
        step.node("Concat", fresh(), List.of(name(a), name(b)), OnnxGraph.attribute("axis", 1L));
    return new Named(joined, a.rows(), a.columns() + b.columns());
  }

  @Override
  public Value part(Value a, int from, int to) {
    List<String> arguments =
        List.of(name(a), model.indices(from), model.indices(to), model.indices(1));
    return new Named(step.node("Slice", fresh(), arguments), a.rows(), to - from);
  }

  private Value both(String operator, Value a, Value b) {
    return new Named(
        step.node(operator, fresh(), List.of(name(a), name(b))), rows(a, b), a.columns());
  }

  private Value one(String operator, Value a, String constant) {
    return new Named(
        step.node(operator, fresh(), List.of(name(a), constant)), a.rows(), a.columns());
  }

  private Value perTrial(int columns, String operator, List<String> arguments) {
    return new Named(step.node(operator, fresh(), arguments), 0, columns);
  }

  /** One row per trial unless both are parameters. */
  private static int rows(Value a, Value b) {
    return a.rows() == 0 || b.rows() == 0 ? 0 : Math.max(a.rows(), b.rows());
  }

  private String scalar(double value) {
    ExportedArray.Values values =
        type == ElementType.FLOAT
            ? new ExportedArray.Floats(new float[] {(float) value})
            : new ExportedArray.Doubles(new double[] {value});
    return model.constant("number_" + value, new ExportedArray(List.of(), values));
  }

  private String fresh() {
    return "step_" + count++;
  }

  private static String name(Value value) {
    return ((Named) value).name();
  }
}
