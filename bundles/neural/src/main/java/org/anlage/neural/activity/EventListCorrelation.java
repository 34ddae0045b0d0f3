package org.anlage.neural.activity;

/** Pearson correlation of event counts from lists of events; for events that are rare. */
final class EventListCorrelation implements PairStatistic {
  private final BinnedCounts counts;
  private final double[] deviation;

  EventListCorrelation(BinnedCounts counts) {
    this.counts = counts;
    deviation = new double[counts.neurons()];
    for (int i = 0; i < deviation.length; i++) {
      double events = counts.events(i).length;
      double variance = counts.length() * (double) product(i, i) - events * events;
      deviation[i] = Math.sqrt(Math.max(0, variance));
    }
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
    long covariance =
        counts.length() * product(i, j) - (long) counts.events(i).length * counts.events(j).length;
    return covariance / (deviation[i] * deviation[j]);
  }

  /** Inner product of two neurons' counts: over bins that both have, ascending. */
  private long product(int i, int j) {
    int[] a = counts.events(i);
    int[] b = counts.events(j);
    long sum = 0;
    int from = 0;
    for (int k = 0; k < a.length; k++) {
      while (from < b.length && b[from] < a[k]) {
        from++;
      }
      for (int l = from; l < b.length && b[l] == a[k]; l++) {
        sum++;
      }
    }
    return sum;
  }
}
