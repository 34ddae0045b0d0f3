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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of proofreading, by segment or nucleus, with truth values or words. */
class ProofreadingTest {
  @TempDir Path folder;
  private CaveOnDisk disk;

  @BeforeEach
  void made() {
    disk = new CaveOnDisk(folder).matches().synapses();
  }

  @Test
  void strategiesBySegment() {
    disk.text(
        "proofreading_status_and_strategy.csv",
        """
        id,valid,valid_id,status_dendrite,status_axon,strategy_dendrite,strategy_axon,pt_root_id
        1,t,864691135000000091,t,t,dendrite_extended,axon_fully_extended,864691135000000001
        2,t,864691135000000002,t,f,dendrite_clean,none,864691135000000002
        3,t,864691135000000004,True,True,dendrite_extended,axon_partially_extended,864691135000000004
        4,f,864691135000000003,t,t,dendrite_extended,axon_fully_extended,864691135000000003
        """);
    Cortex cortex = disk.load("{}");
    assertEquals(
        List.of("axon_fully_extended", "none", "", "axon_partially_extended"),
        cortex.neurons().labels().get(Neurons.AXON_PROOFREADING));
    assertEquals(
        List.of("dendrite_extended", "dendrite_clean", "", "dendrite_extended"),
        cortex.neurons().labels().get(Neurons.DENDRITE_PROOFREADING));
    assertArrayEquals(
        new boolean[] {true, false, false, true}, cortex.neurons().observedAxons().orElseThrow());
    // Connected are 0-1, 1-2 and 3-0, of which the first and the last start at extended axons.
    Check check = MicronsCaveTest.check(cortex, "proofreading");
    assertFalse(check.passed());
    assertTrue(check.detail().contains("2 of 4 axons were extended"), check.detail());
    assertTrue(check.detail().contains("from which 2 of 3 connected pairs start"), check.detail());
    assertTrue(
        check.detail().contains("axon_fully_extended 1, axon_partially_extended 1, none 1"),
        check.detail());
  }

  @Test
  void wordsOfTheOlderTableByNucleus() {
    disk.text(
        "proofreading_status_public_release.csv",
        """
        target_id,valid_id,status_dendrite,status_axon
        11,1,extended,extended
        12,2,extended,clean
        13,3,clean,non
        14,4,extended,extended
        """);
    Cortex cortex = disk.load("{}");
    assertEquals(
        List.of("extended", "clean", "none", "extended"),
        cortex.neurons().labels().get(Neurons.AXON_PROOFREADING));
    assertArrayEquals(
        new boolean[] {true, false, false, true}, cortex.neurons().observedAxons().orElseThrow());
  }

  @Test
  void allAxonsObservedIsAsExpected() {
    disk.text(
        "proofreading.csv",
        "target_id,status_dendrite,status_axon\n11,t,t\n12,t,t\n13,t,t\n14,f,t\n");
    Cortex cortex = disk.load("{}");
    assertTrue(MicronsCaveTest.check(cortex, "proofreading").passed());
    assertEquals(
        List.of("proofread", "proofread", "proofread", "none"),
        cortex.neurons().labels().get(Neurons.DENDRITE_PROOFREADING));
  }

  @Test
  void rootIdsOfAnotherVersionAndAMissingTableAreSaid() {
    Check absent = MicronsCaveTest.check(disk.load("{}"), "proofreading");
    assertFalse(absent.passed());
    assertTrue(absent.detail().contains("missing data"), absent.detail());
    assertTrue(disk.load("{}").neurons().observedAxons().isEmpty());
    disk.text(
        "proofreading.csv", "pt_root_id,status_dendrite,status_axon\n864691135000999999,t,t\n");
    Check other = MicronsCaveTest.check(disk.load("{}"), "proofreading");
    assertFalse(other.passed());
    assertTrue(other.detail().contains("another version"), other.detail());
  }
}
