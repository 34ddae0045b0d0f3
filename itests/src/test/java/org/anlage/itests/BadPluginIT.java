package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are no good: each is named in one line, and the command runs all the same. */
class BadPluginIT {

  @TempDir Path work;
  private Path plugins;

  @BeforeEach
  void folder() throws IOException {
    plugins = Files.createDirectories(work.resolve("plug"));
    StandInCommand.write(plugins);
  }

  /** One warning on standard error for each, and the same lines in the list of problems. */
  @Test
  void eachIsNamedOnce() throws Exception {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    Files.writeString(plugins.resolve("text.jar"), "not a zip");
    expected.put("text.jar", List.of("damaged or not a jar"));
    byte[] whole = Files.readAllBytes(StandInCommand.write(work.resolve("whole")));
    Files.write(plugins.resolve("cut.jar"), Arrays.copyOf(whole, whole.length * 2 / 3));
    expected.put("cut.jar", List.of("damaged or not a jar"));
    Files.createDirectory(plugins.resolve("folder.jar"));
    expected.put("folder.jar", List.of("it is not a file"));
    try (var out = new ZipOutputStream(Files.newOutputStream(plugins.resolve("plain.jar")))) {
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.closeEntry();
    }
    expected.put("plain.jar", List.of("not an OSGi bundle"));
    BundleSource.named("lacking").header("Import-Package", "org.nowhere").write(plugins);
    expected.put("lacking.jar", List.of("it needs package org.nowhere, which no bundle has"));
    BundleSource.named("ahead")
        .header("Import-Package", "org.anlage.api.task;version=\"[99,100)\"")
        .write(plugins);
    expected.put(
        "ahead.jar", List.of("package org.anlage.api.task [99.0.0,100.0.0), and here is only "));
    BundleSource.named("future")
        .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
        .write(plugins);
    expected.put("future.jar", List.of("it needs Java 99"));
    Path twin = BundleSource.named("twin").write(plugins);
    Files.copy(twin, plugins.resolve("twin-again.jar"));
    expected.put("twin.jar", List.of("the same bundle in the same version"));
    BundleSource.named("failing")
        .header("Bundle-Activator", "failing.Activator")
        .header("Import-Package", "org.osgi.framework")
        .source(
            "failing.Activator",
            """
            package failing;
            public final class Activator implements org.osgi.framework.BundleActivator {
              static int zero = 0;
              static int broken = 1 / zero;
              public void start(org.osgi.framework.BundleContext context) {}
              public void stop(org.osgi.framework.BundleContext context) {}
            }
            """)
        .write(plugins);
    expected.put("failing.jar", List.of("failed to start", "/ by zero"));
    BundleSource.named("hollow").header("Bundle-Activator", "hollow.Activator").write(plugins);
    expected.put("hollow.jar", List.of("failed to start", "hollow.Activator"));

    Result result = Distribution.in(work).run("problems", "--plugins", "plug");
    assertEquals(0, result.code(), result.toString());
    List<String> warnings = result.err().lines().toList();
    assertEquals(
        warnings,
        result
            .out()
            .lines()
            .filter(line -> line.startsWith("plugin "))
            .map(line -> "warning: " + line)
            .toList());
    assertEquals(expected.size(), warnings.size(), result::toString);
    Path folder = plugins.toRealPath();
    expected.forEach(
        (file, parts) ->
            assertEquals(
                1,
                warnings.stream()
                    .filter(line -> line.contains("plugin " + folder.resolve(file) + ": "))
                    .filter(line -> parts.stream().allMatch(line::contains))
                    .count(),
                () -> file + "\n" + result));
  }

  /** A bundle of the platform's in another version changes nothing, and is no problem. */
  @Test
  void aBundleOfOursAndAFolderThatIsNotThere() throws Exception {
    BundleSource.named("com.google.gson").header("Bundle-Version", "99").write(plugins);
    Result result = Distribution.in(work).run("exit", "6", "--plugins", "plug", "--plugins=gone");
    assertEquals(6, result.code(), result.toString());
    assertEquals(
        "warning: plugin gone: there is no such folder; check the path after --plugins",
        result.err().strip());
  }
}
