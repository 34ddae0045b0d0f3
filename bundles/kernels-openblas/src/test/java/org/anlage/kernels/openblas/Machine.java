package org.anlage.kernels.openblas;

import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.Assumptions;

/** Test condition: the machine has the library. */
final class Machine {
  private Machine() {}

  /** Skips a test, saying why, where there is none. */
  static void assumeOpenblas() {
    try {
      Library.load();
    } catch (ProblemException e) {
      Assumptions.abort(e.getMessage());
    }
  }
}
