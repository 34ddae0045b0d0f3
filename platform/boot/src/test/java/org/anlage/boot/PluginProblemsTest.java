package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One true line for each reason for which a plug-in is not used, without a resolver's words. */
class PluginProblemsTest {
  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(home.resolve("bundles"));
    folder = Files.createDirectories(home.resolve("plugins"));
  }

  /** The one problem that there is. */
  private String problem() throws Exception {
    try (Host host = new Host()) {
      host.start(Layout.of(home, home.resolve("nobody"), List.of()));
      List<String> lines = host.problems().stream().map(JarProblem::line).toList();
      assertEquals(1, lines.size(), lines::toString);
      assertFalse(lines.get(0).contains("(R "), "words of the resolver: " + lines);
      assertFalse(lines.get(0).contains("(&"), "a filter: " + lines);
      return lines.get(0);
    }
  }

  private void assertProblem(String... parts) throws Exception {
    String line = problem();
    for (String part : parts) {
      assertTrue(line.contains(part), line);
    }
  }

  @Test
  void twoVersionsOfAPackageThatMeet() throws Exception {
    BundleJar.write(folder, "lib", Map.of("Export-Package", "lib;version=1"));
    Files.move(folder.resolve("lib.jar"), folder.resolve("lib1.jar"));
    BundleJar.write(
        folder, "lib", Map.of("Bundle-Version", "2.0.0", "Export-Package", "lib;version=2"));
    BundleJar.write(
        folder,
        "mid",
        Map.of(
            "Import-Package", "lib;version=\"[2,3)\"",
            "Export-Package", "mid;uses:=\"lib\""));
    BundleJar.write(folder, "own", Map.of("Import-Package", "lib;version=\"[1,2)\",mid"));
    assertProblem(
        "own.jar: it uses package lib of lib 1.0.0, and mid 1.0.0, which it needs, uses that of"
            + " lib 2.0.0; build both against one version of lib");
  }

  @Test
  void nativeCodeForAnotherSystem() throws Exception {
    BundleJar.write(
        folder,
        "own",
        Map.of("Bundle-NativeCode", "own.dll;osname=Windows10;processor=x86-64"),
        Ender.class);
    assertProblem(
        "it has native code only for Windows10 x86-64, and this is "
            + System.getProperty("os.name"),
        "use the jar for this system");
  }

  @Test
  void aSingletonThatIsThereAlready() throws Exception {
    for (String version : List.of("1.0.0", "2.0.0")) {
      BundleJar.write(
          folder,
          "own",
          Map.of("Bundle-SymbolicName", "own;singleton:=true", "Bundle-Version", version));
      Files.move(folder.resolve("own.jar"), folder.resolve(version + ".jar"));
    }
    assertProblem("there may be only one own, and version ", " is in use; keep one of the two");
  }

  @Test
  void aProcessorOfServiceLoaders() throws Exception {
    BundleJar.write(
        folder,
        "own",
        Map.of(
            "Require-Capability",
            "osgi.extender;filter:=\"(&(osgi.extender=osgi.serviceloader.processor)"
                + "(version>=1.0.0)(!(version>=2.0.0)))\""));
    assertProblem(
        "it needs osgi.serviceloader.processor, which finds implementations by ServiceLoader",
        "embed that library in the plug-in");
  }

  @Test
  void aVersionOfALibraryThatIsNoPartOfAnlage() throws Exception {
    BundleJar.write(folder, "lib", Map.of("Export-Package", "lib;version=1"));
    BundleJar.write(folder, "own", Map.of("Import-Package", "lib;version=\"[2,3)\""));
    assertProblem(
        "it needs package lib [2.0.0,3.0.0), and here is only 1.0.0; put the version that it needs"
            + " beside it, or build it against this one");
  }

  @Test
  void aFragmentOfThePlatform() throws Exception {
    BundleJar.write(home.resolve("bundles"), "platform", Map.of());
    BundleJar.write(folder, "own", Map.of("Fragment-Host", "platform"));
    assertProblem(
        "it is a fragment of platform, a bundle of the platform; make it a bundle of its own");
  }

  @Test
  void aFragmentWithoutItsHost() throws Exception {
    BundleJar.write(folder, "own", Map.of("Fragment-Host", "absent"));
    assertProblem("it needs bundle absent, which is not here; put that bundle beside it");
  }

  @Test
  void componentsOfAFragment() throws Exception {
    BundleJar.write(folder, "whole", Map.of());
    BundleJar.write(
        folder, "own", Map.of("Fragment-Host", "whole", "Service-Component", "OSGI-INF/a.xml"));
    assertProblem(
        "it is a fragment of whole, and components of fragments are not looked at; make it a bundle"
            + " of its own");
  }

  @Test
  void aSignedJarOneClassOfWhichWasChanged() throws Exception {
    Path jar = BundleJar.write(folder, "own", Map.of(), Ender.class);
    Path keys = home.resolve("keys.p12");
    List<String> store = List.of("-keystore", keys.toString(), "-storepass", "secret");
    tool("keytool", store, "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=a");
    tool("jarsigner", store, jar.toString(), "a");
    try (Host host = new Host()) {
      host.start(Layout.of(home, home.resolve("nobody"), List.of()));
      assertEquals(List.of(), host.problems(), "as it was signed");
    }
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path type = zip.getPath("org/anlage/boot/Ender.class");
      byte[] bytes = Files.readAllBytes(type);
      bytes[bytes.length - 1]++;
      Files.write(type, bytes);
    }
    assertProblem("its signature does not fit its content", "org/anlage/boot/Ender.class");
  }

  private static void tool(String name, List<String> store, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(store);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor(), name);
  }
}
