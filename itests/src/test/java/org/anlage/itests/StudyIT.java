package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anlage.api.matrix.Matrix;
import org.anlage.itests.Distribution.Result;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small study from beginning to end: what is stored, what is done once, what changes what. */
@Tag("java")
class StudyIT {

  @TempDir static Path base;
  private static StoreContents first;

  @TempDir Path work;

  @BeforeAll
  static void study() throws Exception {
    new MiniExperiment().write(base.resolve("mini.json"));
    Distribution.in(base).quick().run("run", "mini.json", "--store", "store").expect(0);
    first = new StoreContents(base.resolve("store"));
  }

  private Result anlage(String... arguments) throws IOException, InterruptedException {
    return Distribution.in(work).quick().run(arguments);
  }

  private Path mini() {
    return base.resolve("mini.json");
  }

  /** Arms whose networks come from another arm's run, which is planned after them. */
  @Test
  void armsStartFromNetworksOfOthers() throws Exception {
    Files.writeString(
        work.resolve("earlier.json"),
        """
        {
          "name": "earlier",
          "data": { "source": { "use": "synthetic-cortex", "neurons": 20, "duration": 100 } },
          "network": { "units": 16 },
          "arms": [
            { "name": "on", "weights": "glorot",
              "start": [{ "use": "layer", "form": "orthogonal" }, { "use": "from-run", "arm": "base" }] },
            { "name": "early", "weights": "glorot",
              "start": [{ "use": "from-run", "arm": "base", "seed": 0, "update": 5,
                          "parameters": ["recurrent_kernel"] }] },
            { "name": "same", "weights": "orthogonal", "fork": { "arm": "base", "update": 5 } },
            { "name": "moved", "weights": "orthogonal", "fork": { "arm": "base", "update": 5 },
              "interventions": [{ "use": "perturb", "update": 6, "scale": 0.01 }] },
            { "name": "base", "weights": "orthogonal" }
          ],
          "tasks": [{ "use": "go-nogo", "dataset": { "validation": 32, "test": 32 } }],
          "trainer": { "use": "bptt", "updates": 10, "epochLength": 5, "batch": 8, "snapshots": [5] },
          "seeds": 2
        }
        """);
    anlage("run", "earlier.json", "--store", "s", "--threads", "2").expect(0);
    StoreContents store = new StoreContents(work.resolve("s"));
    for (long seed : new long[] {0, 1}) {
      assertEquals(
          array(store, "base", seed, "trained.npz", "readout_kernel"),
          array(store, "on", seed, "initial.npz", "readout_kernel"));
      assertEquals(
          array(store, "base", 0, "snapshots.npz", "update_00000005/recurrent_kernel"),
          array(store, "early", seed, "initial.npz", "recurrent_kernel"));
    }
    for (String file : new String[] {"initial.npz", "trained.npz"}) {
      assertEquals(
          array(store, "base", 1, file, "recurrent_kernel"),
          array(store, "same", 1, file, "recurrent_kernel"));
    }
    assertNotEquals(
        array(store, "base", 1, "trained.npz", "recurrent_kernel"),
        array(store, "moved", 1, "trained.npz", "recurrent_kernel"));
    String id = store.planned().get("on / go-nogo / 1");
    assertTrue(anlage("reproduce", id, "--store", "s").expect(0).out().contains("same"));
    Result cycle =
        anlage(
            "run",
            "earlier.json",
            "--store",
            "t",
            "--set",
            "arms.base.start=[{\"use\":\"from-run\",\"arm\":\"on\"}]");
    cycle.expect(2);
    assertTrue(cycle.err().contains("start from each other"), cycle.err());
    Result unknown =
        anlage("run", "earlier.json", "--store", "t", "--set", "arms.early.start.0.arm=bas");
    unknown.expect(2);
    assertTrue(unknown.err().contains("base"), unknown.err());
  }

  private static Matrix array(StoreContents store, String arm, long seed, String file, String name)
      throws IOException {
    String id = store.planned().get(arm + " / go-nogo / " + seed);
    Path npz = store.root().resolve("runs").resolve(id.substring(0, 2)).resolve(id).resolve(file);
    return Npz.read(npz, name).matrix(name);
  }

