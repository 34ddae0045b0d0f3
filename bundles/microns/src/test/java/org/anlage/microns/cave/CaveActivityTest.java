package org.anlage.microns.cave;

import static org.anlage.microns.cave.MicronsCaveTest.assertNuclei;
import static org.anlage.microns.cave.MicronsCaveTest.check;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activity and trials beside the tables. */
class CaveActivityTest {
  /** Peaks at frames 1 and 3; 3; none (too low, a flat top, the ends); 2. */
  private static final Matrix TRACES =
      Matrix.of(
          new double[][] {
            {0, 1, 0, 2, 0, 0},
            {0.5, 0.5, 0, 0.5, 0.4, 0.6},
            {1, 0.005, 0, 1, 1, 2},
            {0, 0, 0.01, 0, 0.009, 0}
          });

  @TempDir Path folder;
  private CaveOnDisk disk;

  @BeforeEach
  void made() {
    disk = new CaveOnDisk(folder).matches();
  }

  @Test
  void tracesBecomeEventsByTheirPeaks() {
    Cortex cortex = disk.matrix("traces.npy", TRACES).load("{\"rate\": 2}");
    Activity.Events events = (Activity.Events) cortex.activity().orElseThrow();
    assertArrayEquals(new double[] {0.5, 1.5}, events.times()[0]);
    assertArrayEquals(new double[] {1.5}, events.times()[1]);
    assertArrayEquals(new double[0], events.times()[2]);
    assertArrayEquals(new double[] {1}, events.times()[3]);
    assertEquals(3, events.duration());
    assertFalse(check(cortex, "order of the recording").passed(), "taken from the matches");
    assertTrue(check(cortex, "silent neurons").detail().startsWith("1 of 4"));
  }

  @Test
  void idsOfUnitsSayWhichRowIsWhose() {
    disk.matrix("traces.npy", TRACES).longs("unit_ids.npy", 9, 3, 1, 2);
    Cortex cortex = disk.load("{\"rate\": 2, \"traces\": \"traces\"}");
    assertNuclei(cortex, 11, 12, 13);
    Activity.Traces traces = (Activity.Traces) cortex.activity().orElseThrow();
    assertEquals(0.5, traces.interval());
    double[][] rows = {{1, 0.005, 0, 1, 1, 2}, {0, 0, 0.01, 0, 0.009, 0}};
    assertEquals(
        Matrix.of(new double[][] {rows[0], rows[1], {0.5, 0.5, 0, 0.5, 0.4, 0.6}}),
        traces.values());
    assertTrue(check(cortex, "activity").detail().startsWith("1 of 4 neurons left out"));
    assertTrue(check(cortex, "silent neurons").passed());
    Cortex again =
        new CaveOnDisk(folder)
            .text("my_units.csv", "unit_id\n9\n3\n1\n2\n")
            .load(
                "{\"rate\": 2, \"traces\": \"traces\", \"files\": {\"units\": \"my_units.csv\"}}");
    assertEquals(cortex.digest(), again.digest());
  }

  @Test
  void tracesThatNeverChangeAreCounted() {
    disk.matrix("traces.npy", Matrix.zeros(4, 5).map(x -> 7));
    Cortex cortex = disk.load("{\"rate\": 2, \"traces\": \"traces\"}");
    assertTrue(check(cortex, "silent neurons").detail().startsWith("4 of 4"));
  }

  @Test
  void tracesAsATableNameTheirUnits() {
    disk.zipped("traces.csv.gz", "Unnamed: 0,4,2,1\n0,0,1,0\n1,1,0,0\n2,0,1,3.5\n3,0,0,0\n");
    Cortex cortex = disk.load("{\"rate\": 4}");
    assertNuclei(cortex, 11, 12, 14);
    Activity.Events events = (Activity.Events) cortex.activity().orElseThrow();
    assertArrayEquals(new double[] {0.5}, events.times()[0]);
    assertArrayEquals(new double[] {0.5}, events.times()[1]);
    assertArrayEquals(new double[] {0.25}, events.times()[2]);
  }

  @Test
  void eventTimesAreReadAsReleased() {
    Matrix times = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 9}, {6, 7}});
    Cortex cortex =
        disk.matrix("spikes_5_3_4.npy", times).longs("unit_ids.npy", 4, 3, 2, 1).load("{}");
    Activity.Events events = (Activity.Events) cortex.activity().orElseThrow();
    assertEquals(9, events.duration());
    assertArrayEquals(new double[] {6, 7}, events.times()[0]);
    assertArrayEquals(new double[] {1, 2}, events.times()[3]);
  }

  @Test
  void unitsOfSeveralScansAreNotMixedUp() {
    disk.matrix("traces.npy", TRACES)
        .longs("unit_ids.npy", 1, 2, 3, 4)
        .text(
            CaveOnDisk.MATCHES,
            disk.read(CaveOnDisk.MATCHES)
                + "4,104,t,15,6,3,4,1,864691135000000005,1,20,\"[1, 2, 3]\"\n");
    Cortex all = disk.load("{\"rate\": 2}");
    assertTrue(all.activity().isEmpty());
    assertTrue(check(all, "activity").detail().contains("set \"session\" and \"scan\""));
    assertTrue(disk.load("{\"rate\": 2, \"session\": 5}").activity().isPresent());
  }

  @Test
  void activityOfNobodyIsLeftOut() {
    Cortex cortex =
        disk.matrix("traces.npy", TRACES)
            .text("nuclei.csv", "id,x_um,y_um,z_um\n1,0,0,0\n2,3,0,0\n")
            .load("{\"files\": {\"coregistration\": \"\"}}");
    assertTrue(cortex.activity().isEmpty());
    assertTrue(check(cortex, "activity").detail().contains("coregistration"));
  }

  @Test
  void trialsAreRead() {
    disk.matrix("traces.npy", TRACES)
        .text("trials.csv", "start,stop,stimulus\n0,0.5,left\n0.5,1,right\n2,3.5,left\n");
    Cortex cortex = disk.load("{\"rate\": 2}");
    Trials trials = cortex.trials().orElseThrow();
    assertArrayEquals(new double[] {0, 0.5, 2}, trials.start());
    assertArrayEquals(new double[] {0.5, 1, 3.5}, trials.stop());
    assertEquals(List.of("left", "right", "left"), trials.stimulus());
    assertTrue(check(cortex, "trials").detail().contains("1 of them end after"));
  }
}
