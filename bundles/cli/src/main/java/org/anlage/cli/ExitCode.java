package org.anlage.cli;

import org.anlage.api.component.ProblemException;

/** Exit codes of the command line. */
final class ExitCode {
  static final int OK = 0;
  static final int INTERNAL = 1;
  static final int CONFIGURATION = 2;
  static final int DATA = 3;
  static final int PLUGIN = 4;
  static final int STORE = 5;
  static final int DIFFERENT = 6;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(ProblemException.Kind kind) {
    return switch (kind) {
      case CONFIGURATION -> CONFIGURATION;
      case DATA -> DATA;
      case PLUGIN -> PLUGIN;
      case STORE -> STORE;
    };
  }
}
