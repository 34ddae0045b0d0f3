package org.anlage.task.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.TrialRequest.Split;
import org.junit.jupiter.api.Test;

class PopulationForecastTest {
  private static final PopulationForecast TASK = new PopulationForecast();

  private static PopulationForecast.Parameters parameters(Optional<Double> bin, Silent silent) {
    return new PopulationForecast.Parameters(bin, 8, 2, 0.6, 0.2, 3, silent);
  }

  private static PopulationForecast.Parameters bins(double seconds) {
    return parameters(Optional.of(seconds), Silent.REFUSE);
  }

  private static TrialBatch draw(
      PopulationForecast.Parameters p, Optional<Cortex> cortex, int trials, Split split) {
    TrialBatch batch = TrialBatch.allocate(TASK.describe(p, cortex), trials);
    TASK.fill(p, batch, RandomStream.of(1), new TrialRequest(split, 0, cortex));
    return batch;
  }

  /** Counts by going through all events, of a recording that begins at 100 s. */
  @Test
  void inputsAreCountsAndTargetsThoseOfTheNextBin() {
    Activity.Events events = Recorded.poisson(100, 60, 2, 5);
    Optional<Cortex> cortex = Recorded.of(events);
    TrialBatch batch = draw(bins(0.5), cortex, 40, Split.TRAINING);
    assertEquals(Objective.POISSON, TASK.describe(bins(0.5), cortex).objective());
    double[] mean = new double[2];
    for (int i = 0; i < 2; i++) {
      mean[i] = count(events, i, 0, 36) / 72.0; // 120 bins, 72 of them for training
    }
    for (int trial = 0; trial < 40; trial++) {
      double from = batch.numbers(0)[trial];
      for (int t = 0; t < 8; t++) {
        for (int i = 0; i < 2; i++) {
          int at = batch.at(t, trial) * 2 + i;
          double now = count(events, i, from + 0.5 * t, from + 0.5 * (t + 1));
          double next = count(events, i, from + 0.5 * (t + 1), from + 0.5 * (t + 2));
          assertEquals((now - mean[i]) / Math.sqrt(mean[i]), batch.input()[at], 1e-5);
          assertEquals(next, batch.values()[at]);
        }
        assertEquals(t < 2 ? 0 : 1, batch.mask()[batch.at(t, trial)]);
      }
    }
  }

  private static double count(Activity.Events events, int neuron, double from, double to) {
    double count = 0;
    for (double time : events.times()[neuron]) {
      double since = time - events.start();
      count += since >= from && since < to ? 1 : 0;
    }
    return count;
  }

  /** Events at whole tenths of a second, which are no binary fractions. */
  @Test
  void anEventOnAnEdgeIsInTheLaterBin() {
    double[] train = new double[600];
    for (int k = 0; k < train.length; k++) {
      train[k] = 0.1 * k;
    }
    BinnedActivity activity =
        BinnedActivity.of(
            "t", Recorded.of(new Activity.Events(new double[][] {train}, 60)), Optional.of(0.1));
    assertEquals(600, activity.bins());
    double[] counts = new double[600];
    activity.read(0, 0, counts);
    for (double count : counts) {
      assertEquals(1, count);
    }
    assertEquals(1, activity.scale(0, 300).mean());
  }

  @Test
  void partsFollowEachOtherWithGaps() {
    Optional<Cortex> cortex = Recorded.of(Recorded.poisson(0, 200, 3, 1));
    double[][] parts = {{0, 120}, {123, 160}, {163, 200}};
    Split[] splits = {Split.TRAINING, Split.VALIDATION, Split.TEST};
    for (int k = 0; k < 3; k++) {
      TrialBatch batch = draw(bins(1), cortex, 2000, splits[k]);
      double least = Double.POSITIVE_INFINITY;
      double most = 0;
      for (double from : batch.numbers(0)) {
        least = Math.min(least, from);
        most = Math.max(most, from + 9); // eight bins, and the one that is forecast last
      }
      assertEquals(parts[k][0], least);
      assertEquals(parts[k][1], most);
    }
    assertEquals(
        draw(bins(1), cortex, 20, Split.TEST).numbers(0)[3],
        draw(bins(1), cortex, 20, Split.ANALYSIS).numbers(0)[3]);
  }

  @Test
  void scalesAreOfTheTrainingPartAlone() {
    Activity.Events before = Recorded.poisson(0, 200, 3, 1);
    double[][] times = before.times().clone();
    times[0] = java.util.Arrays.stream(times[0]).filter(t -> t < 120).toArray();
    Optional<Cortex> silenced = Recorded.of(new Activity.Events(times, 200));
    TrialBatch first = draw(bins(1), Recorded.of(before), 50, Split.TRAINING);
    TrialBatch second = draw(bins(1), silenced, 50, Split.TRAINING);
    org.junit.jupiter.api.Assertions.assertArrayEquals(first.input(), second.input());
  }

