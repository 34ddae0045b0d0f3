package org.anlage.microns.cave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.microns.MicronsField;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real fields written as CAVE tables and read back, where they are. */
class MeasuredExportTest {
  private final Path data =
      Path.of(System.getProperty("anlage.shared", ""), "data", "microns", "as-released");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"5_3_4", "8_5_8"})
  void aFieldComesBackAsItIs(String field) throws IOException {
    Cortex released = released(field);
    CaveOnDisk disk = new CaveOnDisk(folder);
    disk.text("coregistration_manual_v4.csv", matches(released, field));
    disk.zipped("synapses_pni_2.csv.gz", synapses(released));
    for (String name : new String[] {"spikes_", "unit_ids_"}) {
      String file = name + field + ".npy";
      Files.copy(data.resolve(field).resolve(file), folder.resolve(file));
    }
    String[] parts = field.split("_");
    Cortex read =
        disk.load(
            "{\"unit\": \"voxel\", \"session\": %s, \"scan\": %s, \"field\": %s}"
                .formatted(parts[0], parts[1], parts[2]));
    for (String id : new String[] {"nucleus", "root", "unit"}) {
      assertArrayEquals(released.neurons().ids().get(id), read.neurons().ids().get(id), id);
    }
    assertEquals(released.positions(), read.positions());
    assertEquals(
        released.synapses().orElseThrow().counts(), read.synapses().orElseThrow().counts());
    Activity.Events expected = (Activity.Events) released.activity().orElseThrow();
    Activity.Events events = (Activity.Events) read.activity().orElseThrow();
    assertEquals(expected.duration(), events.duration());
    assertArrayEquals(expected.times(), events.times());
    assertTrue(MicronsCaveTest.check(read, "distance of connected pairs").passed());
    assertEquals(
        MicronsCaveTest.check(released, "distance of connected pairs"),
        MicronsCaveTest.check(read, "distance of connected pairs"));
  }

  /** Nucleus 232208 of this field lies in no segment: its synapses cannot be told. */
  @Test
  void aNeuronWithoutASegmentIsLeftOut() {
    Cortex released = released("7_3_8");
    CaveOnDisk disk = new CaveOnDisk(folder);
    disk.text("coregistration_manual_v4.csv", matches(released, "7_3_8"));
    disk.zipped("synapses_pni_2.csv.gz", synapses(released));
    Cortex read = disk.load("{\"unit\": \"voxel\"}");
    assertEquals(released.size() - 1, read.size());
    assertTrue(Arrays.stream(released.neurons().ids().get("nucleus")).anyMatch(id -> id == 232208));
    assertTrue(Arrays.stream(read.neurons().ids().get("nucleus")).noneMatch(id -> id == 232208));
    assertTrue(MicronsCaveTest.check(read, "segments").detail().startsWith("1 of 154"));
  }

  @Test
  void theUnitIsThatOfTheExtent() {
    Cortex released = released("5_3_4");
    CaveOnDisk disk = new CaveOnDisk(folder);
    disk.text("coregistration_manual_v4.csv", matches(released, "5_3_4"));
    assertEquals(released.positions(), disk.load("{}").positions());
  }

  private Cortex released(String field) {
    Assumptions.assumeTrue(
        Files.isDirectory(data), "the MICrONS fields are not at " + data + " (anlage.shared)");
    return new MicronsField()
        .load(new MicronsField.Parameters(true, false, 200), Optional.of(data.resolve(field)));
  }

  private static String matches(Cortex cortex, String field) {
    StringBuilder table =
        new StringBuilder(",id,valid,pt_position,pt_root_id,target_id,session,scan_idx,field,")
            .append("unit_id,residual,score\n");
    Matrix um = cortex.positions().orElseThrow().micrometres();
    for (int i = 0; i < cortex.size(); i++) {
      table
          .append(i)
          .append(',')
          .append(1000 + i)
          .append(",t,[")
          .append(Math.round(um.get(i, 0) * 250))
          .append("  ")
          .append(Math.round(um.get(i, 1) * 250))
          .append(' ')
          .append(Math.round(um.get(i, 2) * 25))
          .append("],")
          .append(cortex.neurons().ids().get("root")[i])
          .append(',')
          .append(cortex.neurons().ids().get("nucleus")[i])
          .append(',')
          .append(field.replace('_', ','))
          .append(',')
          .append(cortex.neurons().ids().get("unit")[i])
          .append(",1.5,3\n");
    }
    return table.toString();
  }

  /** One row for each synapse, in random order, between rows of other cells. */
  private static String synapses(Cortex cortex) {
    Synapses synapses = cortex.synapses().orElseThrow();
    long[] roots = cortex.neurons().ids().get("root");
    List<String> rows = new ArrayList<>();
    for (int e = 0; e < synapses.pairs(); e++) {
      for (int k = 0; k < synapses.count()[e]; k++) {
        rows.add(roots[synapses.pre()[e]] + "," + roots[synapses.post()[e]] + ",100\n");
        rows.add("864691130000000001," + roots[synapses.post()[e]] + ",7\n");
      }
    }
    StringBuilder table = new StringBuilder("id,pre_pt_root_id,post_pt_root_id,size\n");
    for (int row : RandomStream.of(1).permutation(rows.size())) {
      table.append(row).append(',').append(rows.get(row));
    }
    return table.toString();
  }
}
