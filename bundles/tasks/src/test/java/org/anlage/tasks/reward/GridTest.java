package org.anlage.tasks.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The score of a random walk against all walks, one by one. */
class GridTest {
  @Test
  void theRandomWalkScoresTheMeanOfAllWalks() {
    assertEquals(allWalks(2, 4), Grid.randomWalk(2, 4), 1e-12);
    assertEquals(allWalks(3, 5), Grid.randomWalk(3, 5), 1e-12);
  }

  private static double allWalks(int side, int steps) {
    Grid grid = new Grid(side);
    int places = side * side;
    long walks = 1L << 2 * steps;
    double sum = 0;
    for (int source = 0; source < places; source++) {
      for (int start = 0; start < places; start++) {
        for (long walk = 0; walk < walks && start != source; walk++) {
          sum += score(grid, start, source, walk, steps);
        }
      }
    }
    return sum / walks / (places * (places - 1));
  }

  /** The score of a walk whose moves are the pairs of bits of a number. */
  private static double score(Grid grid, int start, int source, long walk, int steps) {
    int place = start;
    for (int move = 1; move <= steps; move++) {
      place = grid.moved(place, (int) (walk >> 2 * (move - 1)) & 3);
      if (place == source) {
        return (double) (steps - move) / (steps - grid.distance(start, source));
      }
    }
    return 0;
  }

  @Test
  void aMoveTowardsAPlaceBringsItNearer() {
    Grid grid = new Grid(5);
    for (int from = 0; from < 25; from++) {
      for (int to = 0; to < 25; to++) {
        if (from != to) {
          int moved = grid.moved(from, grid.towards(from, to));
          assertEquals(grid.distance(from, to) - 1, grid.distance(moved, to));
        }
      }
    }
  }
}
