package org.anlage.cli;

import java.nio.file.Path;

/** Receives reports and problems of a command that is still running. */
interface Results {
  /** A report was written. */
  void report(Path file);

  /** Something went wrong that does not end the command. */
  void problem(Throwable problem);
}
