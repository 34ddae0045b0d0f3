package org.anlage.neural.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Pearson correlation of event counts, a pair at a time, from rows of bits: the k-th row holds the
 * k-th binary digit of every count, so that the inner product of two counts is the sum over digits
 * of 2^(k+l) times the number of bins two rows share. All sums are exact integers. Memory: N x bins
 * / 8 bytes for each digit of the largest count.
 */
final class CountCorrelation implements PairStatistic {
  private final BinnedCounts counts;
  private final List<BitRows> digits = new ArrayList<>();
  private final double[] deviation;

  CountCorrelation(BinnedCounts counts) {
    this.counts = counts;
    int n = counts.neurons();
    deviation = new double[n];
    int[] own = new int[counts.length()];
    for (int i = 0; i < n; i++) {
      int[] events = counts.events(i);
      BinnedCounts.add(events, own, 1);
      for (int bin : events) {
        write(i, bin, own[bin]);
      }
      double variance =
          (double) counts.length() * BinnedCounts.sum(own, events)
              - (double) events.length * events.length;
      deviation[i] = Math.sqrt(Math.max(0, variance));
      BinnedCounts.add(events, own, -1);
    }
  }

  /** Whether this is faster than going through lists of events, as it is unless they are rare. */
  static boolean pays(BinnedCounts counts) {
    long events = 0;
    OptionalInt largest = OptionalInt.empty();
    for (int i = 0; i < counts.neurons(); i++) {
      int[] own = counts.events(i);
      events += own.length;
      int run = 0;
      for (int k = 0; k < own.length; k++) {
        run = k > 0 && own[k] == own[k - 1] ? run + 1 : 1;
        largest = OptionalInt.of(Math.max(largest.orElse(1), run));
      }
    }
    int perCount = 32 - Integer.numberOfLeadingZeros(largest.orElse(1));
    // An event costs about eight words: a look into memory against part of an instruction.
    return (double) counts.length() / 32 * perCount * perCount * counts.neurons() < 8.0 * events;
  }

  @Override
  public int neurons() {
    return counts.neurons();
  }

  @Override
  public double of(int i, int j) {
    if (deviation[i] == 0 || deviation[j] == 0) {
      return 0;
    }
    long product = 0;
    for (int k = 0; k < digits.size(); k++) {
      for (int l = 0; l < digits.size(); l++) {
        product += (long) BitRows.common(digits.get(k), i, digits.get(l), j) << (k + l);
      }
    }
    long covariance =
        counts.length() * product - (long) counts.events(i).length * counts.events(j).length;
    return covariance / (deviation[i] * deviation[j]);
  }

  private void write(int neuron, int bin, int count) {
    for (int k = 0; count >> k > 0; k++) {
      if (k == digits.size()) {
        digits.add(new BitRows(counts.neurons(), counts.length()));
      }
      if ((count >> k & 1) == 1) {
        digits.get(k).set(neuron, bin);
      }
    }
  }
}
