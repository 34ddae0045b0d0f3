package org.anlage.microns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions and wiring of one's own, as spreadsheets and programs write them. */
class WiringTablesTest {
  private static final String NODES = "index,x_um,y_um,z_um\n0,0,0,0\n1,3.5,4,0\n2,0,0,9\n";
  private static final String EDGES = "row,col,n_synapses\n0,1,2\n2,0,1\n";

  @TempDir private Path folder;
  private FieldOnDisk disk;

  @BeforeEach
  void disk() {
    disk = new FieldOnDisk(folder);
  }

  private Cortex load(String count) {
    return new WiringTables()
        .load(new WiringTables.Parameters(Optional.empty(), "", count, 20), Optional.of(folder));
  }

  private Cortex load(String nodes, String edges) {
    disk.text("nodes.csv", nodes).text("edges.csv", edges);
    return load("auto");
  }

  private static void assertWired(Cortex cortex) {
    Synapses synapses = cortex.synapses().orElseThrow();
    assertArrayEquals(new int[] {0, 2}, synapses.pre());
    assertArrayEquals(new int[] {1, 0}, synapses.post());
    assertArrayEquals(new int[] {2, 1}, synapses.count());
    assertEquals(3.5, cortex.positions().orElseThrow().micrometres().get(1, 0));
  }

  @Test
  void ownDataIsNotCitedAsMicrons() {
    Cortex cortex = load(NODES, EDGES);
    assertWired(cortex);
    assertEquals(folder.getFileName() + ", 3 neurons", cortex.provenance().title());
    assertEquals("", cortex.provenance().citation());
    assertTrue(new WiringTables().recognises(folder));
    assertFalse(new MicronsField().recognises(folder));
    Cortex named =
        new WiringTables()
            .load(
                new WiringTables.Parameters(Optional.of("worm"), "Cook 2019", "auto", 20),
                Optional.of(folder));
    assertEquals("worm, 3 neurons", named.provenance().title());
    assertEquals("Cook 2019", named.provenance().citation());
    // Asked for by name, the other source does not claim it either.
    Cortex field =
        new MicronsField().load(new MicronsField.Parameters(true, true, 20), Optional.of(folder));
    assertEquals("", field.provenance().citation());
    // Root ids of minnie65 tell.
    load(
        "index,x_um,y_um,z_um,root_id\n0,0,0,0,864691135000000001\n1,3.5,4,0,0\n2,0,0,9,0\n",
        EDGES);
    assertTrue(new MicronsField().recognises(folder));
    assertFalse(new WiringTables().recognises(folder));
  }

  @Test
  void indicesAreNames() {
    assertWired(
        load(
            "index,x_um,y_um,z_um\nAVAL,0,0,0\nAVAR,3.5,4,0\nI1,0,0,9\n",
            "row,col,n_synapses\nAVAL,AVAR,2\nI1,AVAL,1\n"));
    assertEquals(List.of("AVAL", "AVAR", "I1"), load("auto").neurons().labels().get("name"));
    // From 1, as R and MATLAB count.
    assertWired(
        load(
            "index,x_um,y_um,z_um\n1,0,0,0\n2,3.5,4,0\n3,0,0,9\n",
            "row,col,n_synapses\n1,2,2\n3,1,1\n"));
    ProblemException unknown =
        assertThrows(
            ProblemException.class, () -> load(NODES, "row,col,n_synapses\n1,2,2\n3,1,1\n"));
    assertTrue(
        unknown.getMessage().contains("row 1, column 'row': no neuron has this index: got '3'"),
        unknown::getMessage);
  }

  @Test
  void wholeNumbersWithAPointAreWhole() {
    assertWired(
        load(NODES.replace("\n1,", "\n1.0,"), "row,col,n_synapses\n0.0,1.0,2.0\n2.0,0.0,1.0\n"));
  }

  @Test
  void unitsOfSeveralScansAndNeuronsWithoutASegment() {
    Cortex cortex =
        load(
            "index,x_um,y_um,z_um,unit_id,root_id\n0,0,0,0,7,0\n1,3.5,4,0,7,0\n2,0,0,9,8,5\n",
            EDGES);
    assertWired(cortex);
    assertArrayEquals(new long[] {7, 7, 8}, cortex.neurons().ids().get("unit"));
    assertTrue(
        cortex.provenance().checks().stream()
            .anyMatch(c -> c.detail().equals("2 of 3 neurons have none (0)")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"syn_count", "n_syn", "num_syn", "weight", "Weight", "n", "count"})
  void countsOfOtherProjects(String name) {
    assertWired(load(NODES, EDGES.replace("n_synapses", name)));
  }

  @Test
  void aNamedColumnCounts() {
    disk.text("nodes.csv", NODES).text("edges.csv", "row,col,weight,n\n0,1,0.5,2\n2,0,0.25,1\n");
    assertThrows(ProblemException.class, () -> load("auto"));
    assertWired(load("n"));
    assertThrows(ProblemException.class, () -> load("weight"));
    assertArrayEquals(new int[] {1, 1}, load("none").synapses().orElseThrow().count());
  }

  @Test
  void rowsOfAPairPerRegionAddUp() {
    assertWired(load(NODES, "row,col,neuropil,syn_count\n0,1,LH_L,1\n2,0,LH_L,1\n0,1,LH_R,1\n"));
  }

  @Test
  void howTheTextIsWrittenDoesNotMatter() throws IOException {
    assertWired(load("\uFEFF" + NODES, "\uFEFF" + EDGES));
    assertWired(load(NODES.replace(',', ';'), EDGES.replace(',', ';')));
    assertWired(load(NODES.replace(',', ';').replace('.', ','), EDGES.replace(',', '\t')));
    disk.without("nodes.csv").without("edges.csv");
    disk.text("nodes.tsv", NODES.replace(',', '\t'));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("edges.csv.gz")))) {
      out.write(EDGES.getBytes(StandardCharsets.UTF_8));
    }
    assertWired(load("auto"));
  }
}
