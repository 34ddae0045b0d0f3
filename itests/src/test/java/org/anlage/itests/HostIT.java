package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script and the boot code: arguments, exit codes, signals and traces left behind. */
@Tag("java")
class HostIT {

  /** Bundles that one command alone starts with. */
  private static final Map<String, String> OWN_FOLDERS =
      Map.of("org.anlage.shell", "shell", "org.anlage.web", "web");

  @TempDir Path work;
  private Path temporary;
  private Distribution anlage;

  @BeforeEach
  void command() throws IOException {
    StandInCommand.write(work.resolve("plug"));
    temporary = Files.createDirectories(work.resolve("temporary files"));
    anlage = Distribution.in(work).with("TMPDIR", temporary.toString());
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    Result result = anlage.run(plugged(arguments));
    assertEquals(List.of(), left(), "left in the temporary folder");
    return result;
  }

  private static String[] plugged(String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of("--plugins", "plug"))
        .toArray(String[]::new);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> entries = Files.list(temporary)) {
      return entries.filter(entry -> !entry.getFileName().toString().startsWith("hsperf")).toList();
    }
  }

  @Test
  void theExitCodeIsTheCommands() throws Exception {
    assertEquals(0, run("exit", "0").code());
    assertEquals(17, run("exit", "17").code());
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws Exception {
    Result result = run("echo", "two words", "", "*", "$HOME", "--set", "a=\"b\"");
    assertEquals(0, result.code(), result.toString());
    assertEquals(
        List.of("echo", "two words", "", "*", "$HOME", "--set", "a=\"b\"", "--plugins", "plug"),
        result.out().lines().toList());
  }

  @Test
  void nothingIsWrittenToStandardErrorAndTheVectorApiIsThere() throws Exception {
    Result result = run("vector");
    assertEquals(0, result.code(), result.toString());
    assertTrue(result.out().startsWith("Species["), result.toString());
    assertEquals("", result.err());
  }

  @Test
  void everyBundleOfTheDistributionIsInUse() throws Exception {
    Result result = run("problems");
    assertEquals("", result.out().strip(), result.toString());
  }

  @Test
  void everyModuleIsInTheDistribution() throws Exception {
    Path modules = Path.of(System.getProperty("anlage.modules"));
    List<String> expected =
        Pattern.compile("<module>(.*)</module>")
            .matcher(Files.readString(modules))
            .results()
            .map(module -> "org.anlage." + module.group(1).replace('-', '.'))
            .toList();
    String version = System.getProperty("anlage.version");
    for (String name : expected) {
      String folder = OWN_FOLDERS.getOrDefault(name, "bundles");
      Path bundle = Distribution.folder().resolve(folder).resolve(name + "-" + version + ".jar");
      assertTrue(Files.exists(bundle), bundle + " is missing: add it to distribution/pom.xml");
    }
    assertFalse(expected.isEmpty());
  }

  @Test
  void itStartsThroughALinkAndFromAFolderWithASpace() throws Exception {
    Path copy = work.resolve("a folder");
    copyTree(Distribution.folder(), copy);
    Path link =
        Files.createSymbolicLink(
            Files.createDirectories(work.resolve("x/bin")).resolve("anlage"),
            copy.resolve("bin/anlage"));
    assertEquals(
        9, Distribution.at(link.getParent().getParent(), work).run(plugged("exit", "9")).code());
  }

  @Test
  void anUnknownJavaHomeIsExplained() throws Exception {
    Result result = anlage.with("JAVA_HOME", "/no/such/java").run("list");
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("anlage: JAVA_HOME is /no/such/java"), result.err());
  }

  @Test
  void anOldJavaIsExplained() throws Exception {
    Path java = Files.createDirectories(work.resolve("jdk11/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 99\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(work.resolve("jdk11/release"), "JAVA_VERSION=\"11.0.2\"\n");
    Result result = anlage.with("JAVA_HOME", work.resolve("jdk11").toString()).run("list");
    assertEquals(2, result.code());
    assertTrue(
        result.err().contains("is Java 11.0.2, and Java 17 or later is needed"), result.err());
  }

  @Test
  void aFaultInTheProgramIsSaidToBeOne() throws Exception {
    Result result = run("nonsense");
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("anlage: a fault in the program"), result.err());
  }

  @Test
  void anIncompleteDistributionIsExplained() throws Exception {
    Path copy = work.resolve("incomplete");
    copyTree(Distribution.folder(), copy);
    try (Stream<Path> bundles = Files.list(copy.resolve("bundles"))) {
      for (Path bundle : bundles.toList()) {
        Files.delete(bundle);
      }
    }
    Result result = Distribution.at(copy, work).run("list");
    assertEquals(4, result.code(), result.toString());
    assertTrue(result.err().contains("the command line did not start"), result.err());
  }

  @Test
  void anInterruptLetsTheCommandTidyUp() throws Exception {
    Signals.assumeInterruptsAreHeard();
    assertStops("-INT", 130);
  }

  @Test
  void aRequestToEndLetsTheCommandTidyUp() throws Exception {
    assertStops("-TERM", 143);
  }

  private void assertStops(String signal, int code) throws Exception {
    Process process = anlage.start(plugged("sleep"));
    while (process.isAlive() && !Files.readString(anlage.out()).contains("sleeping")) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    Result result = anlage.await(process);
    assertEquals(code, result.code(), result.toString());
    assertTrue(result.out().contains("tidied up"), result.toString());
    assertEquals(List.of(), left(), "left in the temporary folder");
  }

  static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(
            path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
