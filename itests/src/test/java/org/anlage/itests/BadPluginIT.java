package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

  /**
   * One warning on standard error, the same line in the list of problems, and the command's result.
   */
  private void assertNamed(String file, String... parts) throws Exception {
    Result result = Distribution.in(work).run("problems", "--plugins", "plug");
    assertEquals(0, result.code(), result.toString());
    List<String> warnings = result.err().lines().toList();
    assertEquals(1, warnings.size(), result.toString());
    List<String> problems =
        result.out().lines().filter(line -> line.startsWith("plugin ")).toList();
    assertEquals(
        List.of(warnings.get(0)), problems.stream().map(line -> "warning: " + line).toList());
    assertTrue(
        warnings.get(0).contains(plugins.toRealPath().resolve(file) + ": "), warnings.get(0));
    for (String part : parts) {
      assertTrue(warnings.get(0).contains(part), () -> warnings.get(0) + "\nlacks: " + part);
    }
  }

  @Test
  void text() throws Exception {
    Files.writeString(plugins.resolve("text.jar"), "not a zip");
    assertNamed("text.jar", "damaged or not a jar");
  }

  @Test
  void cutOff() throws Exception {
    byte[] whole = Files.readAllBytes(StandInCommand.write(work.resolve("whole")));
    Files.write(plugins.resolve("cut.jar"), Arrays.copyOf(whole, whole.length * 2 / 3));
    assertNamed("cut.jar", "damaged or not a jar");
  }

  @Test
  void aFolderNamedLikeAJar() throws Exception {
    Files.createDirectory(plugins.resolve("folder.jar"));
    assertNamed("folder.jar", "it is not a file");
  }

  @Test
  void aPlainJar() throws Exception {
    try (var out = new ZipOutputStream(Files.newOutputStream(plugins.resolve("plain.jar")))) {
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.closeEntry();
    }
    assertNamed("plain.jar", "not an OSGi bundle");
  }

  @Test
  void aMissingPackage() throws Exception {
    BundleSource.named("lacking").header("Import-Package", "org.nowhere").write(plugins);
    assertNamed("lacking.jar", "it needs package org.nowhere, which no bundle has");
  }

  @Test
  void anotherVersionOfTheApi() throws Exception {
    BundleSource.named("ahead")
        .header("Import-Package", "org.anlage.api.task;version=\"[99,100)\"")
        .write(plugins);
    assertNamed("ahead.jar", "package org.anlage.api.task [99.0.0,100.0.0), and here is only ");
  }

  @Test
  void anotherJava() throws Exception {
    BundleSource.named("future")
        .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
        .write(plugins);
    assertNamed("future.jar", "it needs Java 99");
  }

  @Test
  void theSameTwice() throws Exception {
    Path twin = BundleSource.named("twin").write(plugins);
    Files.copy(twin, plugins.resolve("twin-again.jar"));
    assertNamed("twin.jar", "the same bundle in the same version");
  }

  @Test
  void aBundleOfOurs() throws Exception {
    BundleSource.named("com.google.gson").header("Bundle-Version", "99").write(plugins);
    Result result = Distribution.in(work).run("exit", "3", "--plugins", "plug");
    assertEquals(3, result.code(), result.toString());
    assertEquals("", result.err());
  }

  @Test
  void anActivatorThatThrows() throws Exception {
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
    assertNamed("failing.jar", "failed to start", "/ by zero");
  }

  @Test
  void anActivatorThatIsNotThere() throws Exception {
    BundleSource.named("hollow").header("Bundle-Activator", "hollow.Activator").write(plugins);
    assertNamed("hollow.jar", "failed to start", "hollow.Activator");
  }

  @Test
  void aFolderThatIsNotThere() throws Exception {
    Result result = Distribution.in(work).run("exit", "6", "--plugins", "plug", "--plugins=gone");
    assertEquals(6, result.code(), result.toString());
    assertEquals(
        "warning: plugin gone: there is no such folder; check the path after --plugins",
        result.err().strip());
  }
}
