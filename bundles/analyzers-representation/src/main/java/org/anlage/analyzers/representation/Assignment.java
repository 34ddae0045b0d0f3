package org.anlage.analyzers.representation;

import java.util.Arrays;
import org.anlage.api.matrix.Matrix;

/**
 * The assignment of columns to rows of a square matrix that has the largest sum, by shortest
 * augmenting paths (Jonker and Volgenant 1987, doi 10.1007/BF02278710). Time N^3.
 */
final class Assignment {
  private final Matrix score;
  private final int n;
  private final double[] rowPrice;
  private final double[] columnPrice;

  /** The row of each column; -1: none yet. */
  private final int[] rowOf;

  private Assignment(Matrix score) {
    this.score = score;
    n = score.rows();
    rowPrice = new double[n];
    columnPrice = new double[n];
    rowOf = new int[n];
    Arrays.fill(rowOf, -1);
  }

  /** The column of each row. */
  static int[] of(Matrix score) {
    Assignment assignment = new Assignment(score);
    for (int row = 0; row < assignment.n; row++) {
      assignment.add(row);
    }
    int[] columns = new int[assignment.n];
    for (int column = 0; column < columns.length; column++) {
      columns[assignment.rowOf[column]] = column;
    }
    return columns;
  }

  /** Gives a column to one more row, along the cheapest path over rows that have one. */
  private void add(int start) {
    double[] distance = new double[n];
    int[] before = new int[n];
    boolean[] done = new boolean[n];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(before, -1);
    int row = start;
    int last = -1;
    double reached = 0;
    while (row >= 0) {
      int nearest = -1;
      for (int column = 0; column < n; column++) {
        if (done[column]) {
          continue;
        }
        double cost = reached - score.get(row, column) - rowPrice[row] - columnPrice[column];
        if (cost < distance[column]) {
          distance[column] = cost;
          before[column] = last;
        }
        if (nearest < 0 || distance[column] < distance[nearest]) {
          nearest = column;
        }
      }
      reached = distance[nearest];
      done[nearest] = true;
      last = nearest;
      row = rowOf[nearest];
    }
    for (int column = 0; column < n; column++) {
      if (done[column] && column != last) {
        columnPrice[column] += distance[column] - reached;
        rowPrice[rowOf[column]] -= distance[column] - reached;
      }
    }
    rowPrice[start] += reached;
    for (int column = last; column >= 0; column = before[column]) {
      rowOf[column] = before[column] < 0 ? start : rowOf[before[column]];
    }
  }
}
