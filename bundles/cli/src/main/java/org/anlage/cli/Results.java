package org.anlage.cli;

import java.nio.file.Path;

/** Where reports and problems go that come up while a command goes on. */
interface Results {
  /** A report was written. */
  void report(Path file);

  /** Something went wrong that does not end the command. */
  void problem(Throwable problem);
}
