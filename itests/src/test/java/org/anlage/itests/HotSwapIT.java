package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins that are dropped in and replaced while the platform runs. */
class HotSwapIT {

  private static final long PATIENCE_SECONDS = 90;

  @TempDir Path work;
  private Path plugins;
  private StoreContents store;
  private Process watching;
  private Distribution watcher;

  @BeforeEach
  void folder() throws IOException {
    plugins = Files.createDirectories(work.resolve("plug"));
    store = new StoreContents(work.resolve("store"));
  }

  @AfterEach
  void end() throws InterruptedException {
    if (watching != null && watching.isAlive()) {
      watching.destroyForcibly().waitFor();
    }
  }

  private Distribution anlage() {
    return Distribution.in(work).quick();
  }

  /** Starts a command that stays, with output of its own. */
  private void start(String... arguments) throws IOException {
    Path own = Files.createDirectories(work.resolve("watching"));
    watcher = Distribution.in(own).quick();
    watching = watcher.start(arguments);
  }

  private String said() throws IOException {
    return Files.readString(watcher.out()) + Files.readString(watcher.err());
  }

  private void waitFor(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.call()) {
      assertTrue(System.nanoTime() < end, () -> "no " + what + "\n" + text());
      assertTrue(watching.isAlive(), () -> "it ended before " + what + "\n" + text());
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private String text() {
    try {
      return said();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Result stop() throws Exception {
    new ProcessBuilder("kill", "-TERM", Long.toString(watching.pid())).start().waitFor();
    return watcher.await(watching);
  }

  private static Map<String, Double> times(double factor, Map<String, Double> values) {
    Map<String, Double> result = new TreeMap<>();
    values.forEach((run, value) -> result.put(run, factor * value));
    return result;
  }

  @Test
  void watchAnalysesStoredRunsAgainWithEachVersion() throws Exception {
    new MiniExperiment().write(work.resolve("study.json"));
    anlage().run("run", "study.json", "--store", "store").expect(0);
    Map<String, String> results = store.results();
    assertEquals(4, results.size());
    start("watch", store.root().toString(), "--plugins", plugins.toString());
    waitFor("start", () -> said().contains("watching " + plugins.toRealPath()));

    LargestWeight.bundle("1.0.0", 1).write(plugins);
    waitFor("first version", () -> LargestWeight.found(store, "1.0.0").size() == 4);
    waitFor("report", () -> report().contains("largest"));
    Map<String, Double> first = LargestWeight.found(store, "1.0.0");

    LargestWeight.bundle("1.1.0", 2).write(plugins);
    waitFor("second version", () -> LargestWeight.found(store, "1.1.0").size() == 4);
    assertEquals(times(2, first), LargestWeight.found(store, "1.1.0"));
    assertEquals(first, LargestWeight.found(store, "1.0.0"), "the earlier results stay");
    waitFor(
        "message",
        () -> said().contains("replaced org.example.largest 1.0.0 by org.example.largest 1.1.0"));

    Files.writeString(plugins.resolve("org.example.largest.jar"), "damaged");
    waitFor("warning", () -> said().contains("damaged or not a jar"));
    LargestWeight.bundle("1.2.0", 3).write(plugins);
    waitFor("third version", () -> LargestWeight.found(store, "1.2.0").size() == 4);
    Files.delete(plugins.resolve("org.example.largest.jar"));
    waitFor("removal", () -> said().contains("removed  org.example.largest 1.2.0"));

    stop().expect(143);
    assertEquals(results, store.results(), "nothing was trained");
    anlage().run("analyses", "store").expect(0).saysOut("largest-weight", "1.0.0", "1.2.0");
    anlage()
        .run("analyses", "store", "largest-weight@1.0.0", "largest-weight@1.2.0")
        .expect(0)
        .saysOut("largest_weight", "difference", "near / go-nogo / seed 0");
    anlage().run("analyses", "store", "largest", "accuracy").expect(2).saysOnce("several results");
  }

  private String report() throws IOException {
    return Files.readString(
        store.root().resolve("studies").resolve(store.studies().get(0)).resolve("report.html"));
  }

  /** Runs of some seconds each, one at a time. */
  private MiniExperiment seconds(int updates) {
    return new MiniExperiment()
        .with("network", "{\"units\": 32}")
        .with(
            "trainer",
            "{\"use\": \"bptt\", \"updates\": %d, \"epochLength\": 20, \"batch\": 32}"
                .formatted(updates));
  }

  @Test
  void aStudyKeepsTrainingWhileAnAnalyzerIsReplacedInItsProcess() throws Exception {
    seconds(600).write(work.resolve("study.json"));
    String file = work.resolve("study.json").toString();
    start(
        "run",
        file,
        "--store",
        store.root().toString(),
        "--threads",
        "1",
        "--watch",
        "--plugins",
        plugins.toString());
    waitFor("first run", () -> store.manifests().size() == 1);
    LargestWeight.bundle("1.0.0", 1).write(plugins);
    waitFor("analysis", () -> !LargestWeight.found(store, "1.0.0").isEmpty());
    LargestWeight.bundle("1.1.0", 2).write(plugins);
    waitFor("second analysis", () -> !LargestWeight.found(store, "1.1.0").isEmpty());
    assertTrue(store.manifests().size() < 4, "it was still training");
    waitFor("end of training", () -> store.manifests().size() == 4);
    waitFor("end", () -> said().contains("watching the plug-ins"));
    LargestWeight.bundle("1.2.0", 3).write(plugins);
    waitFor("last analysis", () -> LargestWeight.found(store, "1.2.0").size() == 4);
    stop().expect(143);
    Map<String, String> watched = store.results();

    Path calm = Files.createDirectories(work.resolve("calm"));
    Distribution.in(calm).quick().run("run", file, "--store", "store").expect(0);
    assertEquals(new StoreContents(calm.resolve("store")).results(), watched, "the same results");
  }

  @Test
  void oneProcessTrainsWhileAnotherWatches() throws Exception {
    seconds(400).write(work.resolve("study.json"));
    Distribution training = anlage();
    Process study = training.start("run", "study.json", "--store", "store", "--threads", "1");
    while (study.isAlive() && !Files.isDirectory(store.root().resolve("plans"))) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    while (study.isAlive() && store.manifests().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    start("watch", store.root().toString(), "--plugins", plugins.toString());
    waitFor("start", () -> said().contains("watching " + plugins.toRealPath()));
    LargestWeight.bundle("1.0.0", 1).write(plugins);
    waitFor("analysis", () -> !LargestWeight.found(store, "1.0.0").isEmpty());
    training.await(study).expect(0);
    LargestWeight.bundle("1.1.0", 2).write(plugins);
    waitFor("analysis of all", () -> LargestWeight.found(store, "1.1.0").size() == 4);
    stop().expect(143);
    assertEquals(4, store.manifests().size());
  }

  /**
   * The largest bundle of analyzers as a plug-in of a distribution without it, then a newer one.
   */
  @Test
  void theLargestBundleOfAnalyzersIsReplaced() throws Exception {
    Path home = work.resolve("home");
    HostIT.copyTree(Distribution.folder(), home);
    String name = "org.anlage.analyzers.representation";
    Path jar;
    try (Stream<Path> bundles = Files.list(home.resolve("bundles"))) {
      jar =
          bundles
              .filter(b -> b.getFileName().toString().startsWith(name))
              .findFirst()
              .orElseThrow();
    }
    Path plugin = Files.move(jar, plugins.resolve("representation.jar"));
    new MiniExperiment()
        .with("analyzers", "[\"accuracy\", \"guessing-bias\", \"state-dynamics\"]")
        .write(work.resolve("study.json"));
    String folder = plugins.toString();
    Distribution.at(home, work)
        .quick()
        .run("run", "study.json", "--store", "store", "--plugins", folder)
        .expect(0);
    Path own = Files.createDirectories(work.resolve("watching"));
    watcher = Distribution.at(home, own).quick();
    watching = watcher.start("watch", store.root().toString(), "--plugins", folder);
    waitFor("start", () -> said().contains("watching " + plugins.toRealPath()));
    Path newer = work.resolve("newer.jar");
    try (JarFile old = new JarFile(plugin.toFile())) {
      Manifest manifest = old.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", "77.0.0");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(newer), manifest)) {
        for (JarEntry entry : Collections.list(old.entries())) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new JarEntry(entry.getName()));
            old.getInputStream(entry).transferTo(out);
          }
        }
      }
    }
    Files.move(newer, plugin, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    for (String analyzer : List.of("guessing-bias", "state-dynamics", "lesions", "richness")) {
      waitFor(
          analyzer,
          () ->
              store.findings().keySet().stream()
                      .filter(finding -> finding.contains("/" + analyzer + "@77.0.0+"))
                      .count()
                  == 4);
    }
    waitFor("message", () -> said().contains("replaced " + name));
    stop().expect(143);
    assertEquals(4, store.manifests().size());
  }

  private static BundleSource ring(String version, double weight) {
    return BundleSource.named("org.example.ring")
        .header("Bundle-Version", version)
        .extension(
            "ring",
            "connectivity.ConnectivityGenerator",
            "Ring",
            "ConnectivityGenerator<NoParameters>",
            """
            public Class<NoParameters> parameters() { return NoParameters.class; }
            public Matrix generate(NoParameters p, PriorContext c) {
              Matrix w = Matrix.zeros(c.size(), c.size());
              for (int i = 0; i < c.size(); i++) {
                w.set(i, (i + 1) %% c.size(), %s);
              }
              return w;
            }
            """
                .formatted(weight));
  }

  @Test
  void anotherGeneratorIsUsedByRunsThatHaveNotBegunAndTheirIdsShowIt() throws Exception {
    MiniExperiment experiment = seconds(300);
    experiment.arms().remove(0);
    experiment.arms().remove(0);
    experiment.arm("ring", "\"ring\"").with("seeds", "3").write(work.resolve("study.json"));
    ring("1.0.0", 0.5).write(plugins);
    String old = Digests.sha256(plugins.resolve("org.example.ring.jar"));
    start(
        "run",
        work.resolve("study.json").toString(),
        "--store",
        store.root().toString(),
        "--threads",
        "1",
        "--watch",
        "--plugins",
        plugins.toString());
    waitFor("first run", () -> store.manifests().size() == 1);
    ring("2.0.0", 0.7).write(plugins);
    String other = Digests.sha256(plugins.resolve("org.example.ring.jar"));
    assertNotEquals(old, other);
    waitFor("all runs", () -> store.manifests().size() == 3);
    waitFor("end", () -> said().contains("watching the plug-ins"));
    stop().expect(143);
    assertTrue(said().contains("is computed by code that was replaced"), said());

    int before = 0;
    int after = 0;
    for (String id : store.manifests().keySet()) {
      Path definition = store.run(id).resolve("run.json");
      assertEquals(id, Digests.sha256(definition), "the id is of the code that made the run");
      String text = Files.readString(definition);
      before += text.contains(old) ? 1 : 0;
      after += text.contains(other) ? 1 : 0;
    }
    assertTrue(before >= 1 && after >= 1, before + " before and " + after + " after");
    assertEquals(3, before + after);
    List<String> studies = store.studies();
    assertEquals(2, studies.size(), "the study as it was planned, and as it became");
    long kept = studies.stream().filter(study -> store.manifestsOf(study).size() == 3).count();
    assertEquals(1, kept, "one of them has exactly the runs that there are");
  }

  private void watchAStudy() throws Exception {
    new MiniExperiment().with("seeds", "1").write(work.resolve("study.json"));
    anlage().run("run", "study.json", "--store", "store").expect(0);
    start("watch", store.root().toString(), "--plugins", plugins.toString());
    waitFor("start", () -> said().contains("watching " + plugins.toRealPath()));
  }

  @Test
  void anAnalyzerWhoseLibraryArrivesLaterIsAppliedThen() throws Exception {
    watchAStudy();
    Path library = work.resolve("library");
    BundleSource.named("org.example.factor")
        .header("Export-Package", "org.example.factor")
        .source(
            "org.example.factor.Factor",
            "package org.example.factor; public class Factor { public static int of() { return 2; }"
                + " }")
        .write(library);
    LargestWeight.bundle("1.0.0", 1)
        .alsoImport("org.example.factor")
        .replaceInSource("* 1.0)", "* org.example.factor.Factor.of())")
        .source(
            "org.example.factor.Factor",
            "package org.example.factor; public class Factor { public static int of() { return 2; }"
                + " }")
        .without("org/example/factor")
        .write(plugins);
    waitFor("refusal", () -> said().contains("it needs package org.example.factor"));
    Files.move(
        library.resolve("org.example.factor.jar"), plugins.resolve("org.example.factor.jar"));
    waitFor("library", () -> said().contains("added    org.example.factor 1.0.0"));
    waitFor("announcement", () -> said().contains("added    org.example.largest 1.0.0"));
    waitFor("analysis", () -> LargestWeight.found(store, "1.0.0").size() == 2);
    Files.delete(plugins.resolve("org.example.factor.jar"));
    waitFor("removal", () -> said().contains("removed  org.example.factor 1.0.0"));
    waitFor("end of use", () -> said().split("it needs package org.example.factor").length == 3);
    stop().expect(143);
    assertFalse(said().contains("error: "), said());
  }

  @Test
  void anAnalyzerThatHangsDoesNotKeepItsMendedVersionWaiting() throws Exception {
    watchAStudy();
    LargestWeight.bundle("1.0.0", 1)
        .replaceInSource(
            "double largest = 0;",
            "try { Thread.sleep(3600000); } catch (InterruptedException e) {"
                + " while (true) { Thread.onSpinWait(); } }\n double largest = 0;")
        .write(plugins);
    waitFor("first version", () -> said().contains("analysing with largest-weight"));
    LargestWeight.bundle("1.1.0", 2).write(plugins);
    waitFor("mended version", () -> LargestWeight.found(store, "1.1.0").size() == 2);
    waitFor("report", () -> report().contains("largest"));
    stop().expect(143);
  }
}
