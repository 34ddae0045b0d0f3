package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TracePeaksTest {
  /**
   * Expected: scipy.signal.find_peaks(trace, threshold) of SciPy; frame 10 and 11 are a flat top.
   */
  @Test
  void peaksAreThoseOfScipy() {
    double[] trace = {
      0, .026, 0, .004, .002, .003, .018, .001, 0, .001, .051, .051, 0, .002, .013, 0, .001, .017,
      .031, .014, .003, .045, .036, .004, .043, .007, .01, 0, .02, .069, .036, .132, 0, 0, 0, 0,
      .005, .135, 0, .009
    };
    assertArrayEquals(new int[] {1, 6, 14, 18, 24, 29, 31, 37}, TracePeaks.of(trace, .01));
    assertArrayEquals(new int[] {31, 37}, TracePeaks.of(trace, .05));
    assertArrayEquals(new double[] {15.5, 18.5}, TracePeaks.times(trace, .05, 2));
  }

  @Test
  void endsAreNoPeaksAndShortTracesHaveNone() {
    assertArrayEquals(new int[0], TracePeaks.of(new double[] {5, 0, 5}, .01));
    assertArrayEquals(new int[0], TracePeaks.of(new double[] {1, 2}, .01));
    assertArrayEquals(new int[0], TracePeaks.of(new double[0], .01));
    assertThrows(IllegalArgumentException.class, () -> TracePeaks.of(new double[3], 0));
  }
}
