package org.anlage.algebra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.anlage.api.data.Activity;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventClockTest {
  private static final int TRAINS = 5;
  private static final int FRAMES = 6000;

  /** Frames with an event, of several trains. */
  private static long[][] frames(double probability) {
    RandomStream random = RandomStream.of(3);
    long[][] frames = new long[TRAINS][];
    for (int i = 0; i < TRAINS; i++) {
      long[] train = new long[FRAMES];
      int count = 0;
      for (int f = 1; f < FRAMES; f++) {
        if (random.nextDouble() < probability) {
          train[count++] = f;
        }
      }
      frames[i] = Arrays.copyOf(train, count);
    }
    return frames;
  }

  private static EventClock clock(
      long[][] frames, DoubleUnaryOperator time, double duration, double start) {
    double[][] times = new double[frames.length][];
    for (int i = 0; i < times.length; i++) {
      times[i] = Arrays.stream(frames[i]).asDoubleStream().map(time).toArray();
    }
    return EventClock.of(new Activity.Events(times, duration, start));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 15, 20, 25, 30, 50, 60, 100, 1000, 30_000})
  void framesAreWholeNumbersAtAnyRate(int rate) {
    long[][] frames = frames(0.05);
    // Times divided, multiplied, in single precision, and on a clock that began a day before.
    EventClock[] clocks = {
      clock(frames, f -> f / rate, (double) FRAMES / rate, 0),
      clock(frames, f -> f * (1.0 / rate), (double) FRAMES / rate, 0),
      clock(frames, f -> (float) (f / rate), (double) FRAMES / rate, 0),
      clock(frames, f -> 86_400 + f / rate, (double) FRAMES / rate, 86_400)
    };
    for (EventClock clock : clocks) {
      assertEquals(1.0 / rate, clock.period().orElseThrow(), 1e-6 / rate);
      for (int i = 0; i < TRAINS; i++) {
        assertArrayEquals(frames[i], clock.ticks(i));
        for (int width : new int[] {1, 2, 3, 6, 10}) {
          long[] expected = Arrays.stream(frames[i]).map(f -> f / width).toArray();
          assertArrayEquals(expected, clock.binOfEach(i, width / (double) rate));
          // Bins of a third of a width are a fraction of ticks.
          long[] thirds = Arrays.stream(frames[i]).map(f -> 3 * f / width).toArray();
          assertArrayEquals(thirds, clock.binOfEach(i, width / (3.0 * rate)));
        }
      }
      for (int window = 1; window < 40; window++) {
        assertEquals(window, clock.reach(window / (double) rate));
        assertEquals(window, clock.reach((window + 0.3) / rate));
      }
    }
  }

  @Test
  void framesAreFoundThoughNoTwoEventsAreAdjacent() {
    double frame = 1 / 6.301;
    double[][] times = {{3 * frame, 5 * frame, 8 * frame}, {10 * frame, 15 * frame, 27 * frame}};
    assertEquals(frame, EventClock.of(new Activity.Events(times, 5)).period().orElseThrow(), 1e-12);
    double[][] spikes = {{0.1, 0.12345678912, 0.777}, {0.5, Math.E / 3, 0.91, Math.PI / 3}};
    assertTrue(EventClock.of(new Activity.Events(spikes, 5)).period().isEmpty());
  }

  @Test
  void framesNeedNotBeginAtTheStart() {
    long[][] frames = frames(0.1);
    EventClock clock = clock(frames, f -> 0.05 + f / 10, 601, 0);
    for (int i = 0; i < TRAINS; i++) {
      assertArrayEquals(
          Arrays.stream(frames[i]).map(f -> f / 2).toArray(), clock.binOfEach(i, 0.2));
    }
    assertEquals(clock.reach(0.1), 2 * clock.reach(0.05));
  }

  @Test
  void timesOnNoGridAreComparedUpToRounding() {
    RandomStream random = RandomStream.of(9);
    double[] train = new double[2000];
    for (int k = 0; k < train.length; k++) {
      train[k] = k % 2 == 0 ? 600 * random.nextDouble() : 0.2 * random.nextInt(3000);
    }
    Arrays.sort(train);
    EventClock clock = EventClock.of(new Activity.Events(new double[][] {train}, 600));
    assertTrue(clock.period().isEmpty());
    long[] bins = clock.binOfEach(0, 0.2);
    for (int k = 0; k < train.length; k++) {
      double at = train[k] / 0.2;
      assertEquals(Math.abs(at - Math.rint(at)) < 1e-8 ? Math.rint(at) : Math.floor(at), bins[k]);
    }
  }

  @Test
  void aLastBinCountsIfMoreThanHalfOfItIsRecorded() {
    assertEquals(2999, bins(599.9));
    assertEquals(2999, bins(2999.5 * 0.2));
    assertEquals(3000, bins(599.91));
    assertEquals(3000, bins(600.1));
    assertEquals(3000, bins(3000 * 0.2));
    assertEquals(3000, EventClock.of(events(600)).wholeBins(0.2));
    assertEquals(2999, EventClock.of(events(599.99)).wholeBins(0.2));
  }

  private static long bins(double duration) {
    return EventClock.of(events(duration)).bins(0.2);
  }

  private static Activity.Events events(double duration) {
    return new Activity.Events(new double[][] {{0.1, 0.7}}, duration);
  }

  @Test
  void eventsOutsideOfTheRecordingAreRefused() {
    for (double[] train : new double[][] {{99.9}, {104.1}, {102, 101}, {Double.NaN}}) {
      Activity.Events events = new Activity.Events(new double[][] {train}, 4, 100);
      assertThrows(IllegalArgumentException.class, () -> EventClock.of(events));
    }
  }
}
