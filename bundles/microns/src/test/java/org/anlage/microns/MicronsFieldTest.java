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
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicronsFieldTest {
  private static final MicronsField SOURCE = new MicronsField();
  private static final MicronsField.Parameters DEFAULT =
      new MicronsField.Parameters(true, true, 200);
  @TempDir Path folder;
  private FieldOnDisk field;

  @BeforeEach
  void made() {
    field = new FieldOnDisk(folder);
  }

  @Test
  void readsAFieldAsReleasedByHand() {
    field.released();
    Cortex cortex = load();
    assertEquals(4, cortex.size());
    // 250 voxels of 4 nm along x are 1 um, 500 along y 2 um; z has 40 nm.
    Matrix um = cortex.positions().orElseThrow().micrometres();
    assertEquals(4.0, um.get(0, 0), 1e-12);
    assertEquals(12.0, um.get(0, 2), 1e-12);
    assertEquals(1.0, cortex.positions().orElseThrow().distances().get(0, 1), 1e-12);
    assertEquals(2.0, cortex.positions().orElseThrow().distances().get(0, 2), 1e-12);
    // Modulo 8 the ids hash to 3, 3, 3 and 4 after 864691135000000000: which order that gives is
    // CpythonSetOrder's business, tested apart; here, that rows and columns follow it.
    long[] order = CpythonSetOrder.of(FieldOnDisk.ROOTS);
    Synapses synapses = cortex.synapses().orElseThrow();
    assertEquals(2, synapses.pairs());
    assertEquals(2, synapses.counts().get(indexOf(order[0]), indexOf(order[1])));
    assertEquals(1, synapses.counts().get(indexOf(order[1]), indexOf(order[3])));
    Activity.Events events = (Activity.Events) cortex.activity().orElseThrow();
    assertEquals(0.9, events.duration());
    assertArrayEquals(new double[] {0.1, 0.9}, events.times()[1]);
    Matrix sttc = cortex.functional().get("sttc");
    assertEquals(0.5, sttc.get(0, 1));
    assertEquals(sttc, sttc.transpose());
    assertTrue(
        cortex.provenance().checks().stream()
            .anyMatch(c -> c.name().equals("isolated neurons") && c.detail().startsWith("1 of 4")));
  }

  @Test
  void leavesTheWiringAsReleasedOnRequest() {
    field.released();
    Cortex cortex = SOURCE.load(new MicronsField.Parameters(false, false, 20), Optional.of(folder));
    assertArrayEquals(new int[] {0, 1}, cortex.synapses().orElseThrow().pre());
    assertArrayEquals(new int[] {1, 3}, cortex.synapses().orElseThrow().post());
    assertTrue(cortex.functional().isEmpty());
    assertTrue(
        cortex.provenance().checks().stream()
            .anyMatch(c -> c.name().equals("order of the connectome") && !c.passed()));
  }

  @Test
  void readsTablesByHand() {
    field.tables();
    Cortex cortex = load();
    assertEquals(3, cortex.size());
    assertEquals(5, cortex.positions().orElseThrow().distances().get(0, 1));
    assertEquals(2, cortex.synapses().orElseThrow().counts().get(0, 1));
    assertArrayEquals(new long[] {11, 12, 13}, cortex.neurons().ids().get("nucleus"));
    field.text("nodes.csv", "index,x_vx,y_vx,z_vx\n0,0,0,0\n1,250,0,0\n2,0,0,25\n");
    assertEquals(1, load().positions().orElseThrow().distances().get(0, 1), 1e-12);
    assertEquals(1, load().positions().orElseThrow().distances().get(0, 2), 1e-12);
  }

  /** What no activity can give is a failed check. */
  @Test
  void impossibleFunctionalMatricesAreSaid() {
    field.released();
    Cortex right = load();
    assertTrue(
        right.provenance().checks().stream()
            .anyMatch(c -> c.name().equals("values of sttc") && c.passed()));
    field.matrix(
        "corr_matrix.npy",
        Matrix.of(4, 4, new double[] {0, 1.5, 0, 0, 1.5, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}));
    assertTrue(
        load().provenance().checks().stream()
            .anyMatch(
                c ->
                    c.name().equals("values of correlation")
                        && !c.passed()
                        && c.detail()
                            .equals(
                                "2 entries are outside -1 ... 1, 1 of the diagonal are not 1")));
  }

  @Test
  void recognisesByNames() throws IOException {
    assertFalse(SOURCE.recognises(folder));
    Path sub = Files.createDirectory(folder.resolve("1_2_3"));
    new FieldOnDisk(sub).tables();
    assertFalse(SOURCE.recognises(sub)); // anybody's
    assertTrue(new WiringTables().recognises(sub));
    assertTrue(SOURCE.recognises(folder));
    assertFalse(SOURCE.recognises(sub.resolve("nodes.csv")));
    assertTrue(refused(Optional.of(folder)).contains("it holds the fields: got 1_2_3"));
    assertTrue(refused(Optional.of(sub.resolve("nodes.csv"))).contains("not a folder"));
    assertTrue(refused(Optional.of(sub.resolve("no"))).contains("there is no such folder"));
    assertTrue(refused(Optional.empty()).contains("data.path"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "root_ids_1_2_3.npy   | there is no such file",
        "target_ids_1_2_3.npy | there is no such file",
        "connectome_1_2_3.csv | there is no such file",
        "positions_1_2_3.npy  | no MICrONS field here"
      })
  void missingFilesAreNamed(String name, String said) {
    field.released().without(name);
    String message = refused(Optional.of(folder));
    assertTrue(message.contains(said), message);
    assertTrue(message.contains(said.startsWith("there") ? name : folder.toString()), message);
  }

  @Test
  void otherNumbersOfNeuronsAreNamed() {
    field.released().longs("unit_ids_1_2_3.npy", 1, 2, 3);
    assertRefused("unit_ids_1_2_3.npy", "another number of neurons", "got 3, expected 4");
    field.released().matrix("sttc_matrix.npy", Matrix.identity(5));
    assertRefused("sttc_matrix.npy", "another number of neurons", "got shape (5, 5)");
    field.released().matrix("spikes_1_2_3.npy", Matrix.zeros(2, 2));
    assertRefused("spikes_1_2_3.npy", "another number of neurons", "got 2, expected 4");
    field.released().connectome(",0,1\n0,0,0\n1,0,0\n");
    assertRefused("connectome_1_2_3.csv", "another number", "2 rows and 2 columns");
    field.released().matrix("positions_1_2_3.npy", Matrix.zeros(4, 2));
    assertRefused("positions_1_2_3.npy, element 0", "three coordinates");
    field.released().matrix("positions_1_2_3.npy", Matrix.zeros(1, 3));
    assertRefused("positions_1_2_3.npy", "too few neurons", "got 1");
    field.released().matrix("positions_1_2_3.npy", Matrix.zeros(0, 3));
    assertRefused("positions_1_2_3.npy", "too few neurons", "got 0");
  }

  @Test
  void valuesThatCannotBeAreNamed() {
    field.released().longs("root_ids_1_2_3.npy", 5, 6, 7, 6);
    assertRefused("root_ids_1_2_3.npy", "6 at 1 and at 3");
    Matrix positions = Matrix.zeros(4, 3);
    positions.set(2, 1, Double.NaN);
    field.released().matrix("positions_1_2_3.npy", positions);
    assertRefused("positions_1_2_3.npy, element 2", "not finite", "NaN");
    Matrix sttc = Matrix.identity(4);
    sttc.set(1, 2, Double.NaN);
    field.released().matrix("sttc_matrix.npy", sttc);
    assertRefused("sttc_matrix.npy, row 1, column 2", "NaN");
    sttc.set(1, 2, 0.5);
    field.released().matrix("sttc_matrix.npy", sttc);
    assertRefused("sttc_matrix.npy, row 2, column 1", "neither symmetric nor lower triangular");
    field
        .released()
        .matrix("spikes_1_2_3.npy", Matrix.of(4, 1, new double[] {1, Double.NaN, 1, 1}));
    assertRefused("spikes_1_2_3.npy, element 1", "not finite", "NaN s");
  }

  @Test
  void theStartOfTheRecordingMayBeGiven() {
    Matrix times = Matrix.of(4, 2, new double[] {-4, -3, -4, -3, -2, -3, -4, -3});
    field.released().matrix("spikes_1_2_3.npy", times);
    MicronsField.Parameters given = new MicronsField.Parameters(true, true, 20, Optional.of(-5.0));
    Activity.Events events =
        (Activity.Events) SOURCE.load(given, Optional.of(folder)).activity().orElseThrow();
    assertEquals(-5, events.start());
    assertEquals(3, events.duration());
    MicronsField.Parameters late = new MicronsField.Parameters(true, true, 20, Optional.of(-3.5));
    assertTrue(
        assertThrows(ProblemException.class, () -> SOURCE.load(late, Optional.of(folder)))
            .getMessage()
            .contains("before the start of the recording: got -4.0 s"));
  }

  @Test
  void eventsAreSortedAndTheirClockIsFound() {
    Matrix times = Matrix.of(4, 2, new double[] {1, 2, 1, 2, 3, 2, 1, 2});
    field.released().matrix("spikes_1_2_3.npy", times);
    Activity.Events events = (Activity.Events) load().activity().orElseThrow();
    assertArrayEquals(new double[] {2, 3}, events.times()[2]);
    assertEquals(0, events.start());
    field.released().matrix("spikes_1_2_3.npy", times.map(t -> t + 86_400));
    Cortex late = load();
    events = (Activity.Events) late.activity().orElseThrow();
    assertEquals(86_400, events.start());
    assertEquals(3, events.duration());
    assertTrue(
        late.provenance().checks().stream()
            .anyMatch(check -> check.name().equals("recording window") && !check.passed()));
  }

  @Test
  void connectomesThatAreNoCountsAreNamed() {
    field.released().connectome(",0,1,2,3\n0,0,2,0,0\n1,0,-1,0,1\n2,0,0,0,0\n3,0,0,0,0\n");
    assertRefused("connectome_1_2_3.csv, row 1, column '1'", "'-1'");
    field.released().connectome(",0,1,2,3\n0,0,2,0,0\n1,0,x,0,1\n2,0,0,0,0\n3,0,0,0,0\n");
    assertRefused("row 1, column '1'", "'x'", "a whole number");
    field.released().connectome(",0,1,2,3\n0,0,2,0,0\n1,0,0\n");
    assertRefused("connectome_1_2_3.csv", "Record 3 has 3 fields, but first record had 5");
    field.released().connectome(",0,1,2,3\n0,0,2,0,0\n2,0,0,0,1\n1,0,0,0,0\n3,0,0,0,0\n");
    assertRefused("row 1, column ''", "'2'");
    field.released().connectome("");
    assertRefused("connectome_1_2_3.csv", "the file is empty");
    field.released().connectome(",0,1,2,3\n0,\"0,2,0,0");
    assertRefused("connectome_1_2_3.csv");
  }

  @Test
  void truncatedAndForeignFilesAreNamed() {
    field.released().text("positions_1_2_3.npy", "x,y,z\n");
    assertRefused("positions_1_2_3.npy", "not an NPY file");
    field.released().matrix("root_ids_1_2_3.npy", Matrix.zeros(4, 1));
    assertRefused("root_ids_1_2_3.npy", "shape (4, 1)");
    field.released();
    new FieldOnDisk(folder).longs("positions_9_9_9.npy", 1);
    assertRefused(folder.toString(), "more than one field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes.csv | index,x_um,y_um,z_um;0,0,0,0;0,1,1,1  | an index occurs twice: got '0', also in",
        "nodes.csv | index,x_um,y_um;0,0,0;1,1,1           | a column is missing",
        "nodes.csv | index,x_um,y_um,z_um;0,0,0,0;1,1,nan,1 | row 1, column 'y_um'",
        "nodes.csv | index,x_um,y_um,z_um;0,0,0,0          | too few neurons: got 1",
        "nodes.csv | index,root_id,x_um,y_um,z_um;0,7,0,0,0;1,7,1,1,1 | 7 at 0 and at 1",
        "edges.csv | row,col,n_synapses;0,3,1              | row 0, column 'col'",
        "edges.csv | row,col,n_synapses;0,1,0              | got '0', expected 1 to",
        "edges.csv | row,col,n_synapses;0,1,1.5            | got '1.5', expected a whole number",
        "edges.csv | row,col,n_synapses,weight;0,1,1,2     | several columns may be the number",
        "edges.csv | row,col,size;0,1,1                    | a column is missing",
        "edges.csv | row,col,n_synapses;0,1,1;0,1,2        | a pair occurs twice: got 0 to 1",
        "edges.csv | row,col,n_synapses;-1,1,1             | got '-1'"
      })
  void tablesThatCannotBeAreNamed(String name, String lines, String said) {
    field.tables().text(name, lines.replace(';', '\n'));
    assertRefused(name, said);
  }

  @Test
  void damagedNpyNeverBreaksTheLoader() throws IOException {
    for (String name : new String[] {"positions_1_2_3.npy", "root_ids_1_2_3.npy"}) {
      field.released();
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      for (int length = 0; length < whole.length; length += 7) {
        Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
        assertRefused(name);
      }
    }
  }

  private Cortex load() {
    return SOURCE.load(DEFAULT, Optional.of(folder));
  }

  private void assertRefused(String... said) {
    String message = refused(Optional.of(folder));
    for (String part : said) {
      assertTrue(message.contains(part), message);
    }
  }

  private static String refused(Optional<Path> path) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> SOURCE.load(DEFAULT, path));
    assertEquals(1, refused.problems().size());
    return refused.getMessage();
  }

  private static int indexOf(long root) {
    for (int i = 0; i < FieldOnDisk.ROOTS.length; i++) {
      if (FieldOnDisk.ROOTS[i] == root) {
        return i;
      }
    }
    throw new AssertionError("no such id: " + root);
  }
}
