package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.algebra.EventClock;
import org.anlage.api.data.Activity;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

/** Rows of bits give what lists of events give. */
class PairStatisticTest {
  private static final double FRAME = 1 / 6.301;

  @Test
  void correlationsFromBitsAreThoseFromLists() {
    Activity.Events events = events(150, 700, 0.3);
    BinnedCounts counts = BinnedCounts.of(events, 0.9); // several events in a bin
    assertArrayEquals(
        new EventListCorrelation(counts).matrix().values(),
        new CountCorrelation(counts).matrix().values());
  }

  @Test
  void bitsAreUsedUnlessEventsAreRare() {
    assertTrue(CountCorrelation.pays(BinnedCounts.of(events(10, 2000, 0.1), 0.2)));
    assertFalse(CountCorrelation.pays(BinnedCounts.of(events(10, 2000, 0.1), 0.0001)));
  }

  @Test
  void tilingFromBitsIsThatFromLists() {
    Activity.Events events = events(140, 900, 0.2);
    for (double delta : new double[] {0.05, 0.1, 2 * FRAME, 0.4, 1}) {
      PairStatistic bits = FrameTiling.of(EventClock.of(events), delta).orElseThrow();
      assertArrayEquals(
          new EventListTiling(EventClock.of(events), delta).matrix().values(),
          bits.matrix().values());
    }
  }

  @Test
  void bitsAreNotUsedWithoutFramesOrWithTwoEventsInOne() {
    double[][] twice = {{FRAME, FRAME, 7 * FRAME}, {2 * FRAME}};
    EventClock clock = EventClock.of(new Activity.Events(twice, 10));
    assertTrue(FrameTiling.of(clock, 2.5 * FRAME).isEmpty());
    Activity.Events silent = new Activity.Events(new double[][] {{}, {}}, 10);
    assertTrue(FrameTiling.of(EventClock.of(silent), 0.1).isEmpty());
    assertEquals(0, EventStatistics.spikeTimeTiling(silent, 0.1).get(0, 1));
  }

  @Test
  void correlationOfTracesByHand() {
    // Deviations -1 0 1, 1 1 -2 and none at all: -3 / sqrt(2 * 6).
    Matrix traces = Matrix.of(3, 3, new double[] {1, 2, 3, 5, 5, 2, 4, 4, 4});
    Kernels kernels = new ScalarKernels();
    Matrix r = new TraceCorrelation(new Activity.Traces(traces, 1), kernels).matrix();
    assertEquals(-3 / Math.sqrt(12), r.get(0, 1), 1e-7);
    assertEquals(r.get(0, 1), r.get(1, 0));
    assertArrayEquals(new double[] {0, 0, 1}, new double[] {r.get(2, 0), r.get(2, 1), r.get(2, 2)});
    Activity.Streamed streamed =
        new Activity.Streamed(
            3,
            3,
            1,
            (from, to) -> {
              Matrix piece = Matrix.zeros(3, to - from);
              for (int k = 0; k < 3 * (to - from); k++) {
                piece.values()[k] = traces.get(k / (to - from), from + k % (to - from));
              }
              return piece;
            });
    assertEquals(r, new TraceCorrelation(streamed, kernels).matrix());
    Matrix missing = Matrix.of(1, 2, new double[] {1, Double.NaN});
    assertThrows(
        ArithmeticException.class,
        () -> new TraceCorrelation(new Activity.Traces(missing, 1), kernels));
  }

  /** Events on frames, none twice in a frame, with some shared by all. */
  private static Activity.Events events(int neurons, int frames, double probability) {
    RandomStream random = RandomStream.of(11);
    double[][] times = new double[neurons][];
    boolean[] shared = new boolean[frames];
    for (int f = 1; f < frames; f++) {
      shared[f] = random.nextDouble() < 0.1;
    }
    for (int i = 0; i < neurons; i++) {
      double[] train = new double[frames];
      int count = 0;
      for (int f = 1; f < frames; f++) {
        if (shared[f] || random.nextDouble() < probability) {
          train[count++] = f * FRAME;
        }
      }
      times[i] = Arrays.copyOf(train, i == 7 ? 0 : count);
    }
    return new Activity.Events(times, frames * FRAME);
  }
}
