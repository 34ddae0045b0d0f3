package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that changed or missing files of a store are found, and that provenance is true. */
class StoreIntegrityIT {
  @RegisterExtension static final Prompt PROMPT = new Prompt();

  private final Path work = PROMPT.work();
  private StoreContents store;

  @BeforeEach
  void study() throws Exception {
    new MiniExperiment().write(work.resolve("study.json"));
    store = new StoreContents(work.resolve("store"));
    PROMPT.run("run", "study.json", "--store", "store").expect(0);
  }

  /** A command in a process of its own, with the plug-ins of the folder {@code plug}. */
  private Result plugged(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--plugins", "plug"));
    return Distribution.in(work).quick().run(words.toArray(String[]::new));
  }

  private Path anyRun() throws IOException {
    return store.run(store.manifests().keySet().iterator().next());
  }

  private static void edit(Path file, String old, String text) throws IOException {
    String before = Files.readString(file);
    assertTrue(before.contains(old), before);
    Files.writeString(file, before.replace(old, text));
  }

  private void assertLeftOutThenComputed(String file) throws Exception {
    Result analysed = PROMPT.run("analyze", "store");
    analysed.expect(0);
    assertTrue(analysed.err().contains("is damaged and left out: " + file), analysed::toString);
    Result again = PROMPT.run("run", "study.json", "--store", "store");
    again.expect(0);
    assertTrue(again.err().contains("is damaged: " + file), again::toString);
    assertTrue(again.err().contains("4 runs, 3 already stored"), again::toString);
    assertEquals(4, store.manifests().size());
    assertEquals(1, StoreContents.names(store.root().resolve("damaged")).size());
  }

  @Test
  void anEditedHistoryIsFound() throws Exception {
    edit(anyRun().resolve("history.json"), "\"test_accuracy\"", "\"test_accuracy_\"");
    assertLeftOutThenComputed("history.json was changed");
  }

  @Test
  void aRemovedHistoryIsFound() throws Exception {
    Files.delete(anyRun().resolve("history.json"));
    assertLeftOutThenComputed("history.json is gone");
  }

  @Test
  void anEditedStatusIsFound() throws Exception {
    edit(anyRun().resolve("manifest.json"), "\"done\"", "\"failed\"");
    assertLeftOutThenComputed("manifest.json was changed");
  }

  @Test
  void anEditedSeedIsFound() throws Exception {
    Path definition = anyRun().resolve("run.json");
    String text = Files.readString(definition);
    Files.writeString(definition, text.replaceFirst("\"seed\":[0-9]", "\"seed\":7"));
    assertLeftOutThenComputed("run.json was changed");
  }

  /** Commands read packed runs as they read others, and nothing is computed again. */
  @Test
  void packedRunsAreReadLikeOthers() throws Exception {
    PROMPT.run("analyze", "store", "--with", "spectrum").expect(0);
    String table = PROMPT.run("table", "store").expect(0).out();
    PROMPT.run("report", "store", "--out", "before.html").expect(0);
    Result packed = PROMPT.run("store", "pack", "store").expect(0);
    assertTrue(packed.out().startsWith("packed  4 runs and "), packed::toString);
    assertEquals(List.of(), StoreContents.names(store.root().resolve("runs")));
    assertEquals(List.of(), StoreContents.names(store.root().resolve("analyses")));
    assertEquals(1, StoreContents.names(store.root().resolve("segments")).size());
    assertEquals(table, PROMPT.run("table", "store").expect(0).out());
    PROMPT.run("report", "store", "--out", "after.html").expect(0);
    assertEquals(
        Files.readString(work.resolve("before.html")),
        Files.readString(work.resolve("after.html")));
    Result again = PROMPT.run("run", "study.json", "--store", "store").expect(0);
    assertTrue(again.err().contains("4 runs, 4 already stored"), again::toString);
    PROMPT.run("store", "check", "store").expect(0);
    PROMPT.run("store", "unpack", "store").expect(0);
    assertEquals(4, store.manifests().size());
    PROMPT.run("store", "check", "store").expect(0);
  }

