package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.export.RunExporter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The contract of formats finds the mistake that it is there for, and no other. */
class ExporterContractTest {
  private static final String FILES = "it writes the files that it returns, and no others";
  private static final String OTHER = "another run gives other files";
  private static final String TOGETHER = "runs in one folder do not disturb each other";
  private static final String AGAIN = "the same bits whatever was called before";
  private static final String THREADS = "the same bits on every thread";
  private static final String GIVEN = "what it is given stays as it was";
  private static final String ODD = "files or a problem in words, however odd the run";

  /** What a format does. */
  private interface Writing {
    List<Path> write(ExportedRun run, Path folder) throws IOException;
  }

  /** The tests that fail, with their words. */
  private static Map<String, String> failures(Writing writing) {
    RunExporter exporter =
        new RunExporter() {
          @Override
          public String name() {
            return "made";
          }

          @Override
          public List<Path> export(ExportedRun run, Path folder) throws IOException {
            return writing.write(run, folder);
          }
        };
    Map<String, String> failed = new TreeMap<>();
    for (DynamicTest test : Contracts.of(exporter).toList()) {
      try {
        test.getExecutable().execute();
      } catch (Throwable e) {
        assertTrue(e instanceof AssertionError, () -> test.getDisplayName() + ": " + e);
        failed.put(test.getDisplayName().replaceFirst("[^:]*: ", ""), e.getMessage());
      }
    }
    // It is not made into a bundle, so it has no description.
    assertTrue(failed.remove("it is a component with a name") != null);
    return failed;
  }

  private static void assertFound(Writing writing, String words, String... tests) {
    Map<String, String> failed = failures(writing);
    assertEquals(new TreeSet<>(List.of(tests)), new TreeSet<>(failed.keySet()), () -> "" + failed);
    assertTrue(failed.values().stream().anyMatch(text -> text.contains(words)), () -> "" + failed);
  }

  private static String text(ExportedRun run) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, ExportedArray> array : run.arrays().entrySet()) {
      text.append(array.getKey());
      for (int k = 0; k < array.getValue().values().size(); k++) {
        text.append(' ').append(array.getValue().values().at(k));
      }
    }
    return text.toString();
  }

  private static List<Path> sound(ExportedRun run, Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve(run.id()));
    return List.of(Files.writeString(own.resolve("all.txt"), text(run)));
  }

  @Test
  void aSoundFormatPasses() {
    assertEquals(Map.of(), failures(ExporterContractTest::sound));
  }

  @Test
  void aFileThatIsNotReturnedIsFound() {
    assertFound(
        (run, folder) -> {
          Files.writeString(folder.resolve(run.id() + ".more"), "");
          return sound(run, folder);
        },
        "return every file that is written",
        FILES,
        OTHER,
        AGAIN,
        THREADS,
        GIVEN,
        ODD);
  }

  @Test
  void oneNameForAllRunsIsFound() {
    assertFound(
        (run, folder) -> List.of(Files.writeString(folder.resolve("run.txt"), text(run))),
        "begin the names of files or of their folder with run.id()",
        TOGETHER);
  }

  @Test
  void whatDoesNotDependOnTheRunIsFound() {
    assertFound(
        (run, folder) -> List.of(Files.writeString(folder.resolve(run.id()), "a run")),
        "got the same",
        OTHER);
  }

  @Test
  void stateBetweenCallsIsFound() {
    AtomicInteger calls = new AtomicInteger();
    assertFound(
        (run, folder) ->
            List.of(
                Files.writeString(folder.resolve(run.id()), text(run) + calls.incrementAndGet())),
        "expected the same result from the same arguments",
        AGAIN,
        THREADS);
  }

  @Test
  void aChangedArgumentIsFound() {
    assertFound(
        (run, folder) -> {
          List<Path> files = sound(run, folder);
          if (run.arrays().get("bias").values() instanceof ExportedArray.Floats floats) {
            floats.values()[0] = 7;
          }
          return files;
        },
        "an argument was changed: arrays",
        AGAIN,
        THREADS,
        GIVEN,
        ODD);
  }

  @Test
  void whatItDoesNotExpectIsFound() {
    assertFound(
        (run, folder) -> {
          run.arrays().get("bias").values(); // a run that simulated has none
          return sound(run, folder);
        },
        "a run that simulated: it threw java.lang.NullPointerException",
        ODD);
  }
}
