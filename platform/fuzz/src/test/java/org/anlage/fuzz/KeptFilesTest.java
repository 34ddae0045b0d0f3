package org.anlage.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Files that fuzzing starts from, and those that it made and that were kept: each reader reads some
 * of its own, and refuses the others with a problem.
 */
class KeptFilesTest {
  private static final Path MODULE =
      Path.of(System.getProperty("basedir", "platform/fuzz")).toAbsolutePath();

  /** Of each reader, in the order of seeds.txt. */
  private static Map<String, List<Path>> files() throws IOException {
    Map<String, List<Path>> files = new TreeMap<>();
    for (String line : Files.readAllLines(MODULE.resolve("seeds.txt"))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.split(" +");
      List<Path> ofReader = files.computeIfAbsent(words[0], reader -> new ArrayList<>());
      if (words.length == 2) {
        Path pattern = MODULE.resolve("../..").resolve(words[1]).normalize();
        ofReader.addAll(matching(pattern.resolveSibling(""), words[1]));
      }
    }
    for (Map.Entry<String, List<Path>> each : files.entrySet()) {
      Path kept = MODULE.resolve("corpus").resolve(each.getKey());
      if (Files.isDirectory(kept)) {
        each.getValue().addAll(matching(kept, "*"));
      }
    }
    return files;
  }

  private static List<Path> matching(Path folder, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    String name = pattern.substring(pattern.lastIndexOf('/') + 1);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
      files.forEach(found::add);
    }
    assertTrue(!found.isEmpty(), () -> "no " + pattern + " in " + folder);
    return found.stream().filter(Files::isRegularFile).sorted().toList();
  }

  @TestFactory
  Stream<DynamicTest> eachReaderReadsSomeOfItsFilesAndRefusesTheOthers() throws IOException {
    return files().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> readsSome(each.getKey(), each.getValue())));
  }

  private static void readsSome(String reader, List<Path> files) throws IOException {
    FileReaders.fuzzerInitialize(new String[] {reader});
    int read = 0;
    for (Path file : files) {
      try {
        read += FileReaders.reads(Files.readAllBytes(file)) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError(reader + " of " + file + ": " + e, e);
      }
    }
    assertTrue(read > 0, "none of " + files + " was read");
  }

  @Test
  void whatIsKeptIsOfAReader() throws IOException {
    Set<String> folders = new TreeSet<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(MODULE.resolve("corpus"))) {
      all.forEach(folder -> folders.add(String.valueOf(folder.getFileName())));
    }
    Set<String> known = new TreeSet<>(folders);
    known.retainAll(files().keySet());
    assertEquals(known, folders);
  }
}