  /** Findings are sealed like runs: an edited one is named and found again. */
  @Test
  void editedFindingsAreFoundAgain() throws Exception {
    PROMPT.run("analyze", "store", "--with", "spectrum").expect(0);
    Map<String, String> before = store.findings();
    Path findings = findings("spectrum@");
    String text = Files.readString(findings);
    Files.writeString(
        findings, text.replaceFirst("\"spectral_radius\": [0-9]", "\"spectral_radius\": 7"));
    assertNotEquals(text, Files.readString(findings));
    Result again = PROMPT.run("analyze", "store", "--with", "spectrum");
    again.expect(0);
    assertTrue(again.err().contains("what spectrum found on run "), again::toString);
    assertTrue(again.err().contains("findings.json was changed"), again::toString);
    assertEquals(before, store.findings());
    Result quiet = PROMPT.run("analyze", "store", "--with", "spectrum");
    assertFalse(quiet.err().contains("damaged"), quiet::toString);
  }

  /** Findings of one version of an analyzer on some run. */
  private Path findings(String version) throws IOException {
    try (Stream<Path> tree = Files.walk(store.root().resolve("analyses"))) {
      return tree.filter(file -> file.endsWith("findings.json"))
          .filter(file -> file.getParent().getFileName().toString().startsWith(version))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aStoreIsChecked() throws Exception {
    PROMPT.run("store", "check", "store").expect(0).saysOut("4 in runs", "all as stored");
    Path run = anyRun();
    edit(run.resolve("history.json"), "\"test_accuracy\"", "\"test_accuracy_\"");
    Files.delete(
        store.root().resolve("studies").resolve(store.studies().get(0) + "/accuracy.json"));
    PROMPT
        .run("store", "check", "store")
        .expect(5)
        .saysOut(
            "runs/" + store.root().resolve("runs").relativize(run), "history.json was changed");
    PROMPT.run("store", "check", "elsewhere").expect(5).saysOnce("not a run store");
  }

  /** What is stored can be analysed and reported where nothing can be written. */
  @Test
  void aReadOnlyStoreIsRead() throws Exception {
    setWritable(false);
    try {
      assumeFalse(Files.isWritable(store.root()), "this user may write everywhere: skipped");
      String[] run = {"run", "study.json", "--store", "store"};
      PROMPT.run(run).expect(0).says("4 already stored").says("no report is written");
      PROMPT.run("analyze", "store", "--with", "spectrum").expect(0).says("is read-only");
      PROMPT.run("report", "store").expect(5).saysOnce("read-only", "--out FILE");
      PROMPT.run("report", "store", "--out", "elsewhere.html").expect(0);
      assertTrue(Files.exists(work.resolve("elsewhere.html")));
      PROMPT
          .run("run", "study.json", "--store", "store", "--set", "seeds=3")
          .expect(5)
          .saysOnce("the store is read-only", "2 of 6 runs");
    } finally {
      setWritable(true);
    }
  }

  private void setWritable(boolean writable) throws IOException {
    try (Stream<Path> tree = Files.walk(store.root())) {
      for (Path path : tree.toList()) {
        assertTrue(path.toFile().setWritable(writable));
      }
    }
  }

  @Test
  void aStoreOfAnotherFormatIsRefused() throws Exception {
    Files.writeString(store.root().resolve("store.json"), "{\"format\": 3}");
    for (List<String> command :
        List.of(List.of("analyze", "store"), List.of("run", "study.json", "--store", "store"))) {
      Result refused = PROMPT.run(command.toArray(String[]::new));
      refused.expect(5);
      assertTrue(refused.err().contains("the store has another format"), refused::toString);
    }
  }

  @Test
  void aRunIsReproduced() throws Exception {
    String id = store.manifests().keySet().iterator().next();
    Result same = PROMPT.run("reproduce", id.substring(0, 12), "--store", "store");
    same.expect(0);
    assertTrue(same.out().contains("the same result, byte for byte"), same::toString);
    Result json = PROMPT.run("reproduce", id, "--store", "store", "--json");
    JsonObject said = JsonParser.parseString(json.expect(0).out()).getAsJsonObject();
    assertEquals(id, said.get("id").getAsString());
    assertTrue(said.get("same").getAsBoolean());
    assertEquals(4, store.manifests().size(), "the store is not changed");
  }

  /** A plug-in that computes something else: the difference is found and named. */
  @Test
  void anotherResultIsNamed() throws Exception {
    Path plugins = Files.createDirectories(work.resolve("plug"));
    new MiniExperiment()
        .with("arms", "[{ \"name\": \"own\", \"weights\": \"own-weights\" }]")
        .with("seeds", "1")
        .write(work.resolve("own.json"));
    generator(0.1).write(plugins);
    plugged("run", "own.json", "--store", "own").expect(0);
    String id = new StoreContents(work.resolve("own")).manifests().keySet().iterator().next();
    generator(0.2).write(plugins);
    Result other = plugged("reproduce", id, "--store", "own");
    other.expect(6);
    assertTrue(other.out().contains("code then: test.own 1.0.0"), other::toString);
    assertTrue(other.out().contains("initial.npz: recurrent_kernel by up to"), other::toString);
    assertTrue(other.out().contains("another result"), other::toString);
  }

  /** Provenance names what computed the runs, whatever is installed when the report is written. */
  @Test
  void theReportNamesTheCodeThatComputed() throws Exception {
    Path plugins = Files.createDirectories(work.resolve("plug"));
    new MiniExperiment()
        .with("arms", "[{ \"name\": \"own\", \"weights\": \"own-weights\" }]")
        .with("seeds", "1")
        .write(work.resolve("own.json"));
    Path jar = generator(0.1).write(plugins);
    String digest = Digests.sha256(jar);
    plugged("run", "own.json", "--store", "own").expect(0);
    generator(0.2).header("Bundle-Version", "2.0.0").write(plugins);
    plugged("report", "own", "--out", "replaced.html").expect(0);
    String report = Files.readString(work.resolve("replaced.html"));
    assertTrue(report.contains("test.own 1.0.0"), "the version that computed");
    assertTrue(report.contains(digest), "its digest");
    assertTrue(!report.contains("test.own 2.0.0"), "not the version that is installed");
    PROMPT.run("report", "own", "--out", "without.html").expect(0);
    assertTrue(Files.readString(work.resolve("without.html")).contains(digest));
  }

  /** Stored runs of another build are offered, and used only where that is asked for. */
  @Test
  void runsOfAnotherBuildAreOffered() throws Exception {
    Path plugins = Files.createDirectories(work.resolve("plug"));
    new MiniExperiment()
        .with("arms", "[{ \"name\": \"own\", \"weights\": \"own-weights\" }]")
        .write(work.resolve("own.json"));
    generator(0.1).write(plugins);
    plugged("run", "own.json", "--store", "own", "--seeds", "1").expect(0);
    generator(0.2).write(plugins);
    Result accepted = plugged("run", "own.json", "--store", "own", "--accept-builds");
    accepted.expect(0);
    assertTrue(accepted.err().contains("1 runs computed by other code are used (test.own)"));
    assertTrue(
        accepted.err().contains("were computed by different versions of the code: test.own"),
        accepted::toString);
    assertEquals(2, new StoreContents(work.resolve("own")).manifests().size());
    Result offered = plugged("run", "own.json", "--store", "own");
    offered.expect(0);
    assertTrue(
        offered.err().contains("the store has 1 of the 1 missing runs from other code (test.own)"),
        offered::toString);
    assertEquals(3, new StoreContents(work.resolve("own")).manifests().size());
  }

  private static BundleSource generator(double value) {
    return BundleSource.named("test.own")
        .extension(
            "own-weights",
            "connectivity.ConnectivityGenerator",
            "Own",
            "ConnectivityGenerator<NoParameters>",
            """
              public Class<NoParameters> parameters() { return NoParameters.class; }
              public Matrix generate(NoParameters p, PriorContext c) {
                return Matrix.zeros(c.size(), c.size()).map(x -> %s);
              }
            """
                .formatted(value));
  }
}
