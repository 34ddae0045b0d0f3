package org.anlage.tasks.reward;

/**
 * A square grid with walls around it, on which moves into a wall go nowhere.
 *
 * @param side places on a side; place numbers are side x row + column
 */
record Grid(int side) {
  /** East, west, north, south. */
  static final int MOVES = 4;

  int column(int place) {
    return place % side;
  }

  int row(int place) {
    return place / side;
  }

  /** Moves from one place to another. */
  int distance(int from, int to) {
    return Math.abs(column(from) - column(to)) + Math.abs(row(from) - row(to));
  }

  /** The place after a move. */
  int moved(int place, int move) {
    int column = column(place) + (move == 0 ? 1 : move == 1 ? -1 : 0);
    int row = row(place) + (move == 2 ? 1 : move == 3 ? -1 : 0);
    return column < 0 || column >= side || row < 0 || row >= side ? place : side * row + column;
  }

  /** A move on a shortest way; east where there is nothing to go. */
  int towards(int place, int to) {
    if (column(place) != column(to)) {
      return column(place) < column(to) ? 0 : 1;
    }
    return row(place) > row(to) ? 3 : row(place) < row(to) ? 2 : 0;
  }

  /** Of an arrival after some moves of at most {@code steps}, where {@code shortest} would do. */
  static double score(int steps, int moves, int shortest) {
    return (double) (steps - moves) / (steps - shortest);
  }

  /**
   * Mean score of a walk with moves of equal probability, over all sources and other places to
   * start from, by the probabilities of a first arrival at each step.
   */
  static double randomWalk(int side, int steps) {
    Grid grid = new Grid(side);
    int places = side * side;
    double sum = 0;
    for (int source = 0; source < places; source++) {
      double[] arrives = new double[places]; // at this move, and not before
      arrives[source] = 1;
      for (int move = 1; move <= steps; move++) {
        double[] later = new double[places];
        for (int from = 0; from < places; from++) {
          for (int a = 0; from != source && a < MOVES; a++) {
            later[from] += arrives[grid.moved(from, a)] / MOVES;
          }
        }
        arrives = later;
        for (int from = 0; from < places; from++) {
          sum +=
              from == source ? 0 : arrives[from] * score(steps, move, grid.distance(from, source));
        }
      }
    }
    return sum / (places * (places - 1.0));
  }
}
