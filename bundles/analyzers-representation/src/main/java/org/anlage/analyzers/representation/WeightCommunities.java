package org.anlage.analyzers.representation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.SymmetricEigen;
import org.anlage.api.matrix.Matrix;

/**
 * Communities of units by the magnitudes of all weights between them, in both directions together
 * and without a threshold: groups are divided by the sign of the leading eigenvector of their
 * modularity matrix for as long as that raises the modularity (Newman 2006, doi
 * 10.1073/pnas.0601602103). O(N^3) for each group.
 *
 * @param members community of each unit, from 0
 * @param modularity modularity of the partition; NaN without weights
 */
record WeightCommunities(int[] members, double modularity) {
  /** A rise of modularity below it is rounding. */
  private static final double LEAST = 1e-10;

  /**
   * Communities of some units.
   *
   * @param weights N x N weights
   * @param units the units, which are the things to be divided
   */
  static WeightCommunities of(Matrix weights, int[] units, Decompositions algebra) {
    int n = units.length;
    Matrix a = Matrix.zeros(n, n);
    double[] strength = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double both =
            i == j
                ? 0
                : Math.abs(weights.get(units[i], units[j]))
                    + Math.abs(weights.get(units[j], units[i]));
        a.set(i, j, both);
        strength[i] += both;
        total += both;
      }
    }
    int[] members = new int[n];
    if (total == 0) {
      return new WeightCommunities(IntStream.range(0, n).toArray(), Double.NaN);
    }
    Matrix b = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b.set(i, j, (a.get(i, j) - strength[i] * strength[j] / total) / total);
      }
    }
    Deque<int[]> open = new ArrayDeque<>();
    open.add(IntStream.range(0, n).toArray());
    int count = 0;
    while (!open.isEmpty()) {
      int[] group = open.remove();
      boolean[] apart = halves(b, group, algebra);
      if (apart.length == 0) {
        for (int i : group) {
          members[i] = count;
        }
        count++;
      } else {
        open.add(
            IntStream.range(0, group.length).filter(k -> apart[k]).map(k -> group[k]).toArray());
        open.add(
            IntStream.range(0, group.length).filter(k -> !apart[k]).map(k -> group[k]).toArray());
      }
    }
    double modularity = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        modularity += members[i] == members[j] ? b.get(i, j) : 0;
      }
    }
    return new WeightCommunities(members, modularity);
  }

  /** Which of a group go apart from the others; empty if no division raises the modularity. */
  private static boolean[] halves(Matrix b, int[] group, Decompositions algebra) {
    int n = group.length;
    Matrix own = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      double row = 0;
      for (int j = 0; j < n; j++) {
        own.set(i, j, b.get(group[i], group[j]));
        row += own.get(i, j);
      }
      own.set(i, i, own.get(i, i) - row);
    }
    SymmetricEigen eigen = algebra.symmetricEigen(own);
    boolean[] apart = new boolean[n];
    for (int i = 0; i < n; i++) {
      apart[i] = eigen.vectors().get(i, n - 1) > 0;
    }
    double rise = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rise += apart[i] == apart[j] ? own.get(i, j) : -own.get(i, j);
      }
    }
    return rise / 2 > LEAST ? apart : new boolean[0];
  }

  /** Number of communities. */
  int count() {
    return Arrays.stream(members).max().orElse(-1) + 1;
  }
}
