package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Experiments that simulate, and experiments that measure, from file to report. */
@Tag("java")
class SimulationIT {
  private static final String SIMULATION =
      """
      {
        "name": "sim",
        "network": { "units": 40 },
        "arms": [
          { "name": "symmetric", "weights": "critical" },
          { "name": "independent", "weights": { "use": "critical", "asymmetry": 1 } }
        ],
        "simulator": {
          "use": "linear-stochastic",
          "activity": { "trajectories": 4, "samples": 200, "bin": 2, "burnIn": 50 }
        },
        "keep": { "trajectories": 2, "samples": 150 },
        "seeds": 2,
        "analyzers": ["exact-covariance", "rotation", "spatial-correlation", "memory-decoding",
                      { "use": "metrics-across-arms", "drawn": ["reciprocity"] }]
      }
      """;

  @RegisterExtension static final Prompt PROMPT = new Prompt();

  private final Path work = PROMPT.work();

  private Result anlage(String... arguments) throws Exception {
    return PROMPT.run(arguments);
  }

  /** Nothing that trains is left out without a word. */
  @Test
  void armsThatAskForTrainingAreRefused() throws Exception {
    Files.writeString(work.resolve("sim.json"), SIMULATION);
    for (String wrong :
        List.of(
            "start=[\"unit-variance\"]",
            "fork={\"arm\":\"independent\",\"update\":1}",
            "interventions=[\"random-start\"]",
            "regularizers=[\"l1\"]",
            "constraints=[\"non-negative\"]")) {
      String key = wrong.substring(0, wrong.indexOf('='));
      anlage("run", "sim.json", "--store", "none", "--set", "arms.symmetric." + wrong)
          .expect(2)
          .saysOnce("a simulation trains nothing", "symmetric", "\"" + key + "\"");
    }
  }

  /** Settings of cells would change nothing, since simulators have units of their own. */
  @Test
  void settingsOfCellsAreRefused() throws Exception {
    Files.writeString(work.resolve("sim.json"), SIMULATION);
    for (String wrong :
        List.of("cell=\"leaky\"", "activation=\"tanh\"", "leak=0.5", "inputNoise=0")) {
      String key = wrong.substring(0, wrong.indexOf('='));
      anlage("run", "sim.json", "--store", "none", "--set", "network." + wrong)
          .expect(2)
          .saysOnce("simulators have units", "network", "\"" + key + "\"");
    }
  }

  @Test
  void aSimulationIsStoredAnalysedAndNotRepeated() throws Exception {
    Files.writeString(work.resolve("sim.json"), SIMULATION);
    assertTrue(
        anlage("run", "sim.json", "--dry-run").expect(0).out().contains("2 arms x 1 simulator"));
    Result run = anlage("run", "sim.json", "--store", "store", "--threads", "2").expect(0);
    assertTrue((run.out() + run.err()).contains("memory-decoding is left out"), run.err());
    StoreContents store = new StoreContents(work.resolve("store"));
    assertEquals(4, store.manifests().size());
    for (var entry : store.manifests().entrySet()) {
      assertEquals("simulate", entry.getValue().get("kind").getAsString());
      assertEquals(
          List.of(
              "activity_00000.npy",
              "activity_00001.npy",
              "manifest.json",
              "moments.npz",
              "run.json",
              "weights.npz"),
          StoreContents.names(store.run(entry.getKey())));
      JsonObject extent = entry.getValue().getAsJsonObject("extent");
      assertEquals(150, extent.get("window").getAsInt());
    }
    Path results = store.root().resolve("studies").resolve(store.studies().get(0));
    String report = Files.readString(results.resolve("report.html"));
    assertTrue(report.contains("Exact covariance spectrum"));
    assertTrue(report.contains("Dynamic modes"));

    anlage("run", "sim.json", "--store", "other", "--threads", "1", "--kernels", "scalar")
        .expect(0);
    assertEquals(store.results(), new StoreContents(work.resolve("other")).results());
    String id = store.manifests().keySet().iterator().next();
    anlage("export", id, "--store", "store", "--out", "out").expect(0);
    assertTrue(Files.exists(work.resolve("out").resolve(id + ".npz")));
  }

