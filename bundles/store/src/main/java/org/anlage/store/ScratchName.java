package org.anlage.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The name of something that a process prepares in {@code tmp/}: {@code <process>-<random>@<host>}.
 * Many machines may work on one store, and a process number says nothing on another machine.
 */
final class ScratchName {
  /** What processes of other machines leave is kept for so long. */
  private static final long FOREIGN_MILLIS = TimeUnit.DAYS.toMillis(7);

  private static final String HOST = host();

  private ScratchName() {}

  /** A new name. */
  static String next() {
    return ProcessHandle.current().pid() + "-" + UUID.randomUUID() + "@" + HOST;
  }

  /**
   * Whether the process that made it is gone.
   *
   * @param age time since it was last changed, ms
   */
  static boolean isLeftOver(String name, long age) {
    int at = name.lastIndexOf('@');
    if (at >= 0 && !name.substring(at + 1).equals(HOST)) {
      return age > FOREIGN_MILLIS;
    }
    String process = name.split("-", 2)[0];
    return !process.matches("[0-9]{1,18}")
        || !ProcessHandle.of(Long.parseLong(process)).map(ProcessHandle::isAlive).orElse(false);
  }

  private static String host() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException notLinux) {
      return System.getenv().getOrDefault("HOSTNAME", "");
    }
  }
}
