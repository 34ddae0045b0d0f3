package org.anlage.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merging, archives and pruning of stores of three runs. */
class StoreMergeTest {
  @TempDir Path folder;
  private DirectoryStore one;
  private DirectoryStore two;
  private final StudyPlan.PlannedRun a = run("a");
  private final StudyPlan.PlannedRun b = run("b");
  private final StudyPlan.PlannedRun c = run("c");
  private final StudyPlan plan = StoreOfRuns.plan("ab", List.of(), List.of(a, b));

  private static StudyPlan.PlannedRun run(String name) {
    return StoreOfRuns.planned(name, 1, "{\"arm\":\"" + name + "\",\"seed\":1}");
  }

  /** The first store has a and b, the second b and c; a finding on each first one. */
  @BeforeEach
  void filled() {
    one = DirectoryStore.create(folder.resolve("one"));
    two = DirectoryStore.create(folder.resolve("two"));
    one.keep(plan);
    StoreOfRuns.store(one, a, 0.5);
    StoreOfRuns.store(one, b, 0.75);
    StoreOfRuns.store(two, b, 0.75);
    StoreOfRuns.store(two, c, 1);
    new SealedFiles(one, note -> {})
        .write(one.analysis(a.id(), "spectrum@1+0.0"), Json.Obj.create().with("radius", 1.0));
    one.share(Matrix.zeros(2, 2));
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), FileDigest.of(file));
      }
    }
    return files;
  }

  @Test
  void theUnionHasWhatEitherHas() throws IOException {
    Map<String, String> expected = files(one.root());
    expected.putAll(files(two.root()));
    StoreMerge merge = StoreMerge.of(one, two);
    assertEquals(Map.of("plans", 1, "shared", 1, "runs", 1, "analyses", 1), merge.copied());
    assertEquals(List.of(), merge.conflicts());
    assertEquals(expected, files(two.root()));
    assertEquals(List.of(), new StoreCheck(two).damages());
    assertEquals(
        Map.of("plans", 0, "shared", 0, "runs", 0, "analyses", 0),
        StoreMerge.of(one, two).copied());
  }

  @Test
  void anotherResultOfARunIsNamedAndNotReplaced() throws IOException {
    StoreOfRuns.store(two, a, 0.25);
    Map<String, String> before = files(two.directory(a.id()));
    StoreMerge merge = StoreMerge.of(one, two);
    assertEquals(
        List.of(one.root().relativize(one.directory(a.id())).toString()), merge.conflicts());
    assertEquals(before, files(two.directory(a.id())));
  }

  @Test
  void damagedThingsAreNamedAndNotCopied() throws IOException {
    Files.writeString(one.directory(a.id()).resolve("history.json"), "{}");
    Path findings = one.analysis(a.id(), "spectrum@1+0.0");
    Files.writeString(findings, Files.readString(findings).replace("1", "2"));
    StoreMerge merge = StoreMerge.of(one, two);
    assertEquals(2, merge.damages().size(), merge.damages()::toString);
    assertFalse(two.contains(a.id()));
    assertEquals(List.of(), new StoreCheck(two).damages());
  }

  @Test
  void anArchiveIsAStoreAndTheSameBytesEachTime() throws IOException {
    Path archive = folder.resolve("ab.zip");
    assertEquals(2, StoreArchive.write(one, plan, archive));
    byte[] bytes = Files.readAllBytes(archive);
    StoreArchive.write(one, plan, archive);
    assertArrayEquals(bytes, Files.readAllBytes(archive));
    DirectoryStore three = DirectoryStore.create(folder.resolve("three"));
    StoreMerge merge = StoreArchive.read(archive, three);
    assertEquals(Map.of("plans", 1, "shared", 0, "runs", 2, "analyses", 1), merge.copied());
    Map<String, String> expected = files(one.root());
    expected.keySet().removeIf(file -> file.startsWith("shared")); // no run names it
    assertEquals(expected, files(three.root()));
    assertEquals(List.of(), three.list(three.root().resolve("tmp")));
  }

  @Test
  void anArchiveHasTheImportedFilesThatItsExperimentNames() throws IOException {
    String named = "ab".repeat(32) + ".npz";
    Path imports = Files.createDirectories(one.root().resolve("imports"));
    Files.write(imports.resolve(named), new byte[] {1, 2, (byte) 0xff});
    Files.write(imports.resolve("cd".repeat(32) + ".npz"), new byte[] {3});
    StudyPlan importing =
        StoreOfRuns.plan(
            "importing",
            List.of(),
            List.of(a),
            Json.Obj.create().with("file", "/elsewhere/imports/" + named));
    one.keep(importing);
    Path archive = folder.resolve("imported.zip");
    StoreArchive.write(one, importing, archive);
    DirectoryStore three = DirectoryStore.create(folder.resolve("three"));
    assertEquals(1, StoreArchive.read(archive, three).copied().get("imports"));
    assertEquals(
        List.of(three.root().resolve("imports").resolve(named)),
        three.list(three.root().resolve("imports")));
    Files.write(three.root().resolve("imports").resolve(named), new byte[] {9});
    assertEquals(List.of("imports/" + named), StoreArchive.read(archive, three).conflicts());
  }

  @Test
  void whatIsNoArchiveIsOneProblem() throws IOException {
    Path file = folder.resolve("x.zip");
    Files.writeString(file, "no archive");
    assertEquals(ProblemException.Kind.DATA, fails(file));
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("../../outside"));
      zip.write(1);
    }
    assertEquals(ProblemException.Kind.DATA, fails(file));
    assertFalse(Files.exists(folder.resolve("outside")));
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out, ISO_8859_1)) {
      zip.putNextEntry(new ZipEntry("\u00e9")); // no UTF-8
      zip.write(1);
    }
    assertEquals(ProblemException.Kind.DATA, fails(file));
    assertEquals(ProblemException.Kind.STORE, fails(folder.resolve("none.zip")));
    assertEquals(List.of(), two.list(two.root().resolve("tmp")));
  }

  private ProblemException.Kind fails(Path archive) {
    return assertThrows(ProblemException.class, () -> StoreArchive.read(archive, two)).kind();
  }

  @Test
  void pruningTakesWhatNoStudyNeeds() throws IOException {
    StoreOfRuns.store(one, c, 1);
    new Checkpoints(one, a.id(), note -> {}).keep(1, new byte[] {1});
    new SealedFiles(one, note -> {})
        .write(one.analysis(c.id(), "spectrum@1+0.0"), Json.Obj.create().with("radius", 1.0));
    Map<String, String> before = files(one.root());
    StorePruning pruning = new StorePruning(one, Set.of());
    assertEquals(before, files(one.root()));
    assertEquals(
        List.of(
            one.root().relativize(one.directory(c.id())).toString(),
            "checkpoints/" + a.id(),
            "analyses/" + c.id()),
        pruning.items().stream()
            .map(StorePruning.Item::place)
            .filter(place -> !place.startsWith("shared"))
            .toList());
    pruning.delete();
    assertTrue(one.contains(a.id()) && one.contains(b.id()) && !one.contains(c.id()));
    assertEquals(List.of(), new StorePruning(one, Set.of()).items());
    assertEquals(List.of(), new StoreCheck(one).damages());
  }

  @Test
  void aStudyThatIsNotNeededGoesWithItsRuns() {
    StudyPlan other = StoreOfRuns.plan("b", List.of(), List.of(b));
    one.keep(other);
    new StorePruning(one, Set.of(plan.folder())).delete();
    assertEquals(List.of(other.folder()), one.studies());
    assertEquals(List.of(b.id()), one.runs());
    assertThrows(ProblemException.class, () -> new StorePruning(one, Set.of("none")));
  }
}