  @Test
  void everyRunIsStoredWithItsParts() throws Exception {
    assertEquals(4, first.manifests().size());
    for (Map.Entry<String, JsonObject> run : first.manifests().entrySet()) {
      assertEquals(run.getKey(), run.getValue().get("id").getAsString());
      assertEquals("done", run.getValue().get("status").getAsString());
      assertEquals(
          List.of(
              "audit.json",
              "history.json",
              "initial.npz",
              "manifest.json",
              "run.json",
              "trained.npz"),
          StoreContents.names(first.run(run.getKey())));
    }
    assertEquals(List.of(), StoreContents.names(first.root().resolve("tmp")));
    String study = first.studies().get(0);
    assertTrue(study.startsWith("mini-"), study);
    assertTrue(first.manifests().keySet().containsAll(first.planned().values()));
    Path results = first.root().resolve("studies").resolve(study);
    assertTrue(
        StoreContents.names(results).containsAll(List.of("accuracy.json", "report.html", "tables")),
        () -> results.toString());
  }

  @Test
  void theReportIsOneFileThatNeedsNoOther() throws Exception {
    String report =
        Files.readString(
            first.root().resolve("studies").resolve(first.studies().get(0)).resolve("report.html"));
    for (String part : List.of("near", "plain", "go-nogo", "<svg", "Synthetic")) {
      assertTrue(report.contains(part), part);
    }
    assertFalse(report.matches("(?s).*(src|href)=\"(https?:|//).*"), "loads something");
  }

