package org.anlage.task.programs.formula;

/** Text that is no formula. */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int column;

  FormulaException(String message, int column) {
    super(message);
    this.column = column;
  }

  /** Column at which it is wrong, from 1. */
  public int column() {
    return column;
  }
}
