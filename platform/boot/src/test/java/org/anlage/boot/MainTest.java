package org.anlage.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private static final String FRAMEWORK = "org.osgi.framework";

  @TempDir Path home;
  private Path bundles;
  private Path plugins;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void folders() throws IOException {
    bundles = Files.createDirectories(home.resolve("bundles"));
    plugins = Files.createDirectories(home.resolve("plugins"));
  }

  private void withCommand() throws IOException {
    BundleJar.write(
        bundles,
        "command",
        Map.of("Import-Package", FRAMEWORK, "Bundle-Activator", CommandActivator.class.getName()),
        CommandActivator.class);
  }

  private int run(String... arguments) {
    Layout layout = Layout.of(home, home.resolve("nobody"), List.of(arguments));
    return Main.run(layout, arguments, new PrintStream(err, true, UTF_8));
  }

  private List<String> problems() {
    return System.getProperty(Host.PROBLEMS_PROPERTY, "").lines().toList();
  }

  /** Runs with one bad plug-in: the command still runs, and one line says what is wrong. */
  private void assertOneProblem(String... parts) {
    assertEquals(2, run("a", "b"), err.toString(UTF_8));
    assertEquals(1, problems().size(), () -> String.join("\n", problems()));
    for (String part : parts) {
      assertTrue(problems().get(0).contains(part), () -> problems().get(0) + " lacks " + part);
    }
    assertEquals("warning: " + problems().get(0) + System.lineSeparator(), err.toString(UTF_8));
  }

  @Test
  void theResultOfTheCommandIsTheExitCode() throws IOException {
    withCommand();
    assertEquals(3, run("one", "two", "three"));
    assertEquals(List.of(), problems());
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void withoutACommandLineTheDistributionIsSaidToBeIncomplete() throws IOException {
    BundleJar.write(bundles, "lonely", Map.of("Import-Package", "org.nowhere"));
    assertEquals(4, run());
    String text = err.toString(UTF_8);
    assertTrue(text.contains("the command line did not start"), text);
    assertTrue(
        text.contains("bundle lonely.jar: it needs package org.nowhere, which no bundle has"),
        text);
  }

  @Test
  void aCorruptJarIsReported() throws IOException {
    withCommand();
    Files.writeString(plugins.resolve("broken.jar"), "this is no zip");
    assertOneProblem("broken.jar", "damaged or not a jar");
  }

  @Test
  void aTruncatedJarIsReported() throws IOException {
    withCommand();
    Path whole = BundleJar.write(plugins, "whole", Map.of(), CommandActivator.class);
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(plugins.resolve("cut.jar"), Arrays.copyOf(bytes, bytes.length / 2));
    Files.delete(whole);
    assertOneProblem("cut.jar", "damaged or not a jar");
  }

  @Test
  void anEmptyFileIsReported() throws IOException {
    withCommand();
    Files.createFile(plugins.resolve("empty.jar"));
    assertOneProblem("empty.jar", "damaged or not a jar");
  }

  @Test
  void aJarThatIsNoBundleIsReported() throws IOException {
    withCommand();
    BundleJar.writePlain(plugins.resolve("plain.jar"), Map.of("Created-By", "test"));
    assertOneProblem("plain.jar", "not an OSGi bundle", "bnd");
  }

  @Test
  void aFolderNamedLikeAJarIsReported() throws IOException {
    withCommand();
    Files.createDirectory(plugins.resolve("folder.jar"));
    assertOneProblem("folder.jar", "not a file");
  }

  @Test
  void aManifestThatIsNotValidIsReported() throws IOException {
    withCommand();
    BundleJar.write(plugins, "odd", Map.of("Bundle-Version", "one.two"));
    assertOneProblem("odd.jar", "manifest is not valid");
  }

  @Test
  void aMissingImportIsReported() throws IOException {
    withCommand();
    BundleJar.write(
        plugins, "lacking", Map.of("Import-Package", "org.nowhere;version=\"[1.2,2)\""));
    assertOneProblem(
        "lacking.jar", "it needs package org.nowhere [1.2.0,2.0.0), which no bundle has");
  }

  @Test
  void aWrongVersionIsReportedWithTheVersionThatIsThere() throws IOException {
    withCommand();
    BundleJar.write(bundles, "provider", Map.of("Export-Package", "org.here;version=1.4.0"));
    BundleJar.write(plugins, "newer", Map.of("Import-Package", "org.here;version=\"[2,3)\""));
    assertOneProblem("newer.jar", "package org.here [2.0.0,3.0.0), and here is only 1.4.0");
  }

  @Test
  void theLeafCauseOfAChainIsReported() throws IOException {
    withCommand();
    BundleJar.write(plugins, "first", Map.of("Import-Package", "org.second"));
    BundleJar.write(
        plugins, "second", Map.of("Export-Package", "org.second", "Import-Package", "org.third"));
    assertEquals(0, run());
    assertEquals(2, problems().size());
    assertTrue(
        problems().get(0).contains("first.jar: it needs second, which needs package org.third"),
        problems().get(0));
    assertTrue(
        problems().get(1).contains("second.jar: it needs package org.third"), problems().get(1));
  }

  @Test
  void aJavaThatIsTooOldIsReported() throws IOException {
    withCommand();
    BundleJar.write(
        plugins,
        "future",
        Map.of("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
    assertOneProblem(
        "future.jar", "it needs Java 99", "this is Java " + Runtime.version().feature());
  }

  @Test
  void theSameBundleTwiceIsReported() throws IOException {
    withCommand();
    Path one = BundleJar.write(plugins, "twin", Map.of());
    Files.copy(one, plugins.resolve("twin-copy.jar"));
    assertOneProblem("twin.jar", "the same bundle in the same version", "keep one");
  }

  @Test
  void aPluginCannotReplaceABundleOfTheDistribution() throws IOException {
    withCommand();
    BundleJar.write(plugins, "command", Map.of());
    assertOneProblem("command.jar", "the same bundle in the same version");
  }

  @Test
  void anActivatorThatThrowsIsReported() throws IOException {
    withCommand();
    BundleJar.write(
        plugins,
        "failing",
        Map.of("Import-Package", FRAMEWORK, "Bundle-Activator", FailingActivator.class.getName()),
        FailingActivator.class);
    assertOneProblem("failing.jar", "failed to start", "no licence");
  }

  @Test
  void aFragmentWithoutItsHostIsReported() throws IOException {
    withCommand();
    BundleJar.write(plugins, "piece", Map.of("Fragment-Host", "org.nowhere"));
    assertOneProblem("piece.jar", "it needs bundle org.nowhere");
  }

  @Test
  void aNamedFolderThatIsNotThereIsReported() throws IOException {
    withCommand();
    assertEquals(1, run("--plugins=" + home.resolve("gone")));
    assertEquals(1, problems().size());
    assertTrue(problems().get(0).contains("gone: there is no such folder"), problems().get(0));
  }

  @Test
  void anOptionalVectorBundleIsNoProblem() throws IOException {
    withCommand();
    BundleJar.write(bundles, "simd", Map.of("Import-Package", VectorModule.NAME));
    assertEquals(0, run());
    assertEquals(List.of(), problems());
  }

  @Test
  void theCacheIsGoneAfterwards() throws Exception {
    withCommand();
    Host host = new Host();
    try (host) {
      host.start(Layout.of(home, home, List.of()));
      assertTrue(Files.isDirectory(host.cache()));
    }
    assertFalse(Files.exists(host.cache()));
  }
}
