package org.anlage.microns.cave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Synapses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of connections of other projects, a row for each pair, or for each pair and region. */
class SynapseCountsTest {
  @TempDir private Path folder;
  private CaveOnDisk disk;

  @BeforeEach
  void disk() {
    disk = new CaveOnDisk(folder).matches();
  }

  /** Rows "1 2 rest": from the first neuron to the second. */
  private static String table(String columns, String... rows) {
    StringBuilder text = new StringBuilder("pre_root_id,post_root_id," + columns + "\n");
    for (String row : rows) {
      String[] parts = row.split(" ", 3);
      text.append(CaveOnDisk.ROOT + Integer.parseInt(parts[0]))
          .append(',')
          .append(CaveOnDisk.ROOT + Integer.parseInt(parts[1]))
          .append(',')
          .append(parts[2])
          .append('\n');
    }
    return text.toString();
  }

  private int[] counts(String parameters, String table) {
    disk.text(CaveOnDisk.SYNAPSES, table);
    Synapses synapses = disk.load(parameters).synapses().orElseThrow();
    return synapses.count();
  }

  private String refusal(String parameters, String table) {
    return String.valueOf(
        assertThrows(ProblemException.class, () -> counts(parameters, table)).getMessage());
  }

  @Test
  void pairsPerRegionAsOfFlyWireAddUp() {
    assertArrayEquals(
        new int[] {17, 5},
        counts(
            "{}",
            table(
                "neuropil,syn_count,nt_type",
                "1 2 AL_L,14,ACH",
                "1 2 LH_L,3,ACH",
                "2 3 AL_R,5,GABA")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n_syn", "num_syn", "weight", "n", "count", "synapse_count", "Weight"})
  void namesOfTheColumn(String name) {
    assertArrayEquals(new int[] {4, 2}, counts("{}", table(name, "1 2 4", "2 3 2.0")));
  }

  @Test
  void whatIsNoCountIsRefusedWithItsPlace() {
    for (String bad : new String[] {"0.5", "-1", "0", ""}) {
      String said = refusal("{}", table("weight", "1 2 3", "2 3 " + bad));
      assertTrue(said.contains("line 3, column 'weight'"), said);
    }
  }

  @Test
  void doubtsAreAsked() {
    String two = table("syn_count,weight", "1 2 3,7", "2 3 1,9");
    assertTrue(refusal("{}", two).contains("got syn_count, weight"));
    assertArrayEquals(new int[] {3, 1}, counts("{\"countColumn\": \"syn_count\"}", two));
    String other = table("contacts,region", "1 2 3,a", "2 3 1,b");
    assertTrue(refusal("{}", other).contains("got contacts"));
    assertArrayEquals(new int[] {3, 1}, counts("{\"countColumn\": \"contacts\"}", other));
    assertArrayEquals(new int[] {1, 1}, counts("{\"countColumn\": \"none\"}", other));
  }

  /** Root ids of another data set, such as FlyWire's. */
  @Test
  void otherDataSetsAreNotCitedAsMicrons() {
    disk.text(CaveOnDisk.MATCHES, disk.read(CaveOnDisk.MATCHES).replace("864691135", "720575940"));
    assertEquals("", disk.load("{}").provenance().citation());
    assertFalse(disk.load("{}").provenance().title().contains("MICrONS"));
    disk.matches();
    assertTrue(disk.load("{}").provenance().citation().contains("MICrONS"));
  }

  @Test
  void semicolonsAndDecimalCommas() {
    String text = table("syn_count,size", "1 2 3,1000.5", "2 3 1,20").replace(',', ';');
    disk.text(CaveOnDisk.SYNAPSES, text.replace('.', ','));
    Synapses synapses = disk.load("{}").synapses().orElseThrow();
    assertArrayEquals(new int[] {3, 1}, synapses.count());
    assertArrayEquals(new double[] {1000.5, 20}, synapses.size().orElseThrow());
  }
}
