package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that finished is lost or done twice, whatever is killed when. */
class InterruptionIT {

  /** How many commands are killed, as few as can be so that the build stays short. */
  private static final int KILLS = Integer.getInteger("anlage.kills", 10);

  private static final int KILLS_OF_A_STORE = 5;

  @TempDir Path work;

  /** Three arms, two seeds, 32 units: each run takes a moment. */
  private MiniExperiment moments(int updates) {
    return new MiniExperiment()
        .arm("third", "\"normal\"")
        .with("network", "{\"units\": 32}")
        .with(
            "trainer",
            "{\"use\": \"bptt\", \"updates\": %d, \"epochLength\": 10, \"batch\": 32}"
                .formatted(updates));
  }

  private Distribution anlage(Path folder) {
    return Distribution.in(folder).quick();
  }

  /**
   * Each store is killed at five moments of its command, from start-up to report, and completed.
   */
  @Test
  void killedAtRandomMomentsItEndsWithTheSameResults(TestReporter reporter) throws Exception {
    moments(60).write(work.resolve("study.json"));
    String file = work.resolve("study.json").toString();
    Path calm = Files.createDirectory(work.resolve("calm"));
    long start = System.nanoTime();
    anlage(calm).run("run", file, "--store", "store").expect(0);
    long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Map<String, String> expected = new StoreContents(calm.resolve("store")).findings();
    assertEquals(6, new StoreContents(calm.resolve("store")).results().size());

    Random random = new Random(20);
    Map<String, Integer> phases = new TreeMap<>();
    int interrupted = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path killed = Files.createDirectories(work.resolve("killed-" + kill / KILLS_OF_A_STORE));
      StoreContents store = new StoreContents(killed.resolve("store"));
      Map<String, String> before = store.results();
      Process process = anlage(killed).start("run", file, "--store", "store");
      boolean ended = process.waitFor(random.nextInt((int) whole), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      interrupted += ended ? 0 : 1;
      phases.merge(ended ? "after the end" : phase(store), 1, Integer::sum);
      assertTrue(
          store.results().entrySet().containsAll(before.entrySet()), "a finished run was lost");
      if (kill % KILLS_OF_A_STORE == KILLS_OF_A_STORE - 1) {
        Result last = anlage(killed).run("run", file, "--store", "store").expect(0);
        assertEquals(expected, store.findings(), last::toString);
        assertEquals(List.of(), StoreContents.names(store.root().resolve("tmp")));
      }
    }
    assertTrue(interrupted >= KILLS / 2, "only " + interrupted + " kills came before the end");
    reporter.publishEntry("kills", phases.toString());
  }

  /** How far a killed command had come, by what it left. */
  private static String phase(StoreContents store) throws Exception {
    int stored = store.results().size();
    Path root = store.root();
    if (stored == 6) {
      return isReported(store)
          ? "reported"
          : Files.exists(root.resolve("analyses")) ? "analysis and report" : "all runs stored";
    }
    return stored > 0
        ? "some runs stored"
        : Files.exists(root.resolve("plans")) ? "planned, no run stored" : "start";
  }

  private static boolean isReported(StoreContents store) throws Exception {
    Path report =
        store.root().resolve("studies").resolve(store.studies().get(0)).resolve("report.html");
    return Files.exists(report);
  }

  /** A cell, rules, a loss, interventions, a start, a fork and a penalty on states. */
  private static final String KINDS =
      """
      {
        "name": "kinds",
        "data": { "source": { "use": "synthetic-cortex", "neurons": 20, "duration": 100 } },
        "network": { "units": 12, "activation": "tanh", "leak": 0.3,
                     "cell": { "use": "low-rank", "rank": 3 } },
        "arms": [
          { "name": "base", "weights": "orthogonal", "start": [{ "use": "unit-variance", "deviation": 0.3 }],
            "regularizers": [{ "use": "activity-cost", "strength": 0.01 }],
            "interventions": ["random-start", { "use": "state-noise", "place": "outside" }] },
          { "name": "fork", "weights": "orthogonal", "fork": { "arm": "base", "update": 100 },
            "regularizers": [{ "use": "activity-cost", "strength": 0.02 }],
            "interventions": [{ "use": "perturb", "update": 101, "scale": 0.01 },
                              { "use": "clamp", "from": 150 }] }
        ],
        "tasks": [{ "use": "velocity-integration", "dataset": { "validation": 16, "test": 16 } }],
        "trainer": { "use": "bptt", "updates": 400, "epochLength": 100, "batch": 8,
                     "learningRate": 0.001, "loss": "huber",
                     "update": { "use": "langevin", "temperature": 1e-6 } },
        "grid": { "trainer.learn": ["e-prop", { "use": "natural-evolution", "pairs": 2 }] },
        "seeds": 1,
        "analyzers": ["accuracy"]
      }
      """;

