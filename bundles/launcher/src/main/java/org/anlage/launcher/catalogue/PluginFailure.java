package org.anlage.launcher.catalogue;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** Turns whatever a plug-in throws into one problem that names the plug-in. */
public final class PluginFailure {
  private PluginFailure() {}

  /**
   * What a plug-in threw, named. Problems it reported itself pass as they are.
   *
   * @param entry the plug-in
   * @param doing what it could not do: "be created", "make weights"
   * @param thrown what it threw
   */
  public static ProblemException of(CatalogueEntry entry, String doing, Throwable thrown) {
    if (thrown instanceof ProblemException problem) {
      return problem;
    }
    Throwable cause =
        thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    StackTraceElement[] trace = cause.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    String reason = String.join(" ", cause.toString().lines().map(String::strip).toList());
    return new ProblemException(
        ProblemException.Kind.PLUGIN,
        new Problem(
            entry.describe() + " could not " + doing + ": " + reason + place, "", "", "", ""),
        thrown);
  }

  /** The same for a reason in words. */
  static ProblemException of(CatalogueEntry entry, String doing, String reason) {
    return new ProblemException(
        ProblemException.Kind.PLUGIN,
        new Problem(entry.describe() + " could not " + doing, "", "", "", reason));
  }
}
