package org.anlage.wiring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.anlage.api.matrix.Matrix;

/**
 * Lengths of shortest paths between all ordered pairs (Dijkstra 1959, doi 10.1007/BF01386390, from
 * every node). Cost: N times the number of connections times its logarithm.
 */
public final class ShortestPaths {
  private ShortestPaths() {}

  private record Reached(int node, double length) {}

  /**
   * Path lengths.
   *
   * @param lengths N x N; (i, j) is the length of the connection from i to j, 0 where there is none
   * @return N x N; zero on the diagonal, infinite where no path leads
   */
  public static Matrix of(Matrix lengths) {
    int n = lengths.rows();
    int[][] targets = new int[n][];
    for (int i = 0; i < n; i++) {
      int from = i;
      targets[i] =
          IntStream.range(0, n).filter(j -> j != from && lengths.get(from, j) > 0).toArray();
    }
    Matrix result = Matrix.zeros(n, n);
    for (int source = 0; source < n; source++) {
      double[] paths = from(source, lengths, targets);
      System.arraycopy(paths, 0, result.values(), source * n, n);
    }
    return result;
  }

  private static double[] from(int source, Matrix lengths, int[][] targets) {
    double[] shortest = new double[targets.length];
    Arrays.fill(shortest, Double.POSITIVE_INFINITY);
    shortest[source] = 0;
    PriorityQueue<Reached> open = new PriorityQueue<>(Comparator.comparingDouble(Reached::length));
    open.add(new Reached(source, 0));
    while (!open.isEmpty()) {
      Reached here = open.remove();
      if (here.length() > shortest[here.node()]) {
        continue;
      }
      for (int next : targets[here.node()]) {
        double length = here.length() + lengths.get(here.node(), next);
        if (length < shortest[next]) {
          shortest[next] = length;
          open.add(new Reached(next, length));
        }
      }
    }
    return shortest;
  }
}