  /** 4 x 8 samples of 40 units are too few; the other runs are not to suffer for it. */
  @Test
  void whatAnAnalyzerCannotUseDoesNotCostTheOtherRuns() throws Exception {
    Files.writeString(work.resolve("sim.json"), SIMULATION);
    String analyzers = "analyzers=[\"covariance-spectrum\"]";
    Result run =
        anlage(
            "run",
            "sim.json",
            "--store",
            "store",
            "--set",
            analyzers,
            "--set",
            "grid={\"simulator.activity.samples\": [8, 200]}");
    run.expect(0).says("covariance-spectrum found nothing on 4 of 8 runs", "fewer samples than");
    assertTrue(!run.err().contains("set aside"), run.err());
    Path analyses = work.resolve("store/analyses");
    assertEquals(4, StoreContents.names(analyses).size());
    anlage("run", "sim.json", "--set", analyzers, "--set", "simulator.activity.samples=8")
        .expect(0)
        .says("set aside: covariance-spectrum");
  }

  @Test
  void anUnstableNetworkIsAFailedRun() throws Exception {
    Files.writeString(work.resolve("sim.json"), SIMULATION);
    Result run =
        anlage(
            "run",
            "sim.json",
            "--set",
            "arms.*.weights={\"use\": \"scaled-identity\", \"value\": 9}",
            "--set",
            "simulator.activity.samples=2000");
    assertTrue(run.err().contains("failed numerically"), run.err());
    assertTrue(run.out().contains("eigenvalues") || run.err().contains("eigenvalues"), run.out());
  }

  @Test
  void everyEstimatorOnEveryRecordingIsARun() throws Exception {
    StringBuilder csv = new StringBuilder("a,b,c,d\n");
    for (int t = 0; t < 60; t++) {
      csv.append(t % 7).append(',').append(t % 5).append(',').append(t * t % 11);
      csv.append(',').append(t % 3).append('\n');
    }
    Files.writeString(work.resolve("traces.csv"), csv);
    Files.writeString(
        work.resolve("measure.json"),
        """
        {
          "name": "measure",
          "recordings": [
            { "name": "table", "path": "traces.csv" },
            { "name": "synthetic", "source": { "use": "synthetic-cortex", "neurons": 20,
              "duration": 200 } }
          ],
          "estimators": [{ "use": "rotation", "lag": 1 }, "cortex-overview"],
          "seeds": 1,
          "analyzers": ["metrics-across-arms"]
        }
        """);
    anlage("run", "measure.json", "--store", "store").expect(0);
    StoreContents store = new StoreContents(work.resolve("store"));
    assertEquals(4, store.manifests().size());
    String id = store.manifests().keySet().iterator().next();
    assertEquals(
        List.of("findings.json", "manifest.json", "run.json"), StoreContents.names(store.run(id)));
    Path results = store.root().resolve("studies").resolve(store.studies().get(0));
    assertTrue(Files.readString(results.resolve("report.html")).contains("Measurements"));
    Result again = anlage("run", "measure.json", "--store", "store").expect(0);
    assertTrue((again.out() + again.err()).contains("4 already"), again.err());
  }

  @Test
  void whatDoesNotBelongTogetherIsSaid() throws Exception {
    Files.writeString(
        work.resolve("bad.json"),
        "{\"name\": \"x\", \"estimators\": [\"accuracy\"], \"seeds\": 1}");
    assertTrue(anlage("run", "bad.json").expect(2).err().contains("does not measure recordings"));
    Files.writeString(work.resolve("sim.json"), SIMULATION);
    assertTrue(
        anlage("run", "sim.json", "--set", "estimators=[\"rotation\"]")
            .expect(2)
            .err()
            .contains("\"analyzers\""));
    assertTrue(
        anlage("run", "sim.json", "--set", "simulator.timing.step=1")
            .expect(2)
            .err()
            .contains("time constant"));
  }
}
