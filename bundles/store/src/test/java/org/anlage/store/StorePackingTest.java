package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs and findings of a store that are packed, and what reads them afterwards. */
class StorePackingTest {
  private static final String SPECTRUM = "spectrum@1+0.0";

  @TempDir Path folder;
  private DirectoryStore store;
  private final List<String> notes = new ArrayList<>();
  private final StudyPlan.PlannedRun a = run("a");
  private final StudyPlan.PlannedRun b = run("b");
  private final StudyPlan.PlannedRun c = run("c");
  private final StudyPlan plan = StoreOfRuns.plan("ab", List.of(), List.of(a, b));

  private static StudyPlan.PlannedRun run(String name) {
    return StoreOfRuns.planned(name, 1, "{\"arm\":\"" + name + "\",\"seed\":1}");
  }

  /** Three runs, of which a study has two, and a finding on two. */
  @BeforeEach
  void filled() {
    store = DirectoryStore.create(folder.resolve("store"));
    store.keep(plan);
    StoreOfRuns.store(store, a, 0.5);
    StoreOfRuns.store(store, b, 0.75);
    StoreOfRuns.store(store, c, 1);
    find(a, SPECTRUM, 1);
    find(c, SPECTRUM, 3);
  }

  private void find(StudyPlan.PlannedRun run, String analyzer, double radius) {
    sealed(store)
        .write(store.analysis(run.id(), analyzer), Json.Obj.create().with("radius", radius));
  }

  private SealedFiles sealed(DirectoryStore in) {
    return new SealedFiles(in, notes::add);
  }

  private Optional<Double> found(DirectoryStore in, StudyPlan.PlannedRun run, String analyzer) {
    return sealed(in)
        .read(in.analysis(run.id(), analyzer), "a finding", json -> json.number("radius"));
  }

  private StorePacking pack() {
    StorePacking packing = new StorePacking(store, notes::add);
    packing.pack();
    return packing;
  }

