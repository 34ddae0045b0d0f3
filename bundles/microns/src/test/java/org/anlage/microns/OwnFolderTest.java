package org.anlage.microns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.testkit.Damage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of one's own, laid out by hand: neurons a, b, c. */
class OwnFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void nodes() throws IOException {
    text("nodes.csv", "name,x_nm,y_nm,z_nm\na,0,0,0\nb,3500,4000,0\nc,0,0,9000\n");
  }

  private void text(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Cortex load() {
    return new WiringTables()
        .load(new WiringTables.Parameters(Optional.empty(), "", "auto", 20), Optional.of(folder));
  }

  private String fault() {
    return String.valueOf(assertThrows(ProblemException.class, this::load).getMessage());
  }

  @Test
  void tablesAreJoinedByName() throws IOException {
    text("data.json", "{\"title\": \"worm\", \"citation\": \"Cook 2019\", \"edges\": \"w.csv\"}");
    text("w.csv", ",c,a,b\nb,1,0,0\na,0,0,2\nc,0,0,0\n");
    text("traces.csv", "time_s,b,a,c,other\n1,10,0,20,5\n1.5,11,1,21,6\n2,12,3,25,7\n");
    text("correlation.csv", ",c,b,a\nc,1,0.25,0.5\nb,0.25,1,0.125\na,0.5,0.125,1\n");
    text("trials.csv", "start_time,stop_time,stimulus_name\n0,0.5,x\n0.5,1,y\n");
    assertTrue(new WiringTables().recognises(folder));
    Cortex cortex = load();
    assertEquals("worm, 3 neurons", cortex.provenance().title());
    assertEquals("Cook 2019", cortex.provenance().citation());
    assertEquals(List.of("a", "b", "c"), cortex.neurons().labels().get("name"));
    assertEquals(3.5, cortex.positions().orElseThrow().micrometres().get(1, 0), 1e-12);
    assertArrayEquals(
        new double[] {0, 2, 0, 0, 0, 1, 0, 0, 0},
        cortex.synapses().orElseThrow().counts().values());
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertArrayEquals(new double[] {0, 1, 3, 10, 11, 12, 20, 21, 25}, traces.values().values());
    assertEquals(0.5, traces.interval(), 1e-12);
    assertArrayEquals(
        new double[] {1, 0.125, 0.5, 0.125, 1, 0.25, 0.5, 0.25, 1},
        cortex.functional().get("correlation").values());
    assertEquals(List.of("x", "y"), cortex.trials().orElseThrow().stimulus());
  }

  @Test
  void arraysAreInTheOrderOfTheNodes() throws IOException {
    text("data.json", "{\"rate\": 4}");
    Matrix traces = Matrix.of(new double[][] {{1, 2}, {3, 5}, {5, 6}});
    Npy.write(folder.resolve("traces.npy"), NpyArray.of(traces));
    Npy.write(
        folder.resolve("edges.npy"),
        NpyArray.of(Matrix.of(new double[][] {{0, 0, 4}, {0, 0, 0}, {1, 0, 0}})));
    Npy.write(folder.resolve("sttc.npy"), NpyArray.of(Matrix.identity(3)));
    Cortex cortex = load();
    assertEquals(traces, ((Activity.Traces) cortex.activity().orElseThrow()).values());
    assertEquals(0.25, ((Activity.Traces) cortex.activity().orElseThrow()).interval());
    assertArrayEquals(new int[] {4, 1}, cortex.synapses().orElseThrow().count());
    assertEquals(Matrix.identity(3), cortex.functional().get("sttc"));
    Npy.write(folder.resolve("traces.npy"), NpyArray.of(traces.transpose()));
    assertEquals(traces, ((Activity.Traces) load().activity().orElseThrow()).values());
  }

  @Test
  void eventsHaveTheUnitAndTheWindowOfTheSettings() throws IOException {
    text("data.json", "{\"timeUnit\": 0.001, \"start\": 1, \"duration\": 4}");
    text("events.csv", "neuron,time\nb,2000\na,1500\nb,1250\n");
    Activity.Events events = (Activity.Events) load().activity().orElseThrow();
    assertArrayEquals(new double[][] {{1.5}, {1.25, 2}, {}}, events.times());
    assertEquals(1, events.start());
    assertEquals(4, events.duration());
    text("events.csv", "neuron,time\nb,2000\nd,1500\n");
    assertTrue(fault().contains("a neuron of the nodes"), fault());
    text("events.csv", "neuron,time\nb,500\n");
    assertTrue(fault().contains("outside of the recording"), fault());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rates\": 3}            | unknown key",
        "{\"rate\": \"3\"}         | wrong value for \"rate\"",
        "{\"rate\": -3}            | wrong value for \"rate\"",
        "{\"rate\": 1, \"title\": 3}            | wrong type for \"title\"",
        "{\"edges\": \"e.csv\"}    | there is no such file in the folder",
        "{\"edges\": \"../e.csv\"} | there is no such file in the folder",
        "[]                        | not a JSON object",
        "{\"rate\":                | cannot be read as JSON"
      })
  void settingsAreStrict(String json, String said) throws IOException {
    text("data.json", json);
    Npy.write(folder.resolve("traces.npy"), NpyArray.of(Matrix.identity(3)));
    assertTrue(fault().contains(said), fault());
  }

  @Test
  void whatIsNotSaidIsAskedFor() throws IOException {
    text("data.json", "{}");
    Npy.write(folder.resolve("traces.npy"), NpyArray.of(Matrix.identity(3)));
    assertTrue(fault().contains("\"rate\" in data.json"), fault());
    text("events.csv", "neuron,time\nb,2\n");
    assertTrue(fault().contains("both traces and events"), fault());
    Files.delete(folder.resolve("traces.npy"));
    text("data.json", "{\"events\": \"\"}");
    Cortex cortex = load();
    assertTrue(cortex.activity().isEmpty());
    assertTrue(cortex.synapses().isEmpty());
    Files.delete(folder.resolve("data.json"));
    assertFalse(new WiringTables().recognises(folder));
  }

  /** The worm as docs/data.md says; sums by Python's csv module. */
  @Test
  void theWormIsThreeTablesAndTheirNames() throws IOException {
    Path worm =
        Path.of(System.getProperty("anlage.shared", "")).resolve("data/celegans/derived_triple");
    Assumptions.assumeTrue(Files.isDirectory(worm), "the worm is not here");
    Files.delete(folder.resolve("nodes.csv"));
    for (String name :
        List.of("positions_um.csv", "chemical_pre_rows_post_cols.csv", "activity_zscored.csv")) {
      Files.copy(worm.resolve(name), folder.resolve(name));
    }
    text(
        "data.json",
        "{\"title\": \"C. elegans\", \"nodes\": \"positions_um.csv\","
            + " \"edges\": \"chemical_pre_rows_post_cols.csv\","
            + " \"traces\": \"activity_zscored.csv\"}");
    Cortex cortex = load();
    assertEquals("C. elegans, 97 neurons", cortex.provenance().title());
    assertEquals(884, cortex.synapses().orElseThrow().pairs());
    assertEquals(6090, Arrays.stream(cortex.synapses().orElseThrow().count()).sum());
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertEquals("97 x 1600", traces.values().shape());
    assertEquals(0.6016, traces.interval(), 1e-4);
    assertEquals(50.27, cortex.positions().orElseThrow().micrometres().get(0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodes.csv", "w.csv", "traces.csv", "correlation.csv", "data.json"})
  void damagedFilesAreReadOrRefusedInOneProblem(String name) throws IOException {
    tablesAreJoinedByName();
    int refused = Damage.of(folder.resolve(name), 300, damaged -> load());
    assertTrue(refused > 20, "refused " + refused);
  }
}
