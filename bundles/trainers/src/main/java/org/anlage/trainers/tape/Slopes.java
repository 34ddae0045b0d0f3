package org.anlage.trainers.tape;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellStep;
import org.anlage.api.matrix.RealBuffer;

/**
 * Gradients of the loss with respect to the values of a step, trials x columns each. One step at a
 * time: buffers are used again.
 */
final class Slopes {
  private final Map<Node, RealBuffer> buffers = new IdentityHashMap<>();
  private final Map<Node, boolean[]> written = new IdentityHashMap<>();
  private final Registers registers;
  private final Set<Node> shared = Collections.newSetFromMap(new IdentityHashMap<>());

  private Optional<CellAdjoint> adjoint = Optional.empty();
  private Way way = Way.WHOLE;

  /** No gradients yet; passes over them are computed in registers. */
  Slopes(Registers registers) {
    this.registers = registers;
  }

  /**
   * A way back through the operations of a step. A local rule takes two: a parameter acts on its
   * unit also by products of states that other units share, but a state only by what is its own.
   */
  enum Way {
    /** Gradients of parameters, of the state before and of the input. */
    WHOLE,
    /** Those of parameters and of the input. */
    PARAMETERS,
    /** That of the state before, without what goes through products of states. */
    OWN_STATE
  }

  /** The way back that the gradients belong to. */
  CellAdjoint adjoint() {
    return adjoint.orElseThrow();
  }

  /** Begins a way back through a step: nothing has reached any value. */
  void begin(CellAdjoint of, Way wanted) {
    way = wanted;
    if (adjoint.isEmpty() || adjoint.get() != of) {
      adjoint = Optional.of(of);
    }
    for (boolean[] flag : written.values()) {
      flag[0] = false;
    }
  }

  /** Makes room for the gradient of a value. */
  void allocate(Node node, RealBuffer like, int trials) {
    buffers.put(node, like.allocate(trials * node.columns()));
    written.put(node, new boolean[1]);
  }

  /** From now on the gradient of an operand is that of its only result, in the same buffer. */
  void share(Node operand, Node result) {
    buffers.put(operand, of(result));
    shared.add(operand);
  }

  /** The buffer of a value's gradient, from index 0, one row of its columns per trial. */
  RealBuffer of(Node node) {
    RealBuffer buffer = buffers.get(node);
    if (buffer == null) {
      throw new IllegalStateException("no room for a gradient");
    }
    return buffer;
  }

  /** Whether something was written there in this step; marks it as written. */
  boolean markWritten(Node node) {
    boolean[] flag = written.get(node);
    boolean before = flag != null && flag[0];
    if (flag != null) {
      flag[0] = true;
    }
    return before;
  }

  /** Whether anything reached a value in this step. */
  boolean reached(Node node) {
    boolean[] flag = written.get(node);
    return flag != null && flag[0];
  }

  /** Whether the gradient with respect to an operand is of any use in this step. */
  boolean wanted(Node operand) {
    if (!operand.differentiable) {
      return false;
    }
    if (operand instanceof Node.Parameter) {
      return way != Way.OWN_STATE;
    }
    if (operand instanceof Node.State) {
      return way != Way.PARAMETERS && adjoint().earlierWanted();
    }
    return !(operand instanceof Node.Input) || (way != Way.OWN_STATE && adjoint().inputWanted());
  }

  /** Whether gradients pass from the result of a product to a value of several units. */
  boolean crosses(Node operand) {
    return way != Way.OWN_STATE || !operand.stateful;
  }

  /**
   * Adds pass(g, y) to the gradient of an operand, where g is a gradient of trials x columns, the
   * operand's or one row repeated.
   *
   * @param operand whose gradient is added to
   * @param g gradient of the result
   * @param pass what is added
   * @param factor second operand of the pass
   * @param c constant of the pass
   * @param step the step
   */
  void add(Node operand, RealBuffer g, Pass pass, Node factor, double c, CellStep step) {
    if (!wanted(operand)) {
      return;
    }
    int columns = operand.columns();
    RealBuffer y = factor.buffer(step);
    if (operand instanceof Node.Parameter parameter) {
      RealBuffer target = adjoint().gradient(parameter.name);
      int at = adjoint().offset(parameter.name);
      for (int trial = 0; trial < step.trials(); trial++) {
        int yAt = factor.at(step) + trial * factor.stride(step);
        registers.run(pass, g, trial * columns, y, yAt, c, target, at, columns, true);
      }
      return;
    }
    boolean more = markWritten(operand);
    if (shared.contains(operand)) {
      return;
    }
    RealBuffer target = of(operand);
    for (int trial = 0; trial < step.trials(); trial++) {
      int yAt = factor.at(step) + trial * factor.stride(step);
      int at = trial * columns;
      registers.run(pass, g, at, y, yAt, c, target, at, columns, more);
    }
  }
}
