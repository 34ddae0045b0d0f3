package org.anlage.generators.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.Diagonal;
import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void thePublishedGridHasItsPublishedDistances() {
    Matrix d = raw(312, List.of(12, 13, 2));
    assertEquals(6.574600402949312, Contexts.mean(Diagonal.offDiagonal(d)), 1e-12);
    assertEquals(16.30950643030009, Contexts.sorted(d)[312 * 312 - 1], 1e-13);
  }

  /** NumPy's meshgrid of 2, 3 and 2 points, flattened: 000 001 100 101 010 011 110 111 020 ... */
  @Test
  void unitsRunAlongTheThirdThenTheFirstThenTheSecondAxis() {
    Matrix d = raw(12, List.of(2, 3, 2));
    assertEquals(1, d.get(0, 1));
    assertEquals(1, d.get(0, 2));
    assertEquals(Math.sqrt(2), d.get(0, 3));
    assertEquals(1, d.get(0, 4));
    assertEquals(2, d.get(0, 8));
    assertEquals(Math.sqrt(6), d.get(0, 11));
    assertEquals(Math.sqrt(2), d.get(2, 4));
  }

  @Test
  void distancesHaveMeanOneOffTheDiagonalByDefault() {
    Matrix d =
        new Grid()
            .distances(
                new Grid.Parameters(List.of(), DistanceNormalisation.MEAN_ONE),
                Contexts.embedding(30, Optional.empty()));
    assertEquals(1, Contexts.mean(Diagonal.offDiagonal(d)), 1e-14);
    assertEquals(0, d.get(3, 3));
    assertEquals(d, d.transpose());
  }

  @Test
  void theDefaultShapeIsNearestToACube() {
    assertEquals(List.of(3, 3, 3), Grid.nearestToCube(27));
    assertEquals(List.of(5, 5, 4), Grid.nearestToCube(100));
    assertEquals(List.of(13, 6, 4), Grid.nearestToCube(312));
    assertEquals(List.of(7, 1, 1), Grid.nearestToCube(7));
    assertEquals(List.of(2, 1, 1), Grid.nearestToCube(2));
  }

  @Test
  void shorterShapesAreFlatAndSpareRoomStaysEmpty() {
    Matrix line = raw(3, List.of(3));
    assertEquals(2, line.get(0, 2));
    Matrix plane = raw(3, List.of(2, 2));
    assertEquals(1, plane.get(0, 2));
    assertEquals(Math.sqrt(2), plane.get(1, 2));
  }

  /**
   * The published 12 x 13 x 2 of 312 units also holds 311, but with 100 it is another network's.
   */
  @Test
  void gridsThatAreTooLargeAreRefused() {
    assertEquals(1, raw(311, List.of(12, 13, 2)).get(0, 1));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "the grid is larger than the network: got [12, 13, 2], 312 points",
        () -> raw(100, List.of(12, 13, 2)));
    Contexts.assertProblem(
        Kind.CONFIGURATION, "leave \"shape\" out to use [3, 1, 1]", () -> raw(3, List.of(5)));
  }

  @Test
  void shapesThatDoNotHoldTheNetworkAreRefused() {
    for (List<Integer> shape :
        List.of(List.of(2, 2, 2), List.of(3), List.of(-3, -3), List.of(9, 0, 1))) {
      Contexts.assertProblem(
          Kind.CONFIGURATION, "the grid does not hold the network", () -> raw(9, shape));
    }
    Contexts.assertProblem(
        Kind.CONFIGURATION, "at least two units: got 1", () -> raw(1, List.of(1, 1, 1)));
  }

  private static Matrix raw(int n, List<Integer> shape) {
    return new Grid()
        .distances(
            new Grid.Parameters(shape, DistanceNormalisation.RAW),
            Contexts.embedding(n, Optional.empty()));
  }
}