  /** SIGKILL while runs of one arm are under way; the next process goes on from checkpoints. */
  @Test
  void killedInTheMiddleOfEveryKindOfStepItGoesOnWithTheSameBits() throws Exception {
    Files.writeString(work.resolve("kinds.json"), KINDS);
    Path calm = Files.createDirectory(work.resolve("calm"));
    String[] command = {"run", "../kinds.json", "--store", "store", "--threads", "2"};
    anlage(calm).run(command).expect(0);
    Map<String, String> expected = new StoreContents(calm.resolve("store")).results();
    assertEquals(4, expected.size());

    Path killed = Files.createDirectory(work.resolve("killed"));
    StoreContents store = new StoreContents(killed.resolve("store"));
    for (String arm : List.of("base", "fork")) {
      Process process = often(killed).start(command);
      List<String> runs = await(process, store, arm);
      process.destroyForcibly().waitFor();
      assertEquals(List.of(), runs.stream().filter(store.manifests()::containsKey).toList());
    }
    Result last = often(killed).run(command).expect(0);
    assertEquals(expected, store.results(), last::toString);
  }

  /** A checkpoint after every update. */
  private Distribution often(Path folder) {
    return Distribution.in(folder)
        .with("ANLAGE_OPTS", "-Duser.home=" + folder + " -Danlage.checkpointSeconds=0")
        .quick();
  }

  /** Waits until both runs of an arm have made some updates, and names the runs. */
  private static List<String> await(Process process, StoreContents store, String arm)
      throws Exception {
    while (true) {
      assertTrue(process.isAlive(), "the process ended before it was killed");
      TimeUnit.MILLISECONDS.sleep(5);
      if (!Files.isDirectory(store.root().resolve("plans")) || store.studies().isEmpty()) {
        continue;
      }
      List<String> runs =
          store.planned().entrySet().stream()
              .filter(run -> run.getKey().startsWith(arm))
              .map(Map.Entry::getValue)
              .toList();
      assertEquals(2, runs.size());
      if (runs.stream().allMatch(run -> hasUpdates(store, run))) {
        return runs;
      }
    }
  }

  private static boolean hasUpdates(StoreContents store, String run) {
    String[] generations = store.root().resolve("checkpoints").resolve(run).toFile().list();
    return generations != null
        && Stream.of(generations).anyMatch(generation -> Integer.parseInt(generation) % 100 > 20);
  }

  @Test
  void anInterruptKeepsWhatIsStoredAndTheSameCommandGoesOn() throws Exception {
    Signals.assumeInterruptsAreHeard();
    moments(300).write(work.resolve("study.json"));
    String[] command = {"run", "study.json", "--store", "store", "--threads", "1"};
    Process process = anlage(work).start(command);
    Path err = work.resolve("err.txt");
    while (process.isAlive() && !Files.readString(err).contains("[1/6]")) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    Result result = anlage(work).await(process).expect(130);
    StoreContents store = new StoreContents(work.resolve("store"));
    int stored = store.manifests().size();
    result.says("stopped: " + stored + " of 6 runs are stored");
    assertTrue(stored >= 1 && stored < 6, result::toString);
    anlage(work)
        .run("run", "study.json", "--store", "store", "--dry-run")
        .expect(0)
        .saysOut(stored + " stored");
  }

  @Test
  void anAnalysisEndsAtOnceAlsoWhereAnAnalyzerDoesNotListen() throws Exception {
    new MiniExperiment().write(work.resolve("study.json"));
    anlage(work).run("run", "study.json", "--store", "store").expect(0);
    Path called = work.resolve("called");
    BundleSource.named("org.example.deaf")
        .extension(
            "deaf",
            "analysis.Analyzer",
            "Deaf",
            "MatrixAnalyzer<NoParameters>",
            """
            public Class<NoParameters> parameters() { return NoParameters.class; }
            public Findings analyze(NoParameters p, Matrix w, AnalysisContext c) {
              try {
                java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "");
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
              while (c != null) {
                try { Thread.sleep(1000); } catch (InterruptedException e) { }
              }
              return Findings.metrics(Map.of());
            }
            """
                .formatted(called))
        .write(Files.createDirectories(work.resolve("plug")));
    Process process = anlage(work).start("analyze", "store", "--with=deaf", "--plugins=plug");
    while (process.isAlive() && !Files.exists(called)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    Result result = anlage(work).await(process).says("interrupted; finished runs are stored");
    assertTrue(result.err().lines().noneMatch(line -> line.contains("did not stop")), result::err);
    assertTrue(result.err().lines().noneMatch(line -> line.contains("set aside")), result::err);
  }

  @Test
  void twoAtATimeOnOneStoreAgree() throws Exception {
    moments(40).write(work.resolve("study.json"));
    String file = work.resolve("study.json").toString();
    String store = work.resolve("store").toString();
    Path one = Files.createDirectory(work.resolve("one"));
    Path two = Files.createDirectory(work.resolve("two"));
    Process first = anlage(one).start("run", file, "--store", store);
    Process second = anlage(two).start("run", file, "--store", store);
    for (Result result : List.of(anlage(one).await(first), anlage(two).await(second))) {
      result.expect(0);
      assertTrue(!result.err().contains("another result"), result::toString);
    }
    assertEquals(6, new StoreContents(Path.of(store)).manifests().size());
  }
}
