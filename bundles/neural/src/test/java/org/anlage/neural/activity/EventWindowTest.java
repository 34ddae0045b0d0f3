package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventWindowTest {
  /** An event every 50 ms for 100 s, the first at 20 ms. */
  private static double[][] from(double start) {
    return new double[][] {
      IntStream.range(0, 2000).mapToDouble(k -> start + 0.02 + 0.05 * k).toArray(), {}
    };
  }

  private static EventWindow of(double[][] times, Optional<Double> start, Optional<Double> length) {
    return EventWindow.of(times, start, length, "set it");
  }

  private static EventWindow of(double[][] times) {
    return of(times, Optional.empty(), Optional.empty());
  }

  @Test
  void aClockThatBeginsNearZeroBeginsAtZero() {
    for (double start : new double[] {0, 0.1, 0.4}) {
      EventWindow window = of(from(start));
      assertEquals(0, window.start());
      assertTrue(window.check().passed());
      assertEquals(start + 99.97, window.end(), 1e-9);
    }
  }

  @Test
  void anotherClockIsFoundToATenth() {
    for (double start : new double[] {86_400, 1.7e9, 0.6, 12.3, -0.4, -1000}) {
      EventWindow window = of(from(start));
      assertEquals(start, window.start(), 1e-6);
      assertEquals(99.97, window.duration(), 1e-6);
      assertFalse(window.check().passed());
      assertTrue(window.check().detail().endsWith("set it"), window.check().detail());
    }
  }

  @Test
  void whatIsGivenIsTaken() {
    EventWindow given = of(from(12), Optional.of(11.9), Optional.of(100.2));
    assertEquals(11.9, given.start());
    assertEquals(112.1, given.end(), 1e-12);
    assertTrue(given.check().passed());
    // A duration alone vouches for a clock that begins at 0.
    EventWindow duration = of(from(12), Optional.empty(), Optional.of(112.0));
    assertEquals(0, duration.start());
    assertFalse(duration.check().passed()); // 12 s without an event
    assertFalse(of(from(0), Optional.of(0.0), Optional.of(200.0)).check().passed());
  }

  @Test
  void framesOfManyUnitsAreNoEmptyBeginning() {
    // 200 units at 10 Hz: a thousand events a second, the first on the second frame.
    double[][] times = new double[200][];
    Arrays.setAll(
        times,
        i -> IntStream.range(0, 50).mapToDouble(k -> (2 + (i + 5 * k) % 600) / 10.0).toArray());
    for (double[] train : times) {
      Arrays.sort(train);
    }
    assertEquals(0, of(times).start());
    assertTrue(of(times).check().passed());
    assertTrue(of(new double[][] {{}, {}}).check().passed());
    assertEquals(7, of(new double[][] {{7}}, Optional.empty(), Optional.empty()).end());
  }
}
