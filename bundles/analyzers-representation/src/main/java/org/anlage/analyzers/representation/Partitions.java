package org.anlage.analyzers.representation;

/** Computes the adjusted mutual information of two partitions. */
final class Partitions {
  private Partitions() {}

  /**
   * Adjusted mutual information (Vinh, Epps and Bailey 2010, JMLR 11, 2837 to 2854): mutual
   * information less its mean over partitions of the same sizes, over the mean of the two entropies
   * less that mean. 1 if the partitions are the same, 0 on average if they have nothing in common.
   * O(a b n) for a and b parts of n things.
   *
   * @param first part of each thing, from 0
   * @param second part of each thing, from 0
   */
  static double adjustedMutualInformation(int[] first, int[] second) {
    int[] rows = sizes(first);
    int[] columns = sizes(second);
    int n = first.length;
    if (parts(rows) == parts(columns) && (parts(rows) == 1 || parts(rows) == n)) {
      return 1; // all together, or all apart, in both
    }
    int[][] both = new int[rows.length][columns.length];
    for (int i = 0; i < n; i++) {
      both[first[i]][second[i]]++;
    }
    double information = 0;
    double expected = 0;
    double[] logFactorials = logFactorials(n);
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        information += term(both[a][b], rows[a], columns[b], n);
        expected += expected(rows[a], columns[b], n, logFactorials);
      }
    }
    double entropies = (entropy(rows, n) + entropy(columns, n)) / 2;
    return (information - expected) / (entropies - expected);
  }

  private static int parts(int[] sizes) {
    int parts = 0;
    for (int size : sizes) {
      parts += size > 0 ? 1 : 0;
    }
    return parts;
  }

  private static int[] sizes(int[] members) {
    int most = 0;
    for (int member : members) {
      most = Math.max(most, member);
    }
    int[] sizes = new int[most + 1];
    for (int member : members) {
      sizes[member]++;
    }
    return sizes;
  }

  /** Contribution of a cell with that count to the mutual information, nats. */
  private static double term(int count, int row, int column, int n) {
    return count == 0
        ? 0
        : (double) count / n * StrictMath.log((double) n * count / ((double) row * column));
  }

  /** Mean contribution of a cell, whose count has the hypergeometric distribution. */
  private static double expected(int row, int column, int n, double[] logFactorials) {
    double sum = 0;
    for (int count = Math.max(1, row + column - n); count <= Math.min(row, column); count++) {
      double logProbability =
          logFactorials[row]
              + logFactorials[column]
              + logFactorials[n - row]
              + logFactorials[n - column]
              - logFactorials[n]
              - logFactorials[count]
              - logFactorials[row - count]
              - logFactorials[column - count]
              - logFactorials[n - row - column + count];
      sum += term(count, row, column, n) * StrictMath.exp(logProbability);
    }
    return sum;
  }

  private static double entropy(int[] sizes, int n) {
    double sum = 0;
    for (int size : sizes) {
      sum -= size == 0 ? 0 : (double) size / n * StrictMath.log((double) size / n);
    }
    return sum;
  }

  private static double[] logFactorials(int n) {
    double[] logs = new double[n + 1];
    for (int k = 2; k <= n; k++) {
      logs[k] = logs[k - 1] + StrictMath.log(k);
    }
    return logs;
  }
}
