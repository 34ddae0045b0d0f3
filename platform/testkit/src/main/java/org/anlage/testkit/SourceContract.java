package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.matrix.Matrix;

/** Contract of sources: a consistent cortex, or a problem that says which file is wrong. */
final class SourceContract {
  private SourceContract() {}

  static void addTo(
      TestList tests,
      ComponentUnderTest<Record> subject,
      CortexSource<Record> source,
      Optional<Path> sample) {
    tests.add("its data is consistent", () -> check(source.load(subject.parameters(), sample)));
    tests.add(
        "the same values on every load",
        () -> {
          Cortex first = source.load(subject.parameters(), sample);
          Cortex second = source.load(subject.parameters(), sample);
          assertEquals(first.digest(), second.digest());
          Fingerprint.assertSame(
              Fingerprint.of(first),
              second,
              "expected the same data when it is loaded again, and got other data; draw random"
                  + " numbers from a seed among the parameters");
        });
    if (sample.isEmpty()) {
      tests.add(
          "what needs no path recognises none",
          () -> inFolder(folder -> assertFalse(source.recognises(folder))));
    } else {
      tests.add(
          "it recognises its own files",
          () -> assertTrue(source.recognises(sample.get()), () -> sample.get() + " is not"));
      tests.add("without a path it says so", () -> refuses(subject, source, Optional.empty()));
    }
    tests.add(
        "paths that are not its own are not recognised, and refused in words",
        () -> inFolder(folder -> strange(subject, source, sample.isPresent(), folder)));
  }

  private static void strange(
      ComponentUnderTest<Record> subject, CortexSource<Record> source, boolean reads, Path folder)
      throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path rubbish =
        Files.write(folder.resolve("rubbish"), "\0\1,;\"\n[".getBytes(StandardCharsets.UTF_8));
    for (Path path : List.of(folder.resolve("missing"), empty, rubbish)) {
      assertFalse(source.recognises(path), () -> path.getFileName() + " is recognised");
      if (reads) {
        refuses(subject, source, Optional.of(path));
      }
    }
  }

  private static void refuses(
      ComponentUnderTest<Record> subject, CortexSource<Record> source, Optional<Path> path) {
    String given = path.map(p -> p.getFileName().toString()).orElse("no path");
    assertTrue(
        Outcome.of(given, () -> source.load(subject.parameters(), path)).isEmpty(),
        () -> given + ": it loaded something");
  }

  private static void check(Cortex cortex) {
    assertTrue(cortex.size() >= 1, "no neurons");
    assertFalse(cortex.provenance().title().isBlank(), "provenance has no title");
    assertFalse(cortex.provenance().source().isBlank(), "provenance does not name its source");
    cortex
        .positions()
        .ifPresent(p -> assertTrue(TransformContract.finite(p.micrometres()), "a position is NaN"));
    cortex.activity().ifPresent(SourceContract::check);
    cortex.functional().forEach(SourceContract::symmetric);
  }

  private static void check(Activity activity) {
    assertTrue(activity.duration() > 0, "activity lasts " + activity.duration() + " s");
    if (activity instanceof Activity.Events events) {
      for (double[] train : events.times()) {
        double before = events.start();
        for (double time : train) {
          assertTrue(
              time >= before && time <= events.end() + Math.ulp(events.end()),
              "events are not ascending within the recording: " + time + " s after " + before);
          before = time;
        }
      }
    } else if (activity instanceof Activity.Traces traces) {
      assertTrue(TransformContract.finite(traces.values()), "a trace is not finite");
    }
  }

  private static void symmetric(String name, Matrix matrix) {
    Outcome.assertSquareAndFinite(name, matrix.rows(), matrix);
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(matrix.get(i, j), matrix.get(j, i), name + " is not symmetric");
      }
    }
  }

  /** Work in a folder that is removed afterwards. */
  private interface FolderWork {
    void in(Path folder) throws IOException;
  }

  private static void inFolder(FolderWork work) throws IOException {
    Path folder = Files.createTempDirectory("anlage-testkit");
    try {
      work.in(folder);
    } finally {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
