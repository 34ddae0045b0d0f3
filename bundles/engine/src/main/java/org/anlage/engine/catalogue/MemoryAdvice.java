package org.anlage.engine.catalogue;

/** Advice for calls that ran out of the memory of the Java virtual machine. */
public final class MemoryAdvice {
  private static final int MIB = 1 << 20;

  private MemoryAdvice() {}

  /** The advice; empty if that is not what was thrown. */
  public static String of(Throwable thrown) {
    return thrown instanceof OutOfMemoryError
        ? "Java may use "
            + Runtime.getRuntime().maxMemory() / MIB
            + " MiB: fewer units, a smaller batch or fewer --threads need less, and"
            + " ANLAGE_OPTS=-Xmx8g, for example, allows more"
        : "";
  }
}
