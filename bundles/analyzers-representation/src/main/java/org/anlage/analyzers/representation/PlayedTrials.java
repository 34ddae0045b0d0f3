package org.anlage.analyzers.representation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.RunView;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.linear.dynamics.InputNoise;

/**
 * States of the units of a trained network on noisy trials, averaged in windows of time.
 *
 * @param labels variables of the trials
 * @param states for each window trials x units, mean over its steps
 * @param middles middle of each window, steps
 * @param periods periods of the task; none where they differ between trials
 */
record PlayedTrials(
    List<Labels> labels, List<Matrix> states, double[] middles, List<Period> periods) {

  /**
   * Plays fresh trials.
   *
   * @param trials how many
   * @param windowSteps steps of a window; the last takes what is left if that is half a window or
   *     more, else the one before does
   * @param noise of the inputs; absent: as in training
   */
  static PlayedTrials of(
      RunView run, int trials, int windowSteps, Optional<Double> noise, RandomStream random) {
    TrialBatch batch = run.trials(trials);
    List<Labels> labels = Labels.of(run.taskDescription(), batch);
    InputNoise.add(batch, noise.orElse(run.inputNoise()), random.split("input noise"));
    NetworkActivity recording = run.play(batch);
    int windows = (int) Math.max(1, Math.rint((double) batch.steps() / windowSteps));
    Matrix[] states = new Matrix[windows];
    double[] middles = new double[windows];
    for (int w = 0; w < windows; w++) {
      int from = w * windowSteps;
      int to = w == windows - 1 ? batch.steps() : from + windowSteps;
      states[w] = mean(recording, from, to);
      middles[w] = (from + to) / 2.0;
    }
    TaskDescription task = run.taskDescription();
    return new PlayedTrials(
        labels, List.of(states), middles, task.drawnPeriods() ? List.of() : task.periods());
  }

  private static Matrix mean(NetworkActivity recording, int from, int to) {
    int size = recording.trials() * recording.units();
    double[] sum = new double[size];
    for (int t = from; t < to; t++) {
      for (int k = 0; k < size; k++) {
        sum[k] += recording.states()[t * size + k];
      }
    }
    for (int k = 0; k < size; k++) {
      sum[k] /= to - from;
    }
    return Matrix.of(recording.trials(), recording.units(), sum);
  }

  int windows() {
    return states.size();
  }

  /**
   * Adds the mean of a curve over the windows in each period, as {@code name_in_PERIOD}; a period
   * without the middle of any window has none.
   */
  void addByPeriod(String name, double[] curve, Map<String, Double> metrics) {
    for (Period period : periods) {
      double sum = 0;
      int count = 0;
      for (int w = 0; w < windows(); w++) {
        if (middles[w] > period.start() && middles[w] <= period.end()) {
          sum += curve[w];
          count++;
        }
      }
      if (count > 0) {
        metrics.put(name + "_in_" + word(period.name()), sum / count);
      }
    }
  }

  private static String word(String name) {
    String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return word.replaceAll("^_|_$", "");
  }
}
