package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plug-ins as their authors make them: what {@code anlage new} writes and what is in {@code
 * examples}, built outside of the source tree against the devkit, dropped in and used.
 */
@Tag("java")
class PluginProjectsIT {
  private static final List<String> KINDS =
      List.of(
          "generator",
          "transform",
          "embedding",
          "cell",
          "regularizer",
          "activity-regularizer",
          "constraint",
          "task",
          "trainer",
          "learning-rule",
          "update-rule",
          "loss",
          "start",
          "intervention",
          "simulator",
          "analyzer",
          "source");

  /** With the one that experiment files do not name. */
  private static final List<String> STARTED =
      Stream.concat(KINDS.stream(), Stream.of("exporter")).toList();

  private static final List<String> EXAMPLES =
      List.of(
          "prior-ring",
          "regularizer-spectral",
          "task-delayed-match",
          "analyzer-fixed-points",
          "source-celegans",
          "cell-adapting",
          "rule-feedback-alignment",
          "intervention-turnover",
          "penalty-homeostasis");

  /** Kinds that are not in the first study of those that were started. */
  private static final List<String> ELSEWHERE =
      List.of(
          "constraint",
          "simulator",
          "cell",
          "activity-regularizer",
          "learning-rule",
          "update-rule",
          "loss",
          "start",
          "intervention");

  @TempDir static Path work;
  @TempDir static Path projects;

  @BeforeAll
  static void build() throws Exception {
    OuterMaven maven = OuterMaven.of(PluginProjectsIT.class);
    List<String> folders = new ArrayList<>(EXAMPLES);
    for (String example : EXAMPLES) {
      copyOut(example);
    }
    StringBuilder lines = new StringBuilder();
    for (String kind : STARTED) {
      folders.add("my-" + kind);
      lines.append("new %1$s my-%1$s --package org.example.my".formatted(kind));
      lines.append(kind.replace("-", "")).append('\n');
    }
    Result started =
        Distribution.in(projects)
            .quick()
            .reading(Files.writeString(projects.resolve("lines"), lines))
            .run("shell")
            .expect(0);
    STARTED.forEach(kind -> started.saysOut("made my-" + kind + ", the " + kind + " my-" + kind));
    // Instructions of an author's own add to the parent's; the bundle keeps its own name.
    Files.writeString(projects.resolve("my-generator/bnd.bnd"), "Bundle-Vendor: somebody\n");
    maven.buildAll(projects, folders);
    for (String folder : folders) {
      drop(projects.resolve(folder), work.resolve("plug-ins"));
    }
    // Its first version, by its own way of being built; the second is among the above.
    Path first = projects.resolve("analyzer-fixed-points");
    maven.build(first, "-Pone", "clean");
    drop(first, work.resolve("earlier"), "1.0.0");
  }

  /** Copies an example out of the distribution, as its README says. */
  private static void copyOut(String example) throws IOException {
    Path from = Distribution.folder().resolve("examples").resolve(example);
    Path to = projects.resolve(example);
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Path pom = to.resolve("pom.xml");
    String text = Files.readString(pom);
    assertTrue(
        text.contains("<version>" + System.getProperty("anlage.version") + "</version>"),
        pom + " names another version of the parent than this build's");
    String devkit = Distribution.folder().resolve("devkit").toUri().toString();
    Files.writeString(pom, text.replace("file:../../devkit", devkit));
  }

  private static void drop(Path project, Path folder) throws IOException {
    drop(project, folder, "");
  }

