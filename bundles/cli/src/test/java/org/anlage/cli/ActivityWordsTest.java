package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class ActivityWordsTest {
  @Test
  void aRecordingIsDescribed() {
    double[][] times = {{12, 13}, {14}, {}};
    assertEquals(
        "units 3, events 3, start 10 s, duration 5 s, median rate 0.2000 Hz",
        ActivityWords.of(new Activity.Events(times, 5, 10)));
    assertEquals(
        "units 2, samples 4, interval 0.5000 s, duration 2 s, rate 2 Hz",
        ActivityWords.of(new Activity.Traces(Matrix.zeros(2, 4), 0.5)));
  }
}
