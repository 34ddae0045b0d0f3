package org.anlage.microns.cave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of neurons, types and synapses, by hand. */
class MicronsCaveTest {
  @TempDir Path folder;
  private CaveOnDisk disk;

  @BeforeEach
  void made() {
    disk = new CaveOnDisk(folder);
  }

  @Test
  void joinsTheTablesByHand() {
    Cortex cortex = disk.matches().synapses().types().load("{}");
    assertEquals(4, cortex.size());
    assertArrayEquals(new long[] {11, 12, 13, 14}, cortex.neurons().ids().get("nucleus"));
    assertArrayEquals(
        new long[] {
          CaveOnDisk.ROOT + 1, CaveOnDisk.ROOT + 2, CaveOnDisk.ROOT + 3, CaveOnDisk.ROOT + 4
        },
        cortex.neurons().ids().get("root"));
    assertArrayEquals(new long[] {1, 2, 3, 4}, cortex.neurons().ids().get("unit"));
    // 250 voxels of 4 nm are 1 um along x, 500 are 2 um along y, 25 of 40 nm 1 um along z.
    Matrix distances = cortex.positions().orElseThrow().distances();
    assertArrayEquals(
        new double[] {1, 2, 1},
        new double[] {distances.get(0, 1), distances.get(0, 2), distances.get(0, 3)},
        1e-9);
    assertEquals(400, cortex.positions().orElseThrow().micrometres().get(0, 0), 1e-9);
    assertEquals(800, cortex.positions().orElseThrow().micrometres().get(0, 2), 1e-9);
    Synapses synapses = cortex.synapses().orElseThrow();
    assertArrayEquals(new int[] {0, 1, 3}, synapses.pre());
    assertArrayEquals(new int[] {1, 2, 0}, synapses.post());
    assertArrayEquals(new int[] {2, 1, 1}, synapses.count());
    assertArrayEquals(new double[] {1500, 70, 300}, synapses.size().orElseThrow());
    assertEquals(
        List.of("23P", "BC", "5P-ET", ""), cortex.neurons().labels().get(Neurons.CELL_TYPE));
    assertEquals(
        List.of("excitatory_neuron", "inhibitory_neuron", "excitatory_neuron", ""),
        cortex.neurons().labels().get(Neurons.CLASSIFICATION));
    assertFalse(check(cortex, "unit of positions").passed(), "inferred");
    assertTrue(check(cortex, "unit of positions").detail().contains("voxels of 4 x 4 x 40 nm"));
    assertTrue(
        check(cortex, "synapses")
            .detail()
            .contains("4 synapses between the neurons, in 9 rows; 4 of 4 neurons"));
    assertTrue(
        check(cortex, "synapses").detail().contains("1 of a neuron onto itself, 1 repeated"));
    assertTrue(cortex.provenance().checks().stream().noneMatch(c -> c.name().startsWith("sizes")));
    assertFalse(cortex.provenance().synthetic());
  }

  @Test
  void choosesAScanAndGoodMatches() {
    disk.matches()
        .text(
            CaveOnDisk.MATCHES,
            disk.read(CaveOnDisk.MATCHES)
                + "4,104,t,15,6,3,4,1,864691135000000005,1,20,\"[1, 2, 3]\"\n");
    Cortex one = disk.load("{\"session\": 5, \"scan\": 3, \"field\": 4}");
    assertEquals(4, one.size());
    assertEquals(
        "MICrONS tables from CAVE, session 5, scan 3, field 4, 4 neurons",
        one.provenance().title());
    assertTrue(
        check(one, "matches of units and nuclei")
            .detail()
            .contains("4 of 5 rows; left out: 1 of other sessions"));
    assertEquals(5, disk.load("{}").size());
    assertNuclei(disk.load("{\"session\": 5, \"leastScore\": 0}"), 11, 12, 14);
    assertNuclei(disk.load("{\"session\": 5, \"mostResidual\": 5}"), 11, 12);
  }

