package org.anlage.neural.activity;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Correlation of pairs over stimuli (signal) and over repetitions of one stimulus (noise); Cohen
 * and Kohn 2011, doi 10.1038/nn.2842.
 *
 * <p>All are (a_i . b_j + b_i . a_j) / 2 / sqrt((a_i . b_i) (a_j . b_j)) of two sets of centred
 * rows. Where a_i . b_i is not positive neuron i has nothing to share: its row and column are 0 and
 * its diagonal entry 1. O(N^2 m) time for rows of m entries.
 */
public final class TrialCorrelation implements PairStatistic {
  private static final int FEWEST_STIMULI = 3;

  private final double[][] a;
  private final double[][] b;
  private final int without;

  private TrialCorrelation(double[][] a, double[][] b) {
    this.a = a;
    this.b = b;
    int empty = 0;
    for (int i = 0; i < a.length; i++) {
      double square = dot(a[i], b[i]);
      empty += square > 0 ? 0 : 1;
      scale(a[i], square > 0 ? 1 / Math.sqrt(square) : 0);
      if (a[i] != b[i]) {
        scale(b[i], square > 0 ? 1 / Math.sqrt(square) : 0);
      }
    }
    without = empty;
  }

  /**
   * Signal correlation: Pearson correlation, over stimuli, of the mean responses. Noise that
   * neurons share in the same trials is left in these means; {@link #splitSignal} is without it.
   *
   * @throws ArithmeticException if there are fewer than three stimuli
   */
  public static TrialCorrelation signal(TrialResponses responses) {
    double[][] means = means(responses, responses.trialsOf());
    return new TrialCorrelation(means, means);
  }

  /**
   * Signal correlation of split halves: a and b are means over every other trial of a stimulus, so
   * that no trial is multiplied with itself, and noise, shared or not, has expectation 0. Divided
   * by the neurons' reliable signal, it may exceed 1 by chance. Stimuli shown once are left out.
   *
   * @throws ArithmeticException if fewer than three stimuli were shown twice
   */
  public static TrialCorrelation splitSignal(TrialResponses responses) {
    return new TrialCorrelation(
        means(responses, halves(responses, 0)), means(responses, halves(responses, 1)));
  }

  /**
   * Noise correlation: Pearson correlation, over trials, of what is left of responses when the mean
   * response to the stimulus is taken away. Stimuli shown once are left out.
   *
   * @throws ArithmeticException if there are fewer than two repetitions
   */
  public static TrialCorrelation noise(TrialResponses responses) {
    List<int[]> repeated = repeated(responses);
    int trials = repeated.stream().mapToInt(each -> each.length).sum();
    if (trials - repeated.size() < 2) {
      throw new ArithmeticException(
          "noise correlation needs stimuli that are shown again: "
              + (trials - repeated.size())
              + " repetitions");
    }
    double[][] residuals = new double[responses.values().rows()][trials];
    for (int i = 0; i < residuals.length; i++) {
      int at = 0;
      for (int[] each : repeated) {
        double mean = responses.mean(i, each);
        for (int t : each) {
          residuals[i][at++] = responses.values().get(i, t) - mean;
        }
      }
    }
    return new TrialCorrelation(residuals, residuals);
  }

  @Override
  public int neurons() {
    return a.length;
  }

  @Override
  public double of(int i, int j) {
    double product = dot(a[i], b[j]);
    return a == b ? product : 0.5 * (product + dot(b[i], a[j]));
  }

  /** Neurons that have nothing to share: constant, or without a reliable signal. */
  public int without() {
    return without;
  }

  private static List<int[]> repeated(TrialResponses responses) {
    return responses.trialsOf().stream().filter(trials -> trials.length > 1).toList();
  }

  private static List<int[]> halves(TrialResponses responses, int first) {
    return repeated(responses).stream()
        .map(
            trials ->
                IntStream.range(0, trials.length)
                    .filter(k -> k % 2 == first)
                    .map(k -> trials[k])
                    .toArray())
        .toList();
  }

  /** Mean responses to stimuli, less their mean over stimuli. */
  private static double[][] means(TrialResponses responses, List<int[]> trialsOf) {
    if (trialsOf.size() < FEWEST_STIMULI) {
      throw new ArithmeticException(
          "signal correlation needs "
              + FEWEST_STIMULI
              + " stimuli (for halves: shown twice): "
              + trialsOf.size());
    }
    int stimuli = trialsOf.size();
    double[][] means = new double[responses.values().rows()][stimuli];
    for (int i = 0; i < means.length; i++) {
      double mean = 0;
      for (int s = 0; s < stimuli; s++) {
        means[i][s] = responses.mean(i, trialsOf.get(s));
        mean += means[i][s] / stimuli;
      }
      for (int s = 0; s < stimuli; s++) {
        means[i][s] -= mean;
      }
    }
    return means;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }

  private static void scale(double[] x, double factor) {
    for (int k = 0; k < x.length; k++) {
      x[k] *= factor;
    }
  }
}