  private static void drop(Path project, Path folder, String version) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> jars = Files.list(project.resolve("target"))) {
      for (Path jar : jars.filter(f -> f.toString().endsWith(version + ".jar")).toList()) {
        Files.copy(jar, folder.resolve(jar.getFileName()));
      }
    }
  }

  private static Result anlage(String... arguments) throws Exception {
    return anlageWith("plug-ins", arguments);
  }

  private static Result anlageWith(String plugins, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--plugins=" + plugins);
    return Distribution.in(work).quick().run(all.toArray(String[]::new));
  }

  @Test
  void everyKindThatWasStartedTakesPart() throws Exception {
    Result list = anlage("list").expect(0);
    for (String kind : KINDS) {
      assertTrue(
          list.out().lines().anyMatch(line -> line.matches(kind + " +my-" + kind + " .*")),
          () -> kind + "\n" + list);
    }
    Files.writeString(
        work.resolve("neurons.csv"),
        IntStream.range(0, 20)
            .mapToObj(i -> 10 * i + "," + i * i + ",0")
            .collect(Collectors.joining("\n", "x,y,z\n", "\n")));
    new MiniExperiment()
        .with("data", "{\"source\": \"my-source\", \"path\": \"neurons.csv\"}")
        .arm(
            """
            {
              "name": "mine",
              "weights": ["my-generator", "my-transform"],
              "embedding": "my-embedding",
              "regularizers": ["my-regularizer", "distance"]
            }
            """)
        .with("tasks", "[{\"use\": \"my-task\", \"dataset\": {\"validation\": 16, \"test\": 16}}]")
        .with("trainer", "{\"use\": \"my-trainer\", \"updates\": 10, \"batch\": 8}")
        .with("analyzers", "[\"accuracy\", \"my-analyzer\"]")
        .write(work.resolve("kinds.json"));
    anlage("run", "kinds.json", "--store", "kinds", "--seeds", "1").expect(0);
    String report = report("kinds");
    assertTrue(report.contains("Weights in both directions"), "its figure is in the report");
    for (String kind : KINDS) {
      if (!ELSEWHERE.contains(kind)) {
        assertTrue(report.contains("org.example.my" + kind + " 1.0.0"), kind + " in provenance");
      }
    }
    String run = new StoreContents(work.resolve("kinds")).manifests().keySet().iterator().next();
    anlage("export", run, "--store", "kinds", "--format", "my-exporter", "--out", "out").expect(0);
    assertTrue(
        StoreContents.names(work.resolve("out")).stream().anyMatch(n -> n.endsWith(".links.csv")),
        "its file is there");
  }

  /** An own prior, cell and analyzer in one report, as docs/plugins.md says, and all else. */
  @Test
  void whatWasStartedForTheTrainingStepActsInIt() throws Exception {
    new MiniExperiment()
        .with("arms", "[]")
        .with("network", "{\"units\": 8}")
        .with(
            "grid", "{\"network.cell\": [\"my-cell\", {\"use\": \"adapting\", \"strength\": 0.2}]}")
        .arm(
            """
            { "name": "mine", "weights": "my-generator", "interventions": "my-intervention",
              "start": "my-start",
              "regularizers": { "use": "my-activity-regularizer", "strength": 0.1 } }
            """)
        .with(
            "trainer",
            """
            { "use": "bptt", "updates": 10, "batch": 8, "learn": "my-learning-rule",
              "loss": { "use": "my-loss", "smoothing": 0.2 },
              "update": { "use": "my-update-rule", "momentum": 0.5 } }
            """)
        .with("analyzers", "[\"accuracy\", \"my-analyzer\"]")
        .write(work.resolve("step.json"));
    anlage("run", "step.json", "--dry-run").expect(0).saysOut("estimate  unknown");
    anlage("run", "step.json", "--store", "step", "--seeds", "1").expect(0);
    String report = report("step");
    for (String kind :
        List.of(
            "mygenerator",
            "mycell",
            "myanalyzer",
            "myactivityregularizer",
            "mylearningrule",
            "myupdaterule",
            "myloss",
            "mystart",
            "myintervention",
            "adapting")) {
      assertTrue(report.contains("org.example." + kind + " 1.0.0"), kind + " in provenance");
    }
    assertTrue(report.contains("Weights in both directions"), "the figure of its analyzer");
    assertTrue(report.contains("learn my-learning-rule (keep 0.5)"), "the rule in the methods");
    assertTrue(report.contains("update my-update-rule (momentum 0.5)"), "and that of updates");
    assertFalse(report.contains("optimizer adam"), "which was not used");
  }

  /** The parent's licence and description are not the author's. */
  @Test
  void aPluginSaysOfItselfWhatItsAuthorSays() throws Exception {
    try (JarFile jar =
        new JarFile(work.resolve("plug-ins/org.example.mygenerator-1.0.0.jar").toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertEquals("org.example.mygenerator", manifest.getValue("Bundle-SymbolicName"));
      assertEquals("somebody", manifest.getValue("Bundle-Vendor"));
      assertNull(manifest.getValue("Bundle-License"));
      assertNull(manifest.getValue("Bundle-Description"));
    }
  }

  @Test
  void aConstraintThatWasStartedIsKept() throws Exception {
    new MiniExperiment()
        .arm(
            """
            { "name": "mine", "weights": "orthogonal",
              "constraints": { "use": "my-constraint", "bound": 0.125 } }
            """)
        .write(work.resolve("constraint.json"));
    anlage("run", "constraint.json", "--store", "constrained", "--seeds", "1").expect(0);
    StoreContents store = new StoreContents(work.resolve("constrained"));
    Path run = store.run(store.planned().get("mine / go-nogo / 0"));
    NpyArray trained = Npz.read(run.resolve("trained.npz")).get("recurrent_kernel");
    double[] weights = trained.matrix("trained.npz").values();
    double largest = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
    assertEquals(0.125, largest);
    assertTrue(report("constrained").contains("org.example.myconstraint 1.0.0"));
  }

  @Test
  void aSimulatorThatWasStartedRunsNetworks() throws Exception {
    new MiniExperiment()
        .without("trainer")
        .without("tasks")
        .with("arms", "[{\"name\": \"random\", \"weights\": \"glorot\"}]")
        .with("simulator", "{\"use\": \"my-simulator\", \"samples\": 300}")
        .with("analyzers", "[{\"use\": \"rotation\", \"lag\": 1}]")
        .write(work.resolve("simulator.json"));
    anlage("run", "simulator.json", "--store", "simulated", "--seeds", "1").expect(0);
    StoreContents store = new StoreContents(work.resolve("simulated"));
    JsonObject manifest = store.manifests().values().iterator().next();
    assertEquals("done", manifest.get("status").getAsString());
    assertEquals(300, manifest.getAsJsonObject("extent").get("samples").getAsInt());
    assertTrue(report("simulated").contains("org.example.mysimulator 1.0.0"));
  }

  @Test
  void examplesAreShownAndUsedAsIfTheyWereBuiltIn() throws Exception {
    JsonObject ring =
        JsonParser.parseString(anlage("describe", "ring", "--json").expect(0).out())
            .getAsJsonArray()
            .get(0)
            .getAsJsonObject();
    JsonObject builtIn =
        JsonParser.parseString(anlage("describe", "normal", "--json").expect(0).out())
            .getAsJsonArray()
            .get(0)
            .getAsJsonObject();
    assertEquals(builtIn.keySet(), ring.keySet());
    assertEquals(builtIn.get("inputs"), ring.get("inputs"));
    assertEquals("org.example.ring", ring.get("bundle").getAsString());
    String schema = anlage("schema").expect(0).out();
    for (String name :
        List.of(
            "ring",
            "unit-singular-values",
            "delayed-match",
            "fixed-points",
            "celegans",
            "adapting",
            "feedback-alignment",
            "turnover",
            "homeostasis")) {
      assertTrue(schema.contains("\"" + name + "\""), name + " is in the schema");
    }

    study().write(work.resolve("examples.json"));
    anlage("run", "examples.json", "--store", "examples", "--seeds", "2").expect(0);
    StoreContents store = new StoreContents(work.resolve("examples"));
    String digest = ring.get("digest").getAsString();
    Map<String, String> planned = store.planned();
    assertTrue(definition(store, planned, "ring").contains(digest), "its code is in the run's id");
    assertTrue(definition(store, planned, "null").contains(digest), "a null of it too");
    assertFalse(definition(store, planned, "plain").contains(digest), "and no other's");
    String report = report("examples");
    assertTrue(report.contains("Fixed and slow points"), "the figure of its analyzer");
    assertTrue(report.contains("org.example.ring 1.0.0"), "its bundle and version");
    assertTrue(report.contains(digest), "its digest");
    assertTrue(report.contains("delayed-match"), "its task");
    assertTrue(report.contains("unit-singular-values"), "its penalty");
    for (String bundle : List.of("alignment", "turnover", "homeostasis")) {
      assertTrue(report.contains("org.example." + bundle + " 1.0.0"), bundle + " takes part");
    }
    String statistics = findings(store.root().resolve("studies"), "comparisons");
    assertTrue(statistics.contains("ring") && statistics.contains("null"), "it is compared");
  }

  private static MiniExperiment study() {
    return new MiniExperiment()
        .arm(
            """
            { "name": "ring", "weights": "ring",
              "regularizers": [
                { "use": "unit-singular-values", "strength": 0.001 },
                { "use": "homeostasis", "strength": 0.01 }],
              "interventions": [{ "use": "turnover", "share": 0.01 }] }
            """)
        .arm("null", "[\"ring\", \"shuffle-entries\"]")
        .with(
            "tasks",
            "[{\"use\": \"delayed-match\", \"dataset\": {\"validation\": 16, \"test\": 16}}]")
        .with(
            "trainer",
            "{\"use\": \"bptt\", \"updates\": 10, \"batch\": 8, \"learn\": \"feedback-alignment\"}")
        .with("comparisons", "[{\"arm\": \"ring\", \"against\": [\"null\", \"plain\"]}]")
        .with("analyzers", "[\"accuracy\", \"comparisons\", \"fixed-points\"]");
  }

  @Test
  void theSecondVersionOfAnAnalyzerFindsMoreInTheSameRuns() throws Exception {
    new MiniExperiment()
        .with("analyzers", "[\"accuracy\", \"fixed-points\"]")
        .write(work.resolve("versions.json"));
    anlageWith("earlier", "run", "versions.json", "--store", "versions", "--seeds", "1").expect(0);
    StoreContents store = new StoreContents(work.resolve("versions"));
    Map<String, String> trained = store.results();
    Path analyses = store.root().resolve("analyses");
    String first = findings(analyses, "fixed-points@1.0.0");
    assertTrue(first.contains("\"fixed_points\""), first);
    assertFalse(first.contains("stable_fixed_points"), first);

    anlage("analyze", "versions", "--with", "fixed-points").expect(0).saysOut("fixed_points");
    String second = findings(analyses, "fixed-points@2.0.0");
    assertTrue(second.contains("\"stable_fixed_points\""), second);
    assertTrue(second.contains("slowest_time_constant"), second);
    assertEquals(trained, store.results(), "nothing was trained again");
  }

  @Test
  void aSecondSpeciesGoesThroughTheSamePriors() throws Exception {
    Path worm = Path.of(System.getProperty("anlage.shared", ""), "data/celegans/derived_triple");
    assumeTrue(Files.isDirectory(worm), "the worm's data is not at " + worm);
    Path data = worm.toAbsolutePath().normalize();
    anlage("data", "inspect", data.toString()).expect(0).saysOut("97").saysOut("homologues");
    new MiniExperiment()
        .with("data", "{\"source\": \"celegans\", \"path\": \"" + data + "\"}")
        .with("network", "{\"units\": \"all-neurons\"}")
        .arm(
            """
            { "name": "worm", "weights": { "use": "cortical", "matrices": "correlation" },
              "embedding": "positions",
              "regularizers": [{ "use": "distance", "strength": 0.0001 },
                { "use": "communicability-emd", "strength": 0.0001 }] }
            """)
        .with("trainer", "{\"use\": \"bptt\", \"updates\": 4, \"batch\": 4, \"epochLength\": 2}")
        .write(work.resolve("worm.json"));
    anlage("run", "worm.json", "--store", "worm-store", "--seeds", "1").expect(0);
    assertTrue(report("worm-store").contains("Cook et al. 2019"), "its citation is asked for");
  }

  private static String definition(StoreContents store, Map<String, String> planned, String arm)
      throws IOException {
    return Files.readString(
        store.run(planned.get(arm + " / delayed-match / 0")).resolve("run.json"));
  }

  private static String report(String name) throws Exception {
    StoreContents store = new StoreContents(work.resolve(name));
    return Files.readString(
        store.root().resolve("studies").resolve(store.studies().get(0)).resolve("report.html"));
  }

  /** All findings below a folder whose path names an analyzer. */
  private static String findings(Path folder, String analyzer) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (folder.relativize(file).toString().contains(analyzer)) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }
}