  /** Of nucleus 11 the second match has the best score; of 12 scores are equal, and 0.5 um best. */
  @Test
  void repeatedNucleiAreKeptOnceOrLeftOut() {
    disk.matches()
        .text(
            CaveOnDisk.MATCHES,
            disk.read(CaveOnDisk.MATCHES)
                + "4,104,t,11,5,3,5,7,864691135000000001,9,10.5,\"[1, 2, 3]\"\n"
                + "5,105,t,12,5,3,5,8,864691135000000002,0.5,4,\"[1, 2, 3]\"\n"
                + "6,106,t,12,5,3,6,9,864691135000000002,0.5,4,\"[1, 2, 3]\"\n");
    Cortex best = disk.load("{}");
    assertNuclei(best, 11, 12, 13, 14);
    assertArrayEquals(new long[] {7, 8, 3, 4}, best.neurons().ids().get("unit"));
    Check repeated = check(best, "repeated nuclei");
    assertFalse(repeated.passed());
    assertTrue(repeated.detail().contains("2 nuclei"), repeated.detail());
    assertTrue(
        repeated.detail().contains("best score is kept, and left out are 3 rows"),
        repeated.detail());
    assertNuclei(disk.load("{\"duplicates\": \"drop\"}"), 13, 14);
  }

  /** Nuclei 13 and 15 are matched with unit 3: the better one keeps it. */
  @Test
  void aUnitBelongsToOneNucleus() {
    disk.matches()
        .text(
            CaveOnDisk.MATCHES,
            disk.read(CaveOnDisk.MATCHES)
                + "4,104,t,15,5,3,5,3,864691135000000005,9,7,\"[1, 2, 3]\"\n"
                + "5,104,t,16,5,4,5,3,864691135000000006,9,7,\"[1, 2, 3]\"\n");
    Cortex cortex = disk.load("{}");
    assertNuclei(cortex, 11, 12, 15, 14, 16);
    assertFalse(check(cortex, "repeated units").passed());
    assertTrue(check(cortex, "repeated nuclei").passed());
  }

  @Test
  void neuronsWithoutASegmentOrAPositionAreLeftOutAndCounted() {
    disk.matches()
        .synapses()
        .text(
            CaveOnDisk.MATCHES,
            disk.read(CaveOnDisk.MATCHES)
                + "4,104,t,15,5,3,4,5,0,1,2,\"[1, 2, 3]\"\n"
                + "5,105,t,16,5,3,4,6,864691135000000006,1,2,\n"
                + "6,106,f,17,5,3,4,7,864691135000000007,1,2,\"[1, 2, 3]\"\n"
                + "7,107,t,,5,3,4,8,864691135000000008,1,2,\"[1, 2, 3]\"\n"
                + "8,108,t,18,5,3,4,9,864691135000000009,1,2,\"[1, 2, 3]\"\n"
                + "9,109,t,19,5,3,4,10,864691135000000009,1,2,\"[1, 2, 3]\"\n");
    Cortex cortex = disk.load("{\"unit\": \"voxel\"}");
    assertNuclei(cortex, 11, 12, 13, 14);
    assertTrue(check(cortex, "segments").detail().startsWith("1 of 7"));
    assertTrue(check(cortex, "merged segments").detail().startsWith("2 of 6"));
    assertTrue(check(cortex, "positions").detail().startsWith("1 of 8"));
    assertTrue(check(cortex, "matches of units and nuclei").detail().contains("2 not valid"));
    assertTrue(check(cortex, "unit of positions").passed());
  }

  @Test
  void positionsAndSegmentsComeFromTheNucleiWhereTheMatchesHaveNone() {
    disk.text(
            "func_unit_em_match_release.csv",
            "session,scan_idx,unit_id,nucleus_id\n5,3,1,11\n5,3,2,12\n")
        .text(
            "nucleus_detection_v0.csv",
            "id,volume,pt_position_x,pt_position_y,pt_position_z,pt_root_id\n"
                + "12,3,1000000,1,600000,864691135000000002\n"
                + "11,3,1000000,1,601000,864691135000000001\n"
                + "13,3,1000000,1,601000,864691135000000003\n")
        .synapses();
    Cortex cortex = disk.load("{}");
    assertNuclei(cortex, 11, 12);
    assertEquals(1, cortex.positions().orElseThrow().distances().get(0, 1), 1e-9);
    assertEquals(1, cortex.synapses().orElseThrow().pairs());
    assertTrue(check(cortex, "unit of positions").detail().contains(": nm, inferred"));
  }

