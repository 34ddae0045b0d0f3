package org.anlage.api.task.program;

/** Checks of numbers of units. */
final class Sizes {
  private Sizes() {}

  static void check(Form form, int size) {
    if (form == Form.SCALAR && size != 1) {
      throw new IllegalArgumentException("size: got " + size + " with form scalar, expected 1");
    }
  }
}
