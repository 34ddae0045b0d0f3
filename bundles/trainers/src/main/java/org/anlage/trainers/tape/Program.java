package org.anlage.trainers.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStep;
import org.anlage.api.cell.RecordedStep;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;

/**
 * A recorded step as equations: a fixed list of stages over buffers that were allocated when it was
 * recorded, repeated at every step, and backwards in reverse order.
 */
public final class Program implements CellEquations {
  private final Kernels kernels;
  private final int trials;
  private final int width;
  private final Registers registers;
  private final List<Stage> stages;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Node.Intermediate> results = new ArrayList<>();
  private final Node.State state;
  private final Node.Input input;
  private final Node.Intermediate after;
  private final Slopes slopes;
  private final OptionalInt keptPerTrial;
  private int kept;

  /**
   * Records a step.
   *
   * @param like a buffer of the run's precision
   */
  public Program(
      RecordedStep step, CellLayout layout, CellShape shape, CellContext context, RealBuffer like) {
    kernels = context.kernels();
    trials = context.trials();
    width = layout.state();
    registers = new Registers(like);
    slopes = new Slopes(registers);
    state = new Node.State(width);
    input = new Node.Input(shape.inputs());
    Recording recording = new Recording(this, layout, context);
    if (!(step.apply(recording, input, state) instanceof Node.Intermediate made)
        || made.columns() != width) {
      throw new IllegalArgumentException(
          "a recorded step must return the state after it, trials x " + width);
    }
    after = made;
    for (Node node : results) {
      slopes.allocate(node, like, trials);
    }
    slopes.allocate(state, like, trials);
    slopes.allocate(input, like, trials);
    after.writeToState();
    new Fusion(operations, after).apply(slopes);
    stages = Chain.stages(operations, after, registers);
    for (Node.Intermediate node : results) {
      kept = node.keepFrom(kept);
    }
    keptPerTrial = OptionalInt.of(kept);
  }

  @Override
  public OptionalInt kept() {
    return keptPerTrial;
  }

  /** Values kept per trial and step. */
  int stride() {
    return kept;
  }

  Kernels kernels() {
    return kernels;
  }

  /** Where passes are computed. */
  Registers registers() {
    return registers;
  }

  /** A new result, so many columns wide. */
  Node.Intermediate result(int columns, boolean differentiable, boolean stateful) {
    Node.Intermediate node = new Node.Intermediate(columns, differentiable, stateful, this);
    results.add(node);
    return node;
  }

  /** Adds an operation that makes a result. */
  void add(Operation operation) {
    operations.add(operation);
  }

  @Override
  public void changed() {
    stages.forEach(Stage::changed);
  }

  @Override
  public void prepare() {
    stages.forEach(Stage::prepare);
  }

  @Override
  public void forward(CellStep step) {
    for (Stage stage : stages) {
      stage.forward(step);
    }
    kernels
        .elementwise()
        .activate(
            Activation.IDENTITY, step.trials(), width, step.rows(), step.after(), step.stride());
  }

  @Override
  public void backward(CellStep step, CellAdjoint adjoint) {
    boolean local = !adjoint.throughOthers();
    back(step, adjoint, local ? Slopes.Way.PARAMETERS : Slopes.Way.WHOLE);
    if (adjoint.inputWanted()) {
      give(input, adjoint.input(), step.trials() * input.columns());
    }
    if (local && adjoint.earlierWanted()) {
      back(step, adjoint, Slopes.Way.OWN_STATE);
    }
    if (adjoint.earlierWanted()) {
      give(state, adjoint.earlier(), step.trials() * width);
      kernels
          .elementwise()
          .activate(Activation.IDENTITY, step.trials(), width, adjoint.earlier(), 0, width);
    }
  }

  private void back(CellStep step, CellAdjoint adjoint, Slopes.Way way) {
    slopes.begin(adjoint, way);
    slopes.of(after).copyFrom(adjoint.delta(), 0, 0, step.trials() * width);
    slopes.markWritten(after);
    for (int i = stages.size() - 1; i >= 0; i--) {
      Stage stage = stages.get(i);
      if (stage.reached(slopes)) {
        stage.backward(step, slopes);
      }
    }
  }

  private void give(Node node, RealBuffer target, int length) {
    if (slopes.reached(node)) {
      target.copyFrom(slopes.of(node), 0, 0, length);
    } else {
      target.fill(0, length, 0);
    }
  }

  @Override
  public boolean local() {
    return true;
  }
}