  @Test
  void aTableOfTypesAloneGivesItsNeurons() {
    disk.text(
        "allen_v1_column_types_slanted_ref.csv",
        """
        target_id,classification-system,cell_type,x_nm,y_nm,z_nm
        11,aibs_coarse_excitatory,23P,1000,0,0
        12,aibs_coarse_inhibitory,BC,2000,0,0
        13,aibs_coarse_inhibitory,MC,2000,0,5000
        14,nonneuron,oligo,2000,0,9000
        """);
    Cortex cortex = disk.load("{}");
    assertNuclei(cortex, 11, 12, 13);
    assertEquals(1, cortex.positions().orElseThrow().micrometres().get(0, 0), 1e-12);
    assertTrue(check(cortex, "unit of positions").passed(), "named by the columns");
    assertNuclei(disk.load("{\"cellTypes\": [\"BC\", \"MC\", \"NGC\"]}"), 12, 13);
    assertNuclei(disk.load("{\"cellTypes\": [\"aibs_coarse_inhibitory\"]}"), 12, 13);
  }

  /** As microns-datacleaner writes pairs: no ids, sizes summed, the count lost. */
  @Test
  void summedPairsAreKnownByHavingNoIds() {
    disk.matches()
        .text(
            CaveOnDisk.SYNAPSES,
            "pre_pt_root_id,post_pt_root_id,size\n"
                + "864691135000000001,864691135000000002,1500\n"
                + "864691135000000002,864691135000000003,70\n");
    Cortex cortex = disk.load("{}");
    assertArrayEquals(new int[] {1, 1}, cortex.synapses().orElseThrow().count());
    assertArrayEquals(
        new double[] {1500, 70}, cortex.synapses().orElseThrow().size().orElseThrow());
    assertFalse(check(cortex, "counts of synapses").passed());
    disk.text(
        CaveOnDisk.SYNAPSES,
        "pre_pt_root_id,post_pt_root_id,n_synapses\n864691135000000001,864691135000000002,3\n");
    Cortex counted = disk.load("{}");
    assertArrayEquals(new int[] {3}, counted.synapses().orElseThrow().count());
    assertTrue(counted.synapses().orElseThrow().size().isEmpty());
  }

  /** A bulk dump: gzipped, no header, names and types in a file of their own. */
  @Test
  void bulkDumpsHaveTheirHeaderBesideThem() {
    String rows =
        disk.synapses()
            .read(CaveOnDisk.SYNAPSES)
            .lines()
            .skip(1)
            .reduce("", (a, b) -> a + b + "\n");
    disk.matches()
        .text(CaveOnDisk.SYNAPSES, "")
        .zipped("synapses_pni_2_merged.csv.gz", rows.replace("True", "t").replace("False", "f"))
        .text(
            "synapses_pni_2_merged_header.csv",
            "id,bigint\nvalid,boolean\npre_pt_root_id,bigint\npost_pt_root_id,bigint\n"
                + "size,integer\nctr_pt_position,geometry\n");
    Cortex cortex = disk.load("{\"files\": {\"synapses\": \"synapses_pni_2_merged.csv.gz\"}}");
    assertArrayEquals(new int[] {2, 1, 1}, cortex.synapses().orElseThrow().count());
    disk.text(
        "synapses_pni_2_merged_header.csv",
        "id,valid,pre_pt_root_id,post_pt_root_id,size,ctr_pt_position\n");
    assertEquals(
        cortex.digest(),
        disk.load("{\"files\": {\"synapses\": \"synapses_pni_2_merged.csv.gz\"}}").digest());
    assertTrue(
        disk.load("{\"files\": {\"synapses\": \"\"}}").synapses().isEmpty(), "left out on request");
  }

  @Test
  void rootIdsOfAnotherVersionAreNoticed() {
    disk.matches()
        .text(
            CaveOnDisk.SYNAPSES,
            "id,pre_pt_root_id,post_pt_root_id,size\n1,864691135111111111,864691135111111112,9\n");
    Check synapses = check(disk.load("{}"), "synapses");
    assertFalse(synapses.passed());
    assertTrue(synapses.detail().contains("of another version"), synapses.detail());
  }

  @Test
  void aSizeThatIsMissingLeavesAllOut() {
    disk.matches()
        .synapses()
        .text(
            CaveOnDisk.SYNAPSES,
            disk.read(CaveOnDisk.SYNAPSES)
                + "9,True,864691135000000003,864691135000000001,,\"[1 2 3]\"\n");
    Cortex cortex = disk.load("{}");
    assertTrue(cortex.synapses().orElseThrow().size().isEmpty());
    assertTrue(check(cortex, "sizes of synapses").detail().contains("1 synapses without a size"));
  }

  static Check check(Cortex cortex, String name) {
    return cortex.provenance().checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + cortex.provenance().checks()));
  }

  static void assertNuclei(Cortex cortex, long... nuclei) {
    assertArrayEquals(nuclei, cortex.neurons().ids().get("nucleus"));
  }
}
