package org.anlage.trainers.tape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.kernel.Activation;

/** Records the operations of a step into a program. */
final class Recording implements Recorder {
  private final Program program;
  private final CellLayout layout;
  private final CellContext context;
  private final Map<String, Node.Parameter> parameters = new HashMap<>();

  Recording(Program program, CellLayout layout, CellContext context) {
    this.program = program;
    this.layout = layout;
    this.context = context;
  }

  @Override
  public Value parameter(String name) {
    return parameters.computeIfAbsent(name, this::find);
  }

  private Node.Parameter find(String name) {
    CellParameter declared =
        layout.parameters().stream()
            .filter(parameter -> parameter.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("the layout has no parameter '" + name + "'"));
    return new Node.Parameter(
        name,
        declared.rows(),
        declared.columns(),
        declared.learned(),
        context.values(name),
        context.offset(name));
  }

  @Override
  public Value product(Value a, Value parameter, boolean transposed) {
    Node left = perTrial(a);
    if (!(parameter instanceof Node.Parameter weights)) {
      throw new IllegalArgumentException("the right side of a product is not a parameter");
    }
    int inner = transposed ? weights.columns() : weights.rows();
    int columns = transposed ? weights.rows() : weights.columns();
    if (left.columns() != inner) {
      throw new IllegalArgumentException(
          "a product of "
              + left.columns()
              + " columns and parameter '"
              + weights.name
              + "' of "
              + weights.rows()
              + " x "
              + weights.columns()
              + (transposed ? ", transposed" : ""));
    }
    Node.Intermediate result =
        program.result(columns, left.differentiable || weights.differentiable, left.stateful);
    program.add(new Product(left, weights, transposed, result, program.kernels()));
    return result;
  }

  @Override
  public Value add(Value a, Value b) {
    return both(Pass.ADD, a, b, Pass.COPY, Pass.COPY);
  }

  @Override
  public Value subtract(Value a, Value b) {
    return both(Pass.SUBTRACT, a, b, Pass.COPY, Pass.NEGATE);
  }

  @Override
  public Value multiply(Value a, Value b) {
    return both(Pass.MULTIPLY, a, b, Pass.MULTIPLY, Pass.MULTIPLY);
  }

  private Value both(Pass pass, Value a, Value b, Pass toA, Pass toB) {
    Node x = row(a);
    Node y = row(b);
    Node.Intermediate result = result(x, y);
    program.add(
        new Elementwise(
            pass,
            x,
            y,
            0,
            result,
            List.of(new Elementwise.Term(x, toA, y, 0), new Elementwise.Term(y, toB, x, 0))));
    return result;
  }

  @Override
  public Value divide(Value a, Value b, double floor) {
    if (!(floor > 0)) {
      throw new IllegalArgumentException("the least magnitude of a divisor is " + floor);
    }
    Node x = row(a);
    Node y = row(b);
    Node.Intermediate result = result(x, y);
    program.add(new Quotient(x, y, floor, result, program.registers()));
    return result;
  }

  @Override
  public Value scale(Value a, double factor) {
    return one(Pass.SCALE, a, factor, Pass.SCALE, factor);
  }

  @Override
  public Value shift(Value a, double by) {
    return one(Pass.SHIFT, a, by, Pass.COPY, 0);
  }

  @Override
  public Value spike(Value a, double sharpness) {
    return one(Pass.SPIKE, a, 0, Pass.SPIKE_SLOPE, sharpness);
  }

  private Value one(Pass pass, Value a, double c, Pass back, double backConstant) {
    Node x = perTrial(a);
    Node.Intermediate result = program.result(x.columns(), x.differentiable, x.stateful);
    program.add(
        new Elementwise(
            pass, x, x, c, result, List.of(new Elementwise.Term(x, back, x, backConstant))));
    return result;
  }

  @Override
  public Value activate(Activation f, Value a) {
    Node x = perTrial(a);
    Node.Intermediate result = program.result(x.columns(), x.differentiable, x.stateful);
    program.add(new Activated(f, x, result, program.kernels()));
    return result;
  }

  @Override
  public Value hold(Value a) {
    Node x = perTrial(a);
    Node.Intermediate result = program.result(x.columns(), false, x.stateful);
    program.add(new Columns(x, 0, result, 0, x.columns(), program.registers()));
    return result;
  }

  @Override
  public Value join(Value a, Value b) {
    Node x = perTrial(a);
    Node y = perTrial(b);
    Node.Intermediate result =
        program.result(
            x.columns() + y.columns(),
            x.differentiable || y.differentiable,
            x.stateful || y.stateful);
    program.add(new Columns(x, 0, result, 0, x.columns(), program.registers()));
    program.add(new Columns(y, 0, result, x.columns(), y.columns(), program.registers()));
    return result;
  }

  @Override
  public Value part(Value a, int from, int to) {
    Node x = perTrial(a);
    if (from < 0 || to <= from || to > x.columns()) {
      throw new IllegalArgumentException(
          "columns " + from + " to " + to + " of a value of " + x.columns());
    }
    Node.Intermediate result = program.result(to - from, x.differentiable, x.stateful);
    program.add(new Columns(x, from, result, 0, to - from, program.registers()));
    return result;
  }

  private Node.Intermediate result(Node x, Node y) {
    if (x.columns() != y.columns()) {
      throw new IllegalArgumentException(
          "values of " + x.columns() + " and " + y.columns() + " columns");
    }
    return program.result(
        x.columns(), x.differentiable || y.differentiable, x.stateful || y.stateful);
  }

  private static Node node(Value value) {
    return Optional.of(value)
        .filter(Node.class::isInstance)
        .map(Node.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("a value of another recorder"));
  }

  /** A value per trial. */
  private static Node perTrial(Value value) {
    Node node = node(value);
    if (node instanceof Node.Parameter parameter) {
      throw new IllegalArgumentException(
          "parameter '" + parameter.name + "' where a value per trial is needed");
    }
    return node;
  }

  /** A value per trial, or a parameter of one row. */
  private static Node row(Value value) {
    Node node = node(value);
    if (node instanceof Node.Parameter parameter && parameter.rows() != 1) {
      throw new IllegalArgumentException(
          "parameter '" + parameter.name + "' of " + parameter.rows() + " rows in a pass");
    }
    return node;
  }
}
