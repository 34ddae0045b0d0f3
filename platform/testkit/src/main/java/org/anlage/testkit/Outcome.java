package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** The outcome of a call. */
final class Outcome {
  /** What is wrong with null. */
  static final String NULL =
      "it returned null; return a value, or refuse with a ProblemException that says why";

  private Outcome() {}

  /**
   * The result of a call that may also refuse: with a problem in words, or with the
   * ArithmeticException of a decomposition. Anything else that is thrown fails the test.
   */
  static <T> Optional<T> of(String given, Callable<T> call) {
    try {
      T result = call.call();
      if (result == null) {
        throw new AssertionError(given + ": " + NULL);
      }
      return Optional.of(result);
    } catch (ProblemException refused) {
      assertWords(given, refused);
      return Optional.empty();
    } catch (ArithmeticException refused) {
      return Optional.empty();
    } catch (Exception | LinkageError | StackOverflowError e) {
      throw new AssertionError(
          given + ": it threw " + e + "; say what is wrong with a ProblemException", e);
    }
  }

  /** Checks that a problem says what is wrong. */
  static void assertWords(String given, ProblemException refused) {
    assertFalse(refused.problems().isEmpty(), () -> given + ": a problem without words");
    refused
        .problems()
        .forEach(p -> assertFalse(p.what().isBlank(), () -> given + ": a problem without words"));
  }

  /** Checks that a matrix is N x N and finite. */
  static void assertSquareAndFinite(String given, int n, Matrix matrix) {
    if (matrix == null) {
      throw new AssertionError(given + ": " + NULL);
    }
    if (matrix.rows() != n || matrix.columns() != n) {
      throw new AssertionError(
          given
              + ": expected "
              + n
              + " x "
              + n
              + " values, one row and one column per unit (context.size()), and got "
              + matrix.shape());
    }
    for (int k = 0; k < n * n; k++) {
      double value = matrix.values()[k];
      int row = k / n;
      int column = k % n;
      if (!Double.isFinite(value)) {
        throw new AssertionError(
            given
                + ": entry ("
                + row
                + ", "
                + column
                + ") is "
                + value
                + "; refuse what has no"
                + " finite result with a ProblemException");
      }
    }
  }
}
