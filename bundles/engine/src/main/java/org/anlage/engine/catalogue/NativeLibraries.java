package org.anlage.engine.catalogue;

/** Says what to do about a native library that cannot be loaded. */
final class NativeLibraries {
  private static final String ELSEWHERE = "already loaded in another classloader";

  private NativeLibraries() {}

  /** What to do; empty if the reason, in words, is another. */
  static String fix(String reason) {
    if (!reason.contains("UnsatisfiedLinkError")) {
      return "";
    }
    return reason.contains(ELSEWHERE)
        ? "Java leaves a native library to the version of the plug-in that loaded it first: start"
            + " Anlage again, or carry the library in the jar with Bundle-NativeCode"
        : "carry the library in the jar with Bundle-NativeCode, or name its folder:"
            + " ANLAGE_OPTS=-Djava.library.path=DIR";
  }
}
