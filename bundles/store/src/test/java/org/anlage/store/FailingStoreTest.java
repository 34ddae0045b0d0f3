package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store of which each file operation fails once: afterwards everything in it is as it was stored,
 * and the same work done again gives exactly what it gives where nothing fails.
 */
class FailingStoreTest {
  private static final long CENTURY_SECONDS = TimeUnit.DAYS.toSeconds(36_525);

  @TempDir Path folder;
  private final List<StudyPlan.PlannedRun> runs =
      Stream.of("a", "b").map(arm -> StoreOfRuns.planned(arm, 1, definition(arm))).toList();

  private static String definition(String arm) {
    return "{\"arm\":\"" + arm + "\",\"seed\":1}";
  }

  /** Keeps a plan, a matrix, and for each run a checkpoint, the run and a finding. */
  private void work(Path root) {
    DirectoryStore store = DirectoryStore.create(root);
    store.keep(StoreOfRuns.plan("ab", List.of(), runs));
    store.share(Matrix.zeros(3, 3));
    for (StudyPlan.PlannedRun run : runs) {
      if (!store.contains(run.id())) {
        Checkpoints checkpoints = new Checkpoints(store, run.id(), note -> {});
        checkpoints.latest();
        checkpoints.keep(5, new byte[] {1, 2, 3});
        StoreOfRuns.store(store, run, 0.5);
        checkpoints.clear();
      }
      new SealedFiles(store, note -> {})
          .write(store.analysis(run.id(), "x@1+0.0"), Json.Obj.create().with("radius", 1.0));
    }
  }

  @ParameterizedTest
  @EnumSource(FailingFileSystem.Fault.class)
  void afterAnyOneFailureTheSameWorkGivesTheSameStore(FailingFileSystem.Fault fault)
      throws IOException {
    FileSystem real = FileSystems.getDefault();
    FailingFileSystem sound = new FailingFileSystem(real, 0, fault);
    Path reference = folder.resolve("reference");
    work(sound.path(reference));
    Map<String, String> expected = files(reference);
    assertTrue(sound.operations() > 60, () -> sound.operations() + " operations");
    for (int k = 1; k <= sound.operations(); k++) {
      Path root = folder.resolve(fault + "-" + k);
      FailingFileSystem failing = new FailingFileSystem(real, k, fault);
      String place = fault + " at operation " + k;
      try {
        work(failing.path(root));
      } catch (ProblemException e) {
        assertEquals(ProblemException.Kind.STORE, e.kind(), place);
      }
      if (Files.isDirectory(root.resolve("runs"))) {
        DirectoryStore store = DirectoryStore.create(root);
        assertEquals(List.of(), new StoreCheck(store).damages(), place);
        assertTrue(runs.stream().map(StudyPlan.PlannedRun::id).toList().containsAll(store.runs()));
      }
      work(root);
      assertEquals(expected, files(root), place);
    }
  }

  /** Clocks of machines disagree, and are set: times of files may be anything. */
  @Test
  void theSameWorkGivesTheSameStoreWhateverTheTimesOfItsFiles() throws IOException {
    Path root = folder.resolve("reference");
    work(root);
    Map<String, String> expected = files(root);
    Random random = new Random(1);
    for (int round = 0; round < 20; round++) {
      Path own = root.resolve("tmp/1-of@elsewhere");
      Files.writeString(own, "what another machine writes");
      for (Path file : DirectoryStore.regular(root)) {
        if (file.endsWith("run.json") && random.nextInt(4) == 0) {
          DirectoryStore.create(root).delete(file.getParent());
        } else if (!file.equals(own) && Files.exists(file)) {
          Files.setLastModifiedTime(
              file, FileTime.from(random.nextLong(CENTURY_SECONDS), TimeUnit.SECONDS));
        }
      }
      work(root);
      assertTrue(Files.deleteIfExists(own), "the file of the other machine is gone");
      assertEquals(expected, files(root));
      assertEquals(List.of(), new StoreCheck(DirectoryStore.create(root)).damages());
    }
  }

  @ParameterizedTest
  @EnumSource(FailingFileSystem.Fault.class)
  void noFailureOfPackingLosesARun(FailingFileSystem.Fault fault) throws IOException {
    FileSystem real = FileSystems.getDefault();
    FailingFileSystem sound = new FailingFileSystem(real, 0, fault);
    Path reference = folder.resolve("packed");
    work(reference);
    Map<String, String> expected = files(reference);
    pack(sound.path(reference));
    // Reading an archive takes a thousand operations; each fault takes other ones of them.
    for (int k = 1 + fault.ordinal(); k <= sound.operations(); k += 17) {
      Path root = folder.resolve(fault + "-packing-" + k);
      work(root);
      String place = fault + " at operation " + k;
      try {
        pack(new FailingFileSystem(real, k, fault).path(root));
      } catch (ProblemException e) {
        assertEquals(ProblemException.Kind.STORE, e.kind(), place);
      }
      DirectoryStore store = DirectoryStore.create(root);
      assertEquals(List.of(), new StoreCheck(store).damages(), place);
      assertEquals(runs.stream().map(StudyPlan.PlannedRun::id).sorted().toList(), store.runs());
      pack(root);
      assertEquals(List.of(), store.list(root.resolve("analyses")), place);
      new StorePacking(DirectoryStore.create(root), note -> {}).unpack();
      assertEquals(expected, files(root), place);
    }
  }

  private static void pack(Path root) {
    new StorePacking(DirectoryStore.create(root), note -> {}).pack();
  }

  /**
   * Digests of everything but work in progress, and checkpoints of finished runs, which are not
   * read any more and which `store prune` removes.
   */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String place = root.relativize(file).toString();
        if (!place.startsWith("tmp/") && !place.startsWith("checkpoints/")) {
          files.put(place, FileDigest.of(file));
        }
      }
    }
    return files;
  }
}
