package org.anlage.workbench.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a figure was measured on.
 *
 * @param processor name of the processor, as the system gives it
 * @param cores processors the JVM may use
 * @param memoryBytes memory of the machine
 * @param system operating system and architecture
 * @param java JVM and version
 */
public record Machine(String processor, int cores, long memoryBytes, String system, String java) {
  /** This one. */
  public static Machine here() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    return new Machine(
        processorName().orElse("unknown"),
        Runtime.getRuntime().availableProcessors(),
        memory,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
  }

  private static Optional<String> processorName() {
    Path linux = Path.of("/proc/cpuinfo");
    try {
      if (Files.isReadable(linux)) {
        return Files.readAllLines(linux).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst();
      }
    } catch (IOException unreadable) {
      // the name is a courtesy; the figures do not depend on it
    }
    return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
  }
}
