package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
  private static final String ID = "ab" + "0".repeat(62);

  @TempDir Path folder;
  private Path root;
  private DirectoryStore store;

  @BeforeEach
  void open() {
    root = folder.resolve("a/store");
    store = DirectoryStore.create(root);
  }

  private Path finished(String result) throws IOException {
    Path run = store.scratch();
    Files.writeString(run.resolve("history.json"), "{}");
    Files.writeString(
        run.resolve("manifest.json"),
        "{\"id\": \"%s\", \"status\": \"done\", \"failure\": \"\", \"result\": \"%s\", \"seconds\": 1}"
            .formatted(ID, result));
    return run;
  }

  private List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("tmp"))) {
      return files.toList();
    }
  }

  private static ProblemException fails(Runnable action) {
    ProblemException problem = assertThrows(ProblemException.class, action::run);
    assertEquals(ProblemException.Kind.STORE, problem.kind());
    assertEquals(1, problem.problems().size());
    return problem;
  }

  @Test
  void aRunIsThereOnceItIsPublished() throws Exception {
    Path run = finished("one");
    assertFalse(store.contains(ID));
    assertTrue(store.publish(ID, run));
    assertTrue(store.contains(ID));
    assertEquals(List.of(ID), store.runs());
    assertEquals(root.resolve("runs/ab").resolve(ID), store.directory(ID));
    assertEquals(List.of(), temporary());
  }

  @Test
  void theFirstResultIsKeptAndTheSecondCompared() throws Exception {
    assertTrue(store.publish(ID, finished("one")));
    assertTrue(store.publish(ID, finished("one")), "the same again");
    assertFalse(store.publish(ID, finished("two")), "another result");
    assertEquals("one", store.manifest(ID).text("result"));
    assertEquals(List.of(), temporary());
  }

  @Test
  void aRunWithoutItsManifestIsReplaced() throws Exception {
    store.publish(ID, finished("one"));
    Files.delete(store.directory(ID).resolve("manifest.json"));
    assertFalse(store.contains(ID));
    assertTrue(store.publish(ID, finished("two")));
    assertEquals("two", store.manifest(ID).text("result"));
  }

  @Test
  void whatDeadProcessesLeftIsRemoved() throws Exception {
    long dead = Long.MAX_VALUE / 10;
    Files.createDirectories(root.resolve("tmp/" + dead + "-x/deep"));
    Files.writeString(root.resolve("tmp/" + dead + "-y"), "");
    Files.writeString(root.resolve("tmp/something else"), "");
    Path mine = store.scratch();
    DirectoryStore.create(root);
    assertEquals(List.of(mine), temporary());
  }

  @Test
  void whatIsNotAStoreIsSaidSo() throws Exception {
    assertTrue(fails(() -> DirectoryStore.open(folder)).getMessage().contains("not a run store"));
    Path gone = folder.resolve("gone");
    assertTrue(fails(() -> DirectoryStore.open(gone)).getMessage().contains("nothing there"));
    Path file = Files.writeString(folder.resolve("file"), "");
    assertTrue(fails(() -> DirectoryStore.create(file)).getMessage().contains("file"));
    assertTrue(fails(() -> store.plan(Optional.empty())).getMessage().contains("no study yet"));
  }

  @Test
  void damagedFilesNameThemselves() throws Exception {
    store.publish(ID, finished("one"));
    Path manifest = store.directory(ID).resolve("manifest.json");
    for (String text : List.of("", "{", "[]", "{}", "{\"result\": 1}", "{\"status\": \"done\"}")) {
      Files.writeString(manifest, text);
      String message = fails(() -> store.manifest(ID)).getMessage();
      assertTrue(message.contains(manifest.toString()) && message.contains("damaged"), message);
    }
    Path plan = Files.createDirectories(root.resolve("plans/x")).resolve("plan.json");
    for (String text : List.of("", "[]", "{\"format\": 1}", "{\"kind\": \"nothing\"}")) {
      Files.writeString(plan, text);
      String message = fails(() -> store.plan(Optional.empty())).getMessage();
      assertTrue(message.contains(plan.toString()) && message.contains("damaged"), message);
    }
  }

  @Test
  void filesAreReplacedWhole() throws Exception {
    Path file = root.resolve("studies/x/found.json");
    store.write(file, "one");
    store.write(file, "two");
    assertEquals("two", Files.readString(file));
    assertEquals(List.of(), temporary());
    Path under = Files.writeString(root.resolve("studies/file"), "").resolve("x");
    fails(() -> store.write(under, "three"));
  }
}
