package org.anlage.analyzers.representation;

import java.util.Arrays;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * A division of points into clusters by k-means, the best of several starts drawn after Arthur and
 * Vassilvitskii 2007 ("k-means++: the advantages of careful seeding").
 *
 * @param members cluster of each point, from 0
 * @param count number of clusters
 * @param spread sum of squared distances of points from the means of their clusters
 */
record Clusters(int[] members, int count, double spread) {
  private static final int STARTS = 10;
  private static final int ROUNDS = 100;

  /** The division with the largest mean silhouette among 2 ... most clusters. */
  static Clusters best(Matrix points, int most, RandomStream random) {
    Clusters best = of(points, 2, random.split(2));
    double silhouette = best.silhouette(points);
    for (int k = 3; k <= Math.min(most, points.rows() - 1); k++) {
      Clusters next = of(points, k, random.split(k));
      double there = next.silhouette(points);
      if (there > silhouette) {
        best = next;
        silhouette = there;
      }
    }
    return best;
  }

  /** Into so many clusters; some may be empty where points are the same. */
  static Clusters of(Matrix points, int count, RandomStream random) {
    Clusters best = from(points, count, random.split(0));
    for (int start = 1; start < STARTS; start++) {
      Clusters next = from(points, count, random.split(start));
      best = next.spread < best.spread ? next : best;
    }
    return best;
  }

  private static Clusters from(Matrix points, int count, RandomStream random) {
    double[][] centres = centres(points, count, random);
    int[] members = new int[points.rows()];
    Arrays.fill(members, -1);
    double spread = 0;
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      spread = 0;
      for (int i = 0; i < members.length; i++) {
        int nearest = 0;
        for (int c = 1; c < count; c++) {
          nearest =
              squared(points, i, centres[c]) < squared(points, i, centres[nearest]) ? c : nearest;
        }
        moved |= nearest != members[i];
        members[i] = nearest;
        spread += squared(points, i, centres[nearest]);
      }
      move(points, members, centres);
    }
    return new Clusters(members, count, spread);
  }

  /** The first at random, each other with a probability as its squared distance from those. */
  private static double[][] centres(Matrix points, int count, RandomStream random) {
    double[][] centres = new double[count][];
    centres[0] = row(points, random.nextInt(points.rows()));
    for (int c = 1; c < count; c++) {
      double[] weight = new double[points.rows()];
      double sum = 0;
      for (int i = 0; i < weight.length; i++) {
        weight[i] = Double.POSITIVE_INFINITY;
        for (int known = 0; known < c; known++) {
          weight[i] = Math.min(weight[i], squared(points, i, centres[known]));
        }
        sum += weight[i];
      }
      double drawn = random.nextDouble() * sum;
      int chosen = 0;
      while (chosen < weight.length - 1 && drawn >= weight[chosen]) {
        drawn -= weight[chosen++];
      }
      centres[c] = row(points, chosen);
    }
    return centres;
  }

  /** To the means of members; a centre without any stays. */
  private static void move(Matrix points, int[] members, double[][] centres) {
    for (int c = 0; c < centres.length; c++) {
      double[] mean = new double[points.columns()];
      int size = 0;
      for (int i = 0; i < members.length; i++) {
        if (members[i] == c) {
          size++;
          for (int j = 0; j < mean.length; j++) {
            mean[j] += points.get(i, j);
          }
        }
      }
      for (int j = 0; j < mean.length && size > 0; j++) {
        centres[c][j] = mean[j] / size;
      }
    }
  }

  private static double[] row(Matrix points, int i) {
    int width = points.columns();
    return Arrays.copyOfRange(points.values(), i * width, (i + 1) * width);
  }

  private static double squared(Matrix points, int i, double[] centre) {
    double sum = 0;
    for (int j = 0; j < centre.length; j++) {
      double d = points.get(i, j) - centre[j];
      sum += d * d;
    }
    return sum;
  }

  /**
   * Mean over points of (b - a) / max(a, b), with a the mean distance from the others of its
   * cluster and b that from the nearest other cluster; 0 for a point alone (Rousseeuw 1987, doi
   * 10.1016/0377-0427(87)90125-7).
   */
  double silhouette(Matrix points) {
    int[] sizes = sizes();
    double sum = 0;
    for (int i = 0; i < members.length; i++) {
      if (sizes[members[i]] < 2) {
        continue;
      }
      double[] distance = new double[count];
      for (int j = 0; j < members.length; j++) {
        distance[members[j]] += Math.sqrt(squared(points, i, row(points, j)));
      }
      double own = distance[members[i]] / (sizes[members[i]] - 1);
      double other = Double.POSITIVE_INFINITY;
      for (int c = 0; c < count; c++) {
        if (c != members[i] && sizes[c] > 0) {
          other = Math.min(other, distance[c] / sizes[c]);
        }
      }
      double larger = Math.max(own, other);
      sum += larger > 0 && other < Double.POSITIVE_INFINITY ? (other - own) / larger : 0;
    }
    return sum / members.length;
  }

  /** Number of members of each. */
  int[] sizes() {
    int[] sizes = new int[count];
    for (int member : members) {
      sizes[member]++;
    }
    return sizes;
  }
}
