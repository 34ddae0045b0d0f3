package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PluginProjectTest {
  @TempDir Path work;
  private Path devkit;

  @BeforeEach
  void devkit() throws IOException {
    devkit = work.resolve("devkit");
    Files.createDirectories(devkit.resolve("org/anlage/anlage-plugin-parent/1.2.3"));
  }

  @ParameterizedTest
  @EnumSource
  void everyTokenIsFilledIn(PluginKind kind) throws IOException {
    Path folder = work.resolve("mine");
    new PluginProject(kind, "delayed-2-match", "org.example.mine").write(folder, devkit);
    String component = "src/main/java/org/example/mine/Delayed2Match.java";
    assertTrue(Files.readString(folder.resolve(component)).contains("class Delayed2Match"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).matches("(?s).*@[a-zA-Z]+@.*"), file.toString());
      }
    }
    String pom = Files.readString(folder.resolve("pom.xml"));
    assertTrue(pom.contains("<version>1.2.3</version>"), pom);
    assertTrue(pom.contains("<url>file:///"), pom);
    assertTrue(pom.contains("<groupId>org.example</groupId>"), pom);
  }

  @ParameterizedTest
  @CsvSource({
    "Ring_Lattice, org.example.a, for example ring-lattice",
    "2d, org.example.a, for example d",
    "a--b, org.example.a, for example a-b",
    "'', org.example.a, for example ring-lattice",
    "../x, org.example.a, for example x",
    "ring, ring, at least two words",
    "ring, org.example.new, none a word of Java",
    "ring, org.Example.ring, lower case",
    "ring, org.anlage.ring, one of your own"
  })
  void wrongNamesAreOneProblem(String name, String packageName, String part) {
    var thrown =
        assertThrows(
            ProblemException.class, () -> new PluginProject(PluginKind.TASK, name, packageName));
    assertEquals(1, thrown.problems().size());
    assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"TASK, task", "ANALYZER, matrix", "GENERATOR, override", "SOURCE, test-factory"})
  void aClassThatTheCodeNeedsForSomethingElseIsRefused(PluginKind kind, String name) {
    PluginProject project = new PluginProject(kind, name, "org.example.mine");
    var thrown = assertThrows(ProblemException.class, () -> project.write(work, devkit));
    assertTrue(thrown.getMessage().contains("try my-" + name), thrown.getMessage());
  }

  @Test
  void whatIsThereIsNotWrittenOver() throws IOException {
    PluginProject project = new PluginProject(PluginKind.TASK, "ring", "org.example.ring");
    assertThrows(ProblemException.class, () -> project.write(work, devkit));
    Path file = Files.writeString(work.resolve("file"), "mine");
    assertThrows(ProblemException.class, () -> project.write(file, devkit));
    assertEquals("mine", Files.readString(file));
    Path empty = Files.createDirectory(work.resolve("empty"));
    project.write(empty, devkit);
    assertTrue(Files.exists(empty.resolve("pom.xml")));
  }

  @Test
  void withoutADevkitNothingIsWritten() {
    PluginProject project = new PluginProject(PluginKind.TASK, "ring", "org.example.ring");
    Path folder = work.resolve("mine");
    var thrown =
        assertThrows(
            ProblemException.class, () -> project.write(folder, work.resolve("elsewhere")));
    assertTrue(thrown.getMessage().contains("no devkit for building plug-ins"));
    assertFalse(Files.exists(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "ring, org.example.ring",
    "delayed-match, org.example.delayedmatch",
    "class, org.example.class_"
  })
  void packagesFollowNames(String name, String packageName) {
    assertEquals(packageName, PluginProject.defaultPackage(name));
    assertEquals(packageName, new PluginProject(PluginKind.TASK, name, packageName).packageName());
  }
}