  /** A ramp of 0, 1, ...: training has samples 0 to 59, of mean 29.5 and variance 3599 / 12. */
  @Test
  void tracesAreScaledAndForecastInTheSameScale() {
    Optional<Cortex> cortex = Recorded.of(Recorded.traces(100, 0.2, false));
    PopulationForecast.Parameters p = parameters(Optional.empty(), Silent.REFUSE);
    TaskDescription task = TASK.describe(p, cortex);
    assertEquals(Objective.MEAN_SQUARES, task.objective());
    assertEquals(200, task.timeStep().orElseThrow(), 1e-9);
    TrialBatch batch = draw(p, cortex, 10, Split.VALIDATION);
    double deviation = Math.sqrt(3599 / 12.0);
    for (int trial = 0; trial < 10; trial++) {
      double first = Math.rint(batch.numbers(0)[trial] / 0.2);
      assertEquals((first - 29.5) / deviation, batch.input()[batch.at(0, trial) * 2], 1e-5);
      assertEquals((first + 1 - 29.5) / deviation, batch.values()[batch.at(0, trial) * 2], 1e-5);
    }
  }

  @Test
  void binsOfSamplesAreTheirMeans() {
    BinnedActivity pairs =
        BinnedActivity.of("t", Recorded.of(Recorded.traces(101, 0.2, false)), Optional.of(0.4));
    assertEquals(50, pairs.bins());
    double[] values = new double[3];
    pairs.read(0, 0.8, values);
    assertEquals(List.of(4.5, 6.5, 8.5), java.util.Arrays.stream(values).boxed().toList());
  }

  @Test
  void theMeanRateExplainsNothingAndTheTruthAll() {
    Optional<Cortex> cortex = Recorded.of(Recorded.poisson(0, 200, 3, 0.1));
    TaskDescription task = TASK.describe(bins(1), cortex);
    TrialBatch batch = draw(bins(1), cortex, 100, Split.TEST);
    float[] rates = new float[batch.values().length];
    float[] truth = new float[rates.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = (float) Math.log(i % 2 == 0 ? 3 : 0.1);
      truth[i] = (float) Math.max(-30, Math.log(batch.values()[i]));
    }
    double[] ofMean = AnswerScore.of(task, batch, rates);
    double[] ofTruth = AnswerScore.of(task, batch, truth);
    for (int i = 0; i < 100; i++) {
      assertEquals(0, ofMean[i], "the mean rate explains variance in trial " + i);
      assertEquals(1, ofTruth[i], 1e-9);
    }
  }

  @Test
  void silentNeuronsAreRefusedOrLeftOut() {
    Optional<Cortex> cortex = Recorded.of(Recorded.poisson(0, 200, 3, 0, 1));
    assertRefused(
        bins(1),
        cortex,
        "task \"population-forecast\": neurons are silent in the training part: got 1 of 3: 1,"
            + " expected none; set \"silent\" to \"leave-out\", or leave them out of the data");
    TaskDescription left = TASK.describe(parameters(Optional.of(1.0), Silent.LEAVE_OUT), cortex);
    assertEquals(List.of("neuron 0", "neuron 2"), left.outputNames());
  }

  @Test
  void dataThatDoNotFitAreRefused() {
    assertRefused(bins(1), Optional.empty(), "the task needs recorded activity: got no data");
    assertRefused(
        bins(1),
        Recorded.of(new Activity.Events(new double[2][0], 60)),
        "there are no events: got 2 silent neurons");
    assertRefused(
        bins(1),
        Recorded.of(Recorded.poisson(0, 40, 3)),
        "the recording is too short: got 40 bins of 1.0 s, 5 of them for validation, expected at"
            + " least 9 there");
    assertRefused(
        bins(0.3),
        Recorded.of(Recorded.traces(100, 0.2, false)),
        "a bin is no whole number of samples: got 0.3 s with samples every 0.2 s, expected a"
            + " multiple of 0.2 s");
    Matrix broken = Matrix.zeros(1, 100).map(x -> 1);
    broken.set(0, 70, Double.NaN);
    assertRefused(
        parameters(Optional.empty(), Silent.REFUSE),
        Recorded.of(new Activity.Traces(broken, 0.2)),
        "a sample is not finite: neuron 0, sample 70: got NaN");
    assertRefused(
        parameters(Optional.empty(), Silent.REFUSE),
        Recorded.of(new Activity.Streamed(2, 100, 0.2, (from, to) -> Matrix.zeros(2, to - from))),
        "got traces that are streamed");
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new PopulationForecast.Parameters(
                        Optional.empty(), 8, 8, 0.6, 0.2, 3, Silent.REFUSE))
            .getMessage()
            .startsWith("warmUp: got 8 of 8 bins"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PopulationForecast.Parameters(Optional.empty(), 8, 2, 0.8, 0.2, 3, Silent.REFUSE));
  }

  private static void assertRefused(
      PopulationForecast.Parameters p, Optional<Cortex> cortex, String expected) {
    String got = assertThrows(ProblemException.class, () -> TASK.describe(p, cortex)).getMessage();
    assertTrue(got.contains(expected), got);
  }
}
