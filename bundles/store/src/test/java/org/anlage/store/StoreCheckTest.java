package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anlage.api.matrix.Matrix;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCheckTest {
  private static final String DEFINITION = "{\"kind\":\"measure\",\"seed\":0}";

  @TempDir Path root;
  private DirectoryStore store;
  private String id;
  private Path findings;
  private Path shared;

  /** One run, one matrix, one finding, one checkpoint. */
  @BeforeEach
  void filled() throws IOException {
    store = DirectoryStore.create(root);
    id = JsonWriter.sha256(DEFINITION.getBytes(StandardCharsets.UTF_8));
    Path run = store.scratch();
    Files.writeString(run.resolve("run.json"), DEFINITION);
    Files.writeString(run.resolve("history.json"), "{}");
    RunManifest.write(
        run,
        Json.Obj.create()
            .with("id", id)
            .with("status", "done")
            .with("failure", "")
            .with("seconds", 1.0));
    store.publish(id, run);
    shared = root.resolve("shared").resolve(store.share(Matrix.zeros(2, 2)) + ".npy");
    findings = store.analysis(id, "spectrum@1+0.0");
    new SealedFiles(store, note -> {}).write(findings, Json.Obj.create().with("radius", 1.0));
    new Checkpoints(store, id, note -> {}).keep(7, new byte[] {1, 2, 3});
  }

  private List<StoreCheck.Damage> damages() {
    return new StoreCheck(DirectoryStore.open(root)).damages();
  }

  private void assertOneDamage(Path place, String what) {
    List<StoreCheck.Damage> found = damages();
    assertEquals(1, found.size(), found::toString);
    assertEquals(root.relativize(place).toString(), found.get(0).place());
    assertTrue(found.get(0).what().contains(what), found::toString);
  }

  @Test
  void aStoreAsItWasStoredHasNoDamage() {
    assertEquals(List.of(), damages());
    assertEquals(
        Map.of(
            "plans",
            0,
            "segments",
            0,
            "runs",
            1,
            "shared",
            1,
            "analyses",
            1,
            "studies",
            0,
            "checkpoints",
            1),
        new StoreCheck(store).counts());
  }

  @Test
  void aChangedFileOfARunIsNamed() throws IOException {
    Files.writeString(store.directory(id).resolve("history.json"), "{ }");
    assertOneDamage(store.directory(id), "history.json was changed");
  }

  @Test
  void aRunWithoutItsManifestIsNamed() throws IOException {
    Files.delete(store.directory(id).resolve("manifest.json"));
    assertOneDamage(store.directory(id), "manifest.json is gone");
  }

  @Test
  void aRunInAnotherPlaceIsNamed() throws IOException {
    Path other = Files.createDirectories(root.resolve("runs/zz")).resolve(id);
    Files.move(store.directory(id), other);
    assertOneDamage(other, "not the place of a run");
  }

  @Test
  void aChangedMatrixIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(shared);
    bytes[bytes.length - 1] = 1;
    Files.write(shared, bytes);
    assertOneDamage(shared, "changed");
  }

  @Test
  void changedFindingsAreNamed() throws IOException {
    Files.writeString(
        findings, Files.readString(findings).replace("\"radius\": 1", "\"radius\": 2"));
    assertOneDamage(findings, "changed");
  }

  @Test
  void aPlanThatCannotBeReadIsNamed() throws IOException {
    Path plan = Files.createDirectories(root.resolve("plans/x"));
    Files.writeString(plan.resolve("plan.json"), "{");
    assertOneDamage(plan, "damaged");
    Files.delete(plan.resolve("plan.json"));
    assertOneDamage(plan, "there is no study");
  }

  @Test
  void aCheckpointThatIsCutOffIsNamed() throws IOException {
    Path state = root.resolve("checkpoints").resolve(id).resolve("0000000007");
    Files.write(state, new byte[10]);
    assertOneDamage(state, "not a whole checkpoint");
  }
}
