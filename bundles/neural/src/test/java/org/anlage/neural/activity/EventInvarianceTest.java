package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What estimators of events give depends on neither the clock, its unit, nor the order of units.
 */
class EventInvarianceTest {
  private static final int NEURONS = 7;
  private static final double DURATION = 240;

  /** Events of one recording: on frames, at whole milliseconds, anywhere. */
  enum Times {
    FRAMES_10_HZ(0.1),
    FRAMES_30_HZ(1 / 30.0),
    MILLISECONDS(0.001),
    ANY(0);

    private final double tick;

    Times(double tick) {
      this.tick = tick;
    }

    double[][] trains() {
      RandomStream random = RandomStream.of(21);
      double[][] trains = new double[NEURONS][];
      double[] shared = new double[40];
      Arrays.setAll(shared, k -> DURATION * random.nextDouble());
      for (int i = 0; i < NEURONS; i++) {
        double[] train = Arrays.copyOf(shared, 100 + 10 * i);
        for (int k = shared.length; k < train.length; k++) {
          train[k] = DURATION * random.nextDouble();
        }
        trains[i] =
            Arrays.stream(train)
                .map(t -> tick == 0 ? t : Math.floor(t / tick) * tick)
                .sorted()
                .distinct()
                .toArray();
      }
      return trains;
    }
  }

  /** What is estimated; window and bin in the unit of the times. */
  enum Estimator {
    CORRELATION,
    TILING,
    PRECISION;

    Matrix of(Activity.Events events, double unit) {
      return switch (this) {
        case CORRELATION -> EventStatistics.correlation(events, 0.2 * unit);
        case TILING -> EventStatistics.spikeTimeTiling(events, 0.1 * unit);
        case PRECISION ->
            GraphicalLassoPath.choose(BinnedCounts.of(events, 0.2 * unit)).solution().precision();
      };
    }
  }

  private static Activity.Events events(
      double[][] trains, DoubleUnaryOperator time, double duration, double start) {
    double[][] times =
        Arrays.stream(trains)
            .map(train -> Arrays.stream(train).map(time).toArray())
            .toArray(double[][]::new);
    return new Activity.Events(times, duration, start);
  }

  private static void assertSame(Matrix expected, Matrix got, double tolerance, String what) {
    assertArrayEquals(expected.values(), got.values(), tolerance, what);
  }

  @ParameterizedTest
  @EnumSource(Times.class)
  void clockUnitAndOrderChangeNothing(Times kind) {
    double[][] trains = kind.trains();
    Activity.Events plain = events(trains, t -> t, DURATION, 0);
    for (Estimator estimator : Estimator.values()) {
      String what = kind + " " + estimator;
      Matrix expected = estimator.of(plain, 1);
      double same = estimator == Estimator.PRECISION ? 1e-9 * largest(expected) : 1e-9;
      for (double start : new double[] {86_400, 12.5, -7, 1e6}) {
        assertSame(
            expected,
            estimator.of(events(trains, t -> t + start, DURATION, start), 1),
            same,
            what + " from " + start);
      }
      for (double unit : new double[] {1000, 0.001, 60, 1 / 3.0, 30_000}) {
        assertSame(
            expected,
            estimator.of(events(trains, t -> t * unit, DURATION * unit, 0), unit),
            same,
            what + " in units of " + unit);
      }
      Activity.Events turned =
          events(
              new double[][] {
                trains[3], trains[0], trains[6], trains[1], trains[5], trains[2], trains[4]
              },
              t -> t,
              DURATION,
              0);
      int[] order = {3, 0, 6, 1, 5, 2, 4};
      Matrix permuted = estimator.of(turned, 1);
      for (int i = 0; i < NEURONS; i++) {
        for (int j = 0; j < NEURONS; j++) {
          assertEquals(
              expected.get(order[i], order[j]),
              permuted.get(i, j),
              // The graphical lasso stops within its tolerance, which depends on the order.
              estimator == Estimator.PRECISION ? 1e-3 * largest(expected) : 1e-12,
              what);
        }
      }
    }
  }

  private static double largest(Matrix matrix) {
    return Arrays.stream(matrix.values()).map(Math::abs).max().orElseThrow();
  }

  /** Frames whose distance is the window, and whose bins begin on frames, at any rate. */
  @ParameterizedTest
  @ValueSource(ints = {5, 10, 15, 20, 30, 50, 60, 100, 1000})
  void framesGiveWhatWholeNumbersGive(int rate) {
    RandomStream random = RandomStream.of(4);
    int frames = Math.max(2000, 20 * rate);
    double[][] trains = new double[NEURONS][];
    for (int i = 0; i < NEURONS; i++) {
      double[] train = new double[200];
      Arrays.setAll(train, k -> random.nextInt(frames));
      trains[i] = Arrays.stream(train).sorted().distinct().toArray();
    }
    Activity.Events whole = events(trains, f -> f, frames, 0);
    Activity.Events seconds = events(trains, f -> f / rate, (double) frames / rate, 0);
    for (int k = 1; k < 8; k++) {
      assertSame(
          EventStatistics.spikeTimeTiling(whole, k),
          EventStatistics.spikeTimeTiling(seconds, (double) k / rate),
          1e-12,
          k + " frames at " + rate + " Hz");
      assertSame(
          EventStatistics.correlation(whole, k),
          EventStatistics.correlation(seconds, (double) k / rate),
          1e-12,
          k + " frames at " + rate + " Hz");
    }
  }

  @Test
  void bothEndsBelongToTheWindow() {
    // 0.3 - 0.2 and 0.4 - 0.3 are on different sides of 0.1 in floating point.
    for (double first : new double[] {0.1, 0.2, 0.3, 0.6, 0.7, 1.1, 4.1}) {
      Activity.Events two = new Activity.Events(new double[][] {{first}, {first + 0.1}}, 100);
      assertTrue(EventStatistics.spikeTimeTiling(two, 0.1).get(0, 1) > 0.99, "first at " + first);
      assertTrue(EventStatistics.spikeTimeTiling(two, 0.0999).get(0, 1) < 0, "first at " + first);
    }
  }
}
