package org.anlage.trainers.tape;

import org.anlage.api.cell.CellStep;
import org.anlage.api.cell.Value;
import org.anlage.api.matrix.RealBuffer;

/**
 * A value of a recorded step, with the gradient of the loss with respect to it while the way back
 * is at that step.
 */
abstract sealed class Node implements Value
    permits Node.Input, Node.State, Node.Parameter, Node.Intermediate {
  private final int rows;
  private final int columns;

  /** Whether the loss can reach what is learned through this value. */
  final boolean differentiable;

  /** Whether it depends on the state before the step. */
  final boolean stateful;

  private Node(int rows, int columns, boolean differentiable, boolean stateful) {
    this.stateful = stateful;
    this.rows = rows;
    this.columns = columns;
    this.differentiable = differentiable;
  }

  @Override
  public final int rows() {
    return rows;
  }

  @Override
  public final int columns() {
    return columns;
  }

  /** The buffer of its values. */
  abstract RealBuffer buffer(CellStep step);

  /** Index of the first trial's values. */
  abstract int at(CellStep step);

  /** Elements from one trial's values to the next; 0: the same for all. */
  abstract int stride(CellStep step);

  /** x(t). */
  static final class Input extends Node {
    Input(int columns) {
      super(0, columns, true, false);
    }

    @Override
    RealBuffer buffer(CellStep step) {
      return step.rows();
    }

    @Override
    int at(CellStep step) {
      return step.input();
    }

    @Override
    int stride(CellStep step) {
      return step.stride();
    }
  }

  /** h(t - 1). */
  static final class State extends Node {
    State(int columns) {
      super(0, columns, true, true);
    }

    @Override
    RealBuffer buffer(CellStep step) {
      return step.rows();
    }

    @Override
    int at(CellStep step) {
      return step.before();
    }

    @Override
    int stride(CellStep step) {
      return step.stride();
    }
  }

  /** A parameter of the cell. */
  static final class Parameter extends Node {
    final String name;
    private final RealBuffer values;
    private final int offset;

    Parameter(String name, int rows, int columns, boolean learned, RealBuffer values, int offset) {
      super(rows, columns, learned, false);
      this.name = name;
      this.values = values;
      this.offset = offset;
    }

    @Override
    RealBuffer buffer(CellStep step) {
      return values;
    }

    RealBuffer values() {
      return values;
    }

    int offset() {
      return offset;
    }

    @Override
    int at(CellStep step) {
      return offset;
    }

    @Override
    int stride(CellStep step) {
      return 0;
    }
  }

  /** What an operation makes; kept for the way back. */
  static final class Intermediate extends Node {
    private final Program program;
    private Place place = new Place();
    private boolean last;
    private boolean passing;

    Intermediate(int columns, boolean differentiable, boolean stateful, Program program) {
      super(0, columns, differentiable, stateful);
      this.program = program;
    }

    /** From now on it is written to where the state after the step belongs. */
    void writeToState() {
      last = true;
    }

    /** Whether it is at the same place as another value. */
    boolean isAt(Node other) {
      return other instanceof Intermediate made && made.place == place && !last && !made.last;
    }

    /** From now on it is kept where another value is, which nobody needs then. */
    void takePlaceOf(Intermediate other) {
      place = other.place;
    }

    /** From now on nobody needs it after the stage that makes it, so it has no place. */
    void pass() {
      passing = true;
    }

    /** Whether it is written to a place when it has been made. */
    boolean isKept() {
      return !passing;
    }

    /**
     * Gives it a place among the values kept per trial, unless it has one or needs none.
     *
     * @param from values kept so far
     * @return values kept from now on
     */
    int keepFrom(int from) {
      if (last || passing || place.offset >= 0) {
        return from;
      }
      place.offset = from;
      return Math.addExact(from, columns());
    }

    @Override
    RealBuffer buffer(CellStep step) {
      return last ? step.rows() : step.kept();
    }

    @Override
    int at(CellStep step) {
      return last ? step.after() : step.keptAt() + place.offset;
    }

    @Override
    int stride(CellStep step) {
      return last ? step.stride() : program.stride();
    }

    /** A place among the values kept per trial, which may be that of several values in turn. */
    private static final class Place {
      private int offset = -1;
    }
  }
}