  @Test
  void theIdOfARunIsTheDigestOfItsDefinition() throws Exception {
    for (String id : first.manifests().keySet()) {
      byte[] definition = Files.readAllBytes(first.run(id).resolve("run.json"));
      byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(definition);
      assertEquals(id, java.util.HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void nothingIsComputedTwiceAndAnArmChangesNoOther() throws Exception {
    Path store = work.resolve("store");
    anlage("run", mini().toString(), "--store", "store", "--seeds", "1").expect(0);
    assertEquals(2, new StoreContents(store).manifests().size());
    Map<String, String> before = new StoreContents(store).results();

    Path more =
        new MiniExperiment()
            .arm("same", "\"glorot\"")
            .arm("new", "\"normal\"")
            .write(work.resolve("more.json"));
    anlage("run", more.toString(), "--store", "store", "--seeds", "1")
        .expect(0)
        .says("3 runs, 2 already stored");
    Map<String, String> after = new StoreContents(store).results();
    assertEquals(3, after.size(), "the arm that says the same shares its run");
    assertTrue(after.entrySet().containsAll(before.entrySet()));
    assertTrue(first.results().entrySet().containsAll(before.entrySet()));

    anlage("run", more.toString(), "--store", "store", "--seeds", "1")
        .expect(0)
        .says("3 runs, 3 already stored");
    assertEquals(after, new StoreContents(store).results());
  }

  @Test
  void threadsAndVectorWidthChangeNoBit() throws Exception {
    String file = mini().toString();
    anlage("run", file, "--store", "one", "--threads", "1", "--kernels", "scalar").expect(0);
    assertEquals(first.results(), new StoreContents(work.resolve("one")).results());
    Distribution.in(work)
        .run("run", file, "--store", "two", "--threads", "2", "--kernels", "vector")
        .expect(0);
    assertEquals(first.results(), new StoreContents(work.resolve("two")).results());
  }

  @Test
  void whatDeterminesAResultIsInTheIdAndNothingElse() throws Exception {
    Map<String, String> ids = plannedWith();
    assertEquals(ids, first.planned());
    assertEquals(ids, plannedWith("title=other", "analyzers=[]"));
    for (String change :
        List.of(
            "network.activation=tanh",
            "network.inputNoise=0.1",
            "trainer.learningRate=0.002",
            "tasks.0.delaySteps=11",
            "data.source.seed=2")) {
      Map<String, String> changed = plannedWith(change);
      assertEquals(ids.keySet(), changed.keySet());
      ids.forEach((run, id) -> assertNotEquals(id, changed.get(run), run + " with " + change));
    }
    assertEquals(ids, plannedWith("trainer.learningRate=1e-3"));
  }

  /** Ids of the runs that an experiment with no updates would have had. */
  private Map<String, String> plannedWith(String... sets) throws Exception {
    Path store = Files.createTempDirectory(work, "store");
    List<String> arguments =
        new java.util.ArrayList<>(List.of("run", mini().toString(), "--store", store.toString()));
    for (String set : sets) {
      arguments.add("--set");
      arguments.add(set);
    }
    anlage(arguments.toArray(String[]::new)).expect(0);
    return new StoreContents(store).planned();
  }

  @Test
  void gridAndExtendsAndSetMakeArms() throws Exception {
    Files.writeString(
        work.resolve("grid.json"),
        """
        // a study of two strengths
        {
          "extends": "%s",
          "name": "strengths",
          "seeds": [7],
          "grid": { "arms.near.regularizers.0.strength": [0.1, 0.001] },
        """
                .formatted(mini())
            + "\"title\": \"a grid\" }");
    anlage("run", "grid.json", "--store", "store", "--set", "trainer.updates=2").expect(0);
    StoreContents store = new StoreContents(work.resolve("store"));
    Map<String, String> ids = new TreeMap<>(store.planned());
    assertEquals(
        List.of(
            "near [strength=0.001] / go-nogo / 7",
            "near [strength=0.1] / go-nogo / 7",
            "plain [strength=0.001] / go-nogo / 7",
            "plain [strength=0.1] / go-nogo / 7"),
        List.copyOf(ids.keySet()));
    assertEquals(3, store.manifests().size(), "plain is the same at both points");
    assertTrue(store.studies().get(0).startsWith("strengths-"));
    JsonObject run =
        StoreContents.object(store.run(ids.values().iterator().next()).resolve("run.json"));
    assertEquals(2, run.getAsJsonObject("trainer").get("updates").getAsInt());
  }

  @Test
  void onePointOfAGridIsChosenForEveryArm() throws Exception {
    Path file =
        new MiniExperiment()
            .with("grid", "{\"arms.near.regularizers.0.strength\": [0.001, 0.1]}")
            .with("choose", "\"validation-loss\"")
            .with("comparisons", "[{\"arm\": \"near\", \"against\": [\"plain\"]}]")
            .write(work.resolve("choice.json"));
    Result result = anlage("run", file.toString(), "--store", "store").expect(0);
    assertTrue(result.out().lines().anyMatch(line -> line.startsWith("near  ")), result.out());
    StoreContents store = new StoreContents(work.resolve("store"));
    assertEquals(6, store.manifests().size(), "two points of near, one of plain, two seeds");
    Path study = work.resolve("store/studies").resolve(store.studies().get(0));
    String report = Files.readString(study.resolve("report.html"));
    assertTrue(report.contains("Chosen by validation"));
    assertTrue(report.contains("lowest mean loss on validation trials of the other seeds"));
  }

  @Test
  void successiveHalvingKeepsTheBestAndTrainsItWithOtherSeeds() throws Exception {
    Path file =
        new MiniExperiment()
            .with(
                "search",
                """
                {
                  "space": { "trainer.learningRate": { "logUniform": [0.0001, 0.1] } },
                  "points": 4,
                  "halving": { "eta": 2, "rungs": 2, "seeds": [7] }
                }
                """)
            .with("choose", "\"validation-loss\"")
            .with("seeds", "1")
            .write(work.resolve("halved.json"));
    anlage("run", file.toString(), "--store", "store").expect(0);
    StoreContents store = new StoreContents(work.resolve("store"));
    List<String> studies = store.studies();
    assertEquals(3, studies.size(), studies::toString);
    assertEquals(
        List.of("mini-rung-1", "mini-rung-2"),
        studies.stream().filter(s -> s.contains("rung")).map(s -> s.substring(0, 11)).toList());
    Map<String, String> first = store.planned(studies.get(1));
    Map<String, String> second = store.planned(studies.get(2));
    assertEquals(8, first.size());
    for (String arm : List.of("near", "plain")) {
      assertEquals(Set.copyOf(best(store, first, arm, 2)), points(second, arm));
      String chosen = best(store, second, arm, 1).get(0);
      String id = store.planned(studies.get(0)).get(arm + " / go-nogo / 0");
      JsonObject trainer = StoreContents.object(store.run(id).resolve("run.json"));
      String rate = trainer.getAsJsonObject("trainer").get("learningRate").getAsString();
      assertEquals("[learningRate=" + rate + "]", chosen);
    }
  }

  /** Points of an arm by their last validation loss, the lowest first. */
  private static List<String> best(
      StoreContents store, Map<String, String> planned, String arm, int count) {
    return planned.entrySet().stream()
        .filter(run -> run.getKey().startsWith(arm + " ["))
        .sorted(Comparator.comparingDouble(run -> validationLoss(store, run.getValue())))
        .limit(count)
        .map(run -> point(run.getKey()))
        .toList();
  }

  private static Set<String> points(Map<String, String> planned, String arm) {
    return planned.keySet().stream()
        .filter(run -> run.startsWith(arm + " ["))
        .map(StudyIT::point)
        .collect(Collectors.toSet());
  }

  private static String point(String run) {
    return run.substring(run.indexOf('['), run.indexOf(']') + 1);
  }

  private static double validationLoss(StoreContents store, String id) {
    try {
      JsonObject history = StoreContents.object(store.run(id).resolve("history.json"));
      for (JsonElement item : history.getAsJsonArray("columns")) {
        JsonObject column = item.getAsJsonObject();
        if (column.get("name").getAsString().equals("validation_loss")) {
          JsonArray numbers = column.getAsJsonArray("numbers");
          return numbers.get(numbers.size() - 1).getAsDouble();
        }
      }
      throw new AssertionError("no validation loss in " + id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDryRunStoresNothing() throws Exception {
    Result result = anlage("run", mini().toString(), "--store", "store", "--dry-run").expect(0);
    assertTrue(result.out().contains("2 arms x 1 task x 2 seeds = 4 (4 distinct, 0 stored)"));
    assertTrue(result.out().contains("budget at step 0"), result.toString());
    assertFalse(Files.exists(work.resolve("store")));
  }

  @Test
  void storedRunsAreAnalysedAgainWithAnotherAnalyzer() throws Exception {
    String store = first.root().toString();
    Result result = anlage("analyze", store, "--with", "spectrum").expect(0);
    assertEquals(4, result.out().lines().filter(line -> line.contains("spectral_radius")).count());
    String run = first.manifests().keySet().iterator().next();
    result = anlage("analyze", store, "--with", "weight-entropy", "--runs", run).expect(0);
    assertTrue(result.out().contains(run.substring(0, 12)), result.toString());
    try (var kept = Files.walk(first.root().resolve("analyses"))) {
      assertEquals(
          5, kept.filter(f -> f.endsWith("findings.json")).count(), "four spectra, one entropy");
    }
  }

  @Test
  void theReportIsWrittenWhereItIsWanted() throws Exception {
    Result result =
        anlage("report", first.root().toString(), "--out", "new folder/mine.html").expect(0);
    assertTrue(Files.readString(work.resolve("new folder/mine.html")).contains("<svg"));
    assertTrue(result.out().contains("mine.html"));
  }

  /** Commands that print results print them as JSON, and nothing else, where they are asked to. */
  @Test
  void resultsArePrintedAsJson() throws Exception {
    String store = first.root().toString();
    JsonArray rows =
        JsonParser.parseString(anlage("table", store, "--json").expect(0).out()).getAsJsonArray();
    assertEquals(first.planned().size(), rows.size());
    JsonObject row = rows.get(0).getAsJsonObject();
    assertEquals("done", row.get("status").getAsString());
    assertTrue(row.get("failure").isJsonNull());
    assertTrue(row.get("test_accuracy").getAsJsonPrimitive().isNumber());
    JsonArray counts =
        JsonParser.parseString(
                anlage("query", store, "select count(*) as n from runs", "--json").expect(0).out())
            .getAsJsonArray();
    assertEquals(rows.size(), counts.get(0).getAsJsonObject().get("n").getAsInt());
    JsonObject written =
        JsonParser.parseString(
                anlage("table", store, "--json", "--out", "runs.csv").expect(0).out())
            .getAsJsonObject();
    assertEquals(rows.size(), written.get("rows").getAsInt());
    assertTrue(Files.exists(Path.of(written.get("table").getAsString())));
    JsonObject unneeded =
        JsonParser.parseString(anlage("store", "prune", store, "--json").expect(0).out())
            .getAsJsonObject();
    assertFalse(unneeded.get("deleted").getAsBoolean());
  }

  @Test
  void aRunIsExportedForOtherPrograms() throws Exception {
    String id = first.planned().get("plain / go-nogo / 0");
    String store = first.root().toString();
    anlage("export", id, "--store", store, "--out", "out").expect(0);
    Map<String, NpyArray> arrays = Npz.read(work.resolve("out").resolve(id + ".npz"));
    assertEquals("16 x 16", arrays.get("recurrent_kernel").matrix("").shape());
    assertEquals("1 x 16", arrays.get("bias").matrix("").shape());
    assertEquals(16, arrays.get("input_kernel").matrix("").columns());
    assertEquals(16, arrays.get("readout_kernel").matrix("").rows());
    assertTrue(arrays.containsKey("readout_bias"));
    assertEquals(2, arrays.get("history_test_accuracy").doubles("").length);

    Result listed =
        anlage(
            "export",
            id.substring(0, 10),
            "--store",
            store,
            "--format",
            "csv",
            "--out",
            "csv",
            "--json");
    for (JsonElement file :
        JsonParser.parseString(listed.expect(0).out()).getAsJsonObject().getAsJsonArray("files")) {
      assertTrue(Files.exists(Path.of(file.getAsString())), file.getAsString());
    }
    Path folder = work.resolve("csv").resolve(id);
    assertArrayEquals(
        arrays.get("recurrent_kernel").matrix("").values(),
        csv(folder.resolve("recurrent_kernel.csv")).values());
    List<String> history = Files.readAllLines(folder.resolve("history.csv"));
    assertTrue(history.get(0).startsWith("epoch,update,train_loss"), history.get(0));
    assertEquals(3, history.size());
  }

  /** Formats are services: a plug-in adds one, and an unknown one is a question of spelling. */
  @Test
  void aPlugInAddsAFormat() throws Exception {
    String id = first.planned().get("plain / go-nogo / 0");
    String store = first.root().toString();
    BundleSource.named("org.example.lines")
        .extension(
            "lines",
            "export.RunExporter",
            "Lines",
            "org.anlage.api.export.RunExporter",
            """
            public String name() { return "lines"; }
            public List<java.nio.file.Path> export(
                org.anlage.api.export.ExportedRun run, java.nio.file.Path folder)
                throws java.io.IOException {
              StringBuilder text = new StringBuilder(run.network().cell().name() + "\\n");
              run.arrays().forEach((name, a) -> text.append(name + " " + a.shape() + "\\n"));
              return List.of(java.nio.file.Files.writeString(folder.resolve("run.txt"), text));
            }
            """)
        .alsoImport("org.anlage.api.export")
        .write(work.resolve("formats"));
    anlage(
            "export",
            id,
            "--store",
            store,
            "--format",
            "lines",
            "--out",
            "lines",
            "--plugins",
            "formats")
        .expect(0)
        .saysOut("run.txt");
    List<String> lines = Files.readAllLines(work.resolve("lines/run.txt"));
    assertEquals("vanilla", lines.get(0));
    assertTrue(lines.contains("recurrent_kernel [16, 16]"), lines.toString());
    anlage("export", id, "--store", store, "--format", "npy", "--out", "out")
        .expect(2)
        .saysOnce("there is no format \"npy\"", "npz");
  }

  private static Matrix csv(Path file) throws IOException {
    return Matrix.of(
        Files.readAllLines(file).stream()
            .map(
                line ->
                    java.util.Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
            .toArray(double[][]::new));
  }
}
