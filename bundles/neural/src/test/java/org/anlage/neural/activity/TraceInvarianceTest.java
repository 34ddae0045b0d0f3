package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What estimators of traces and trials do not depend on: the clock, the unit of time, the unit and
 * the offset of traces, the order of units, and that of events and trials.
 */
class TraceInvarianceTest {
  private static final int NEURONS = 6;
  private static final int SAMPLES = 240;
  private static final int[] ORDER = {3, 0, 5, 1, 4, 2};
  private static final Matrix VALUES = values();

  private static Matrix values() {
    RandomStream random = RandomStream.of(31);
    Matrix values = Matrix.zeros(NEURONS, SAMPLES);
    for (int t = 0; t < SAMPLES; t++) {
      double shared = random.nextGaussian();
      for (int i = 0; i < NEURONS; i++) {
        values.set(i, t, 0.2 * i * shared + random.nextGaussian() + Math.sin(i + t / 20));
      }
    }
    return values;
  }

  /** Trials of 10 samples, of four stimuli; times in a unit. */
  private static Trials trials(double interval) {
    double[] start = new double[24];
    double[] stop = new double[24];
    List<String> stimuli = new ArrayList<>();
    for (int t = 0; t < start.length; t++) {
      start[t] = 10 * t * interval;
      stop[t] = (10 * t + 8) * interval;
      stimuli.add("s" + (t * t + t) % 4 + t % 2);
    }
    return new Trials(start, stop, stimuli);
  }

  /** What is estimated. */
  enum Estimator {
    SIGNAL,
    SPLIT_SIGNAL,
    NOISE;

    Matrix of(Activity activity, Trials trials) {
      TrialResponses responses = TrialResponses.of(activity, trials);
      return switch (this) {
        case SIGNAL -> TrialCorrelation.signal(responses).matrix();
        case SPLIT_SIGNAL -> TrialCorrelation.splitSignal(responses).matrix();
        case NOISE -> TrialCorrelation.noise(responses).matrix();
      };
    }
  }

  private static Matrix turned(Matrix values) {
    Matrix result = Matrix.zeros(values.rows(), values.columns());
    for (int i = 0; i < values.rows(); i++) {
      for (int t = 0; t < values.columns(); t++) {
        result.set(i, t, values.get(ORDER[i], t));
      }
    }
    return result;
  }

  private static void assertTurned(Matrix expected, Matrix got, double tolerance) {
    for (int i = 0; i < NEURONS; i++) {
      for (int j = 0; j < NEURONS; j++) {
        assertEquals(expected.get(ORDER[i], ORDER[j]), got.get(i, j), tolerance);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Estimator.class)
  void trialsOfTraces(Estimator estimator) {
    Matrix expected = estimator.of(new Activity.Traces(VALUES, 0.1), trials(0.1));
    for (double interval : new double[] {1 / 30.0, 1 / 6.301, 100, 1e-3}) {
      assertArrayEquals(
          expected.values(),
          estimator.of(new Activity.Traces(VALUES, interval), trials(interval)).values(),
          1e-12,
          "interval " + interval);
    }
    assertArrayEquals(
        expected.values(),
        estimator.of(new Activity.Traces(VALUES.map(x -> 7 * x - 3), 0.1), trials(0.1)).values(),
        1e-10,
        "another unit and offset");
    assertTurned(
        expected, estimator.of(new Activity.Traces(turned(VALUES), 0.1), trials(0.1)), 1e-12);
    if (estimator != Estimator.SPLIT_SIGNAL) { // which halves by the order of trials
      List<Integer> places = new ArrayList<>();
      for (int t = 0; t < trials(0.1).size(); t++) {
        places.add(t);
      }
      Collections.shuffle(places, new Random(5));
      Trials plain = trials(0.1);
      Trials shuffled =
          new Trials(
              places.stream().mapToDouble(t -> plain.start()[t]).toArray(),
              places.stream().mapToDouble(t -> plain.stop()[t]).toArray(),
              places.stream().map(t -> plain.stimulus().get(t)).toList());
      assertArrayEquals(
          expected.values(),
          estimator.of(new Activity.Traces(VALUES, 0.1), shuffled).values(),
          1e-12,
          "another order of trials");
    }
  }

  @ParameterizedTest
  @EnumSource(Estimator.class)
  void trialsOfEvents(Estimator estimator) {
    RandomStream random = RandomStream.of(32);
    double[][] times = new double[NEURONS][300];
    for (double[] train : times) {
      Arrays.setAll(train, k -> Math.floor(240 * random.nextDouble()) / 10);
      Arrays.sort(train);
    }
    Trials trials = trials(0.1);
    Matrix expected = estimator.of(new Activity.Events(times, 24), trials);
    for (double unit : new double[] {1000, 1 / 3.0}) {
      double[][] scaled =
          Arrays.stream(times)
              .map(train -> Arrays.stream(train).map(t -> t * unit).toArray())
              .toArray(double[][]::new);
      Matrix other = estimator.of(new Activity.Events(scaled, 24 * unit), trials(0.1 * unit));
      assertArrayEquals(expected.values(), other.values(), 1e-9, "in units of " + unit);
    }
    double[][] reversed =
        Arrays.stream(times)
            .map(
                train -> {
                  double[] turned = new double[train.length];
                  Arrays.setAll(turned, k -> train[train.length - 1 - k]);
                  return turned;
                })
            .toArray(double[][]::new);
    assertArrayEquals(
        expected.values(),
        estimator.of(new Activity.Events(reversed, 24), trials).values(),
        0,
        "another order of events");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.1, 1, 1e6})
  void correlationOfTraces(double unit) {
    Matrix expected =
        new TraceCorrelation(new Activity.Traces(VALUES, 1), new ScalarKernels()).matrix();
    Matrix scaled =
        new TraceCorrelation(
                new Activity.Traces(VALUES.map(x -> unit * (x + 5)), unit), new ScalarKernels())
            .matrix();
    assertArrayEquals(expected.values(), scaled.values(), 1e-6);
    assertTurned(
        expected,
        new TraceCorrelation(new Activity.Traces(turned(VALUES), 1), new ScalarKernels()).matrix(),
        1e-6);
  }

  @Test
  void peaksMoveWithTheUnitsOfTracesAndTime() {
    double[] trace = Arrays.copyOf(VALUES.values(), SAMPLES);
    double[] louder = Arrays.stream(trace).map(x -> 8 * x + 2).toArray();
    assertArrayEquals(TracePeaks.of(trace, 0.5), TracePeaks.of(louder, 4));
    double[] seconds = TracePeaks.times(trace, 0.5, 10);
    double[] minutes = TracePeaks.times(trace, 0.5, 600);
    Arrays.setAll(minutes, k -> 60 * minutes[k]);
    assertArrayEquals(seconds, minutes, 1e-12);
  }
}
