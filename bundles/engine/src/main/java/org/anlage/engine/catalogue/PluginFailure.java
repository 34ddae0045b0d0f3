package org.anlage.engine.catalogue;

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
        problem(entry, doing, reason + place, MemoryAdvice.of(cause)),
        thrown);
  }

  /** The same for a reason in words. */
  static ProblemException of(CatalogueEntry entry, String doing, String reason) {
    return new ProblemException(ProblemException.Kind.PLUGIN, problem(entry, doing, reason, ""));
  }

  /** A call that gave no sign of life for too long. */
  static ProblemException late(
      CatalogueEntry entry, String doing, CallTimeout limit, double seconds) {
    Problem problem =
        new Problem(
            described(entry, doing)
                + ": it gave no sign of life for "
                + (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : seconds)
                + " s and was abandoned",
            "",
            "",
            "",
            "--call-limit " + limit.word() + "=SECONDS gives it longer" + author(entry, ", or "));
    return new ProblemException(ProblemException.Kind.PLUGIN, problem);
  }

  private static Problem problem(CatalogueEntry entry, String doing, String reason, String advice) {
    String cure = advice + MissingClass.fix(entry.bundle(), reason) + NativeLibraries.fix(reason);
    String fix = cure.isEmpty() ? author(entry, "") : cure + author(entry, "; ");
    return new Problem(described(entry, doing) + ": " + reason, "", "", "", fix);
  }

  private static String described(CatalogueEntry entry, String doing) {
    return entry.describe() + " could not " + doing;
  }

  /** Whom to tell; nothing for the platform's own extensions. */
  private static String author(CatalogueEntry entry, String before) {
    return PluginFile.of(entry.bundle())
        .map(file -> before + "tell the author of " + file + ", or remove it")
        .orElse("");
  }
}