  private DirectoryStore reopened() {
    return DirectoryStore.open(store.root());
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path file : DirectoryStore.regular(store.root())) {
      files.put(store.place(file), FileDigest.of(file));
    }
    return files;
  }

  private Path segment() {
    List<Path> segments = store.list(store.root().resolve("segments"));
    assertEquals(1, segments.size());
    return segments.get(0);
  }

  @Test
  void packedIsReadAsBeforeAndUnpackedIsTheSameFiles() throws IOException {
    Map<String, String> before = files();
    RunSummary summary = RunSummary.of(store, b.id());
    StorePacking packing = pack();
    assertEquals(3, packing.runs());
    assertEquals(2, packing.findings());
    assertEquals(1, packing.segments());
    assertEquals(3 * 3 + 2, packing.files());
    assertEquals(
        Set.of("store.json", "plans/" + plan.folder() + "/plan.json", store.place(segment())),
        files().keySet());
    DirectoryStore again = reopened();
    assertEquals(3, again.runs().size());
    assertTrue(again.contains(a.id()));
    again.requireWhole(a.id());
    assertEquals(summary, RunSummary.of(again, b.id()));
    assertEquals(summary, RunIndex.of(again).summary(b.id()));
    assertEquals(Optional.of(3.0), found(again, c, SPECTRUM));
    assertEquals(Set.of(SPECTRUM), again.analyses(a.id()));
    StoreCheck check = new StoreCheck(again);
    assertEquals(List.of(), check.damages());
    assertEquals(3, check.counts().get("runs"));
    assertEquals(2, check.counts().get("analyses"));
    assertEquals(1, check.counts().get("segments"));
    assertEquals(0, pack().segments());
    new StorePacking(store, notes::add).unpack();
    assertEquals(before, files());
    assertEquals(List.of(), notes);
  }

  @Test
  void laterFindingsGoIntoAnotherSegment() {
    pack();
    find(a, "topology@1+0.0", 7);
    assertEquals(Set.of(SPECTRUM, "topology@1+0.0"), reopened().analyses(a.id()));
    StorePacking second = pack();
    assertEquals(0, second.runs());
    assertEquals(1, second.findings());
    DirectoryStore again = reopened();
    assertEquals(Optional.of(7.0), found(again, a, "topology@1+0.0"));
    assertEquals(Optional.of(1.0), found(again, a, SPECTRUM));
    assertEquals(List.of(), new StoreCheck(again).damages());
  }

  @Test
  void whatAKilledPackingLeftIsDeleted() throws IOException {
    Path run = store.directory(a.id());
    Map<String, byte[]> kept = new TreeMap<>();
    for (Path file : DirectoryStore.regular(run)) {
      kept.put(DirectoryStore.name(file), Files.readAllBytes(file));
    }
    pack();
    Files.createDirectories(run);
    for (Map.Entry<String, byte[]> file : kept.entrySet()) {
      Files.write(run.resolve(file.getKey()), file.getValue());
    }
    assertEquals(3, reopened().runs().size());
    assertEquals(1, pack().runs());
    assertFalse(Files.exists(run));
    assertTrue(store.contains(a.id()));
    assertEquals(1, store.list(store.root().resolve("segments")).size());
  }

  @Test
  void storesMergeAndArchivesAreTheSameWhetherPackedOrNot() throws IOException {
    Path before = folder.resolve("before.zip");
    StoreArchive.write(store, plan, before);
    pack();
    Path after = folder.resolve("after.zip");
    StoreArchive.write(store, plan, after);
    assertArrayEquals(Files.readAllBytes(before), Files.readAllBytes(after));
    DirectoryStore other = DirectoryStore.create(folder.resolve("other"));
    StoreMerge merge = StoreMerge.of(store, other);
    assertEquals(Map.of("plans", 1, "shared", 0, "runs", 3, "analyses", 2), merge.copied());
    assertEquals(List.of(), new StoreCheck(other).damages());
    StoreMerge back = StoreMerge.of(other, store);
    assertEquals(Map.of("plans", 0, "shared", 0, "runs", 0, "analyses", 0), back.copied());
    assertEquals(List.of(), back.conflicts());
  }

  @Test
  void aRunOfTheSameIdIsComparedWithThePackedOne() throws IOException {
    pack();
    Path same = store.scratch();
    for (Path file : DirectoryStore.regular(store.directory(a.id()))) {
      Files.copy(file, same.resolve(DirectoryStore.name(file)));
    }
    assertTrue(store.publish(a.id(), same));
    StoreOfRuns.store(store, a, 0.25);
    assertEquals(0.5, RunSummary.of(store, a.id()).metrics().get("test_accuracy"));
  }

  @Test
  void aDamagedRunIsNotPacked() throws IOException {
    Files.writeString(store.directory(a.id()).resolve("history.json"), "{}");
    assertEquals(2, pack().runs());
    assertEquals(1, notes.size(), notes::toString);
    assertTrue(notes.get(0).contains(a.id()) && notes.get(0).contains("history.json"));
    assertTrue(Files.exists(store.looseDirectory(a.id())));
  }

  @Test
  void aDamagedSegmentIsNamedItsRunsComputedAgainAndTheWholeOnesTakenOut() throws IOException {
    pack();
    Path segment = segment();
    byte[] bytes = Files.readAllBytes(segment);
    String name = store.place(store.directory(a.id()).resolve("history.json"));
    // What follows the name of an entry is its compressed content.
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(name);
    bytes[at + name.length() + 20] ^= 0x55;
    Segments.close(segment);
    Files.write(segment, bytes);
    DirectoryStore again = reopened();
    assertEquals(
        Set.of(again.place(segment), again.place(again.directory(a.id()))),
        Set.copyOf(
            new StoreCheck(again).damages().stream().map(StoreCheck.Damage::place).toList()));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> new StorePacking(again, notes::add).pack());
    assertTrue(refused.getMessage().contains("store unpack"), refused::getMessage);
    assertTrue(again.damage(a.id()).isPresent());
    again.setAside(a.id());
    assertFalse(again.contains(a.id()));
    StoreOfRuns.store(again, a, 0.5);
    assertEquals(Optional.empty(), again.damage(a.id()));
    new StorePacking(again, notes::add).unpack();
    assertEquals(List.of(), again.list(again.root().resolve("segments")));
    assertEquals(List.of(), new StoreCheck(reopened()).damages());
    assertEquals(3, reopened().runs().size());
  }

  @Test
  void whatIsNoArchiveIsOneProblem() throws IOException {
    pack();
    Path segment = segment();
    Segments.close(segment);
    Files.writeString(segment, "no archive");
    ProblemException problem = assertThrows(ProblemException.class, () -> reopened().runs());
    assertEquals(ProblemException.Kind.STORE, problem.kind());
    assertTrue(problem.getMessage().contains(segment.toString()), problem::getMessage);
  }

  @Test
  void pruningTakesASegmentThatNoStudyNeeds() {
    pack();
    assertEquals(List.of(), new StorePruning(store, Set.of()).items());
    StorePruning pruning = new StorePruning(store, Set.of(plan.folder()));
    assertTrue(
        pruning.items().stream().anyMatch(item -> item.place().equals(store.place(segment()))));
    pruning.delete();
    assertEquals(List.of(), reopened().runs());
    assertEquals(List.of(), store.runs());
  }
}
