package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRemainingTest {
  @Test
  void partsOfRunsCount() {
    TimeRemaining clock = new TimeRemaining();
    clock.begin(10, 4);
    assertEquals("[ 4/10]", clock.count());
    assertEquals(0.4, clock.share(), 1e-15);
    clock.started(0);
    clock.updated(0, 0.5);
    assertEquals(0.45, clock.share(), 1e-15);
    clock.finished(0);
    assertEquals("[ 5/10]", clock.count());
    assertEquals(0.5, clock.share(), 1e-15);
  }

  @Test
  void whenAllIsDoneItSaysHowLongItTook() {
    TimeRemaining clock = new TimeRemaining();
    clock.begin(1, 0);
    clock.started(0);
    clock.finished(0);
    assertTrue(clock.left().matches("in \\d+ s"), clock.left());
    clock.begin(0, 0);
    assertEquals(1, clock.share());
  }

  @ParameterizedTest
  @CsvSource({"0.4, 0 s", "89.6, 90 s", "90, 2 min", "5399, 90 min", "5400, 1.5 h"})
  void timesAreSaidRoundly(double seconds, String text) {
    assertEquals(text, TimeRemaining.time(seconds));
  }
}
