package org.anlage.boot;

import java.io.IOException;
import java.util.Optional;
import org.anlage.boot.JarProblem.Reason;

/** The machine has no more of something that every bundle needs; no single jar is to blame. */
final class Exhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Exhausted(Reason reason) {
    super(reason.cause() + "; " + reason.fix());
  }

  /** What an error is a sign of, in the words of Linux and macOS; empty: of something else. */
  static Optional<Reason> reason(Throwable error) {
    String message = error instanceof IOException ? String.valueOf(error.getMessage()) : "";
    if (message.contains("Too many open files")) {
      return Optional.of(
          new Reason(
              "this process may not open as many files as there are bundles",
              "allow more, for example: ulimit -n 1024"));
    }
    boolean full =
        message.contains("No space left on device") || message.contains("quota exceeded");
    return full
        ? Optional.of(
            new Reason(
                "the temporary folder "
                    + System.getProperty("java.io.tmpdir", "")
                    + " is too full for copies of the bundles",
                "free some space there, or name another: TMPDIR=DIR"))
        : Optional.empty();
  }
}
