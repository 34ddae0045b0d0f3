package org.anlage.linear.dynamics;

import java.util.function.Supplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** Decompositions that may not converge. */
final class Convergence {
  private Convergence() {}

  /**
   * The result of a decomposition.
   *
   * @param what whose decomposition, for the message
   */
  static <T> T required(String what, Supplier<T> decomposition) {
    try {
      return decomposition.get();
    } catch (ArithmeticException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "eigenvalues were not found",
              what,
              String.valueOf(e.getMessage()),
              "finite numbers, and a method that converges",
              "look for extreme values, or try another kernel"),
          e);
    }
  }
}
