package org.anlage.workbench.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void tenStepsASecondAreNinetyRunsOfFourHundredUpdatesAnHour() {
    assertEquals(90, new Throughput(100, 2, 10).runsPerHour(400));
  }

  @Test
  void countsDoubleUpToTheCores() {
    assertArrayEquals(new int[] {1}, Throughput.counts(1));
    assertArrayEquals(new int[] {1, 2}, Throughput.counts(2));
    assertArrayEquals(new int[] {1, 2, 4, 6}, Throughput.counts(6));
    assertArrayEquals(new int[] {1, 2, 4, 8}, Throughput.counts(8));
  }
}
