package org.anlage.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InactivityTimerTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void itLastsFromTheLastSignOfLife() {
    InactivityTimer silence = new InactivityTimer(0);
    boolean late = false;
    for (long t = 1; t <= 10; t++) {
      late = silence.exceeds(0, 10, t * SECOND);
    }
    assertFalse(late);
    assertTrue(silence.exceeds(0, 10, 11 * SECOND));
    assertFalse(silence.exceeds(5 * SECOND, 10, 11 * SECOND));
  }

  @Test
  void timeInWhichNobodyLookedIsNotSilence() {
    InactivityTimer silence = new InactivityTimer(0);
    assertFalse(silence.exceeds(0, 10, SECOND));
    assertFalse(silence.exceeds(0, 10, 1000 * SECOND), "stopped and continued");
    boolean late = false;
    for (long t = 1; t <= 10; t++) {
      late = silence.exceeds(0, 10, (1000 + t) * SECOND);
    }
    assertFalse(late);
    assertTrue(silence.exceeds(0, 10, 1011 * SECOND), "silent since it continued");
  }
}
