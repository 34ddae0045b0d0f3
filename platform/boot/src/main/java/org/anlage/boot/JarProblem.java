package org.anlage.boot;

import java.nio.file.Path;

/**
 * A jar that is not in use, and why.
 *
 * @param plugin whether the user put it there; otherwise it is part of the distribution
 * @param file the jar or folder as the user would name it
 * @param reason what is wrong with it and what to do
 */
record JarProblem(boolean plugin, String file, Reason reason) {

  /**
   * Why a jar is not in use.
   *
   * @param cause what is wrong, without a full stop
   * @param fix what the user can do, in the imperative
   */
  record Reason(String cause, String fix) {}

  /** What is wrong with a jar or folder of the user's. */
  static JarProblem ofPlugin(Path file, Reason reason) {
    return new JarProblem(true, file.toString(), reason);
  }

  /** One line: which file, what is wrong, how to fix it. */
  String line() {
    String kind = plugin ? "plugin " : "bundle ";
    String text = kind + file + ": " + reason.cause() + "; " + reason.fix();
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
