package org.anlage.generators.embeddings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Positions;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.DistanceBins;
import org.anlage.generators.algebra.EntryIndices;
import org.anlage.generators.embeddings.MeasuredPositions.AxisScaling;
import org.junit.jupiter.api.Test;

class DistanceNullTest {
  private static final int N = 60;
  private static final DistanceNormalisation RAW = DistanceNormalisation.RAW;
  private static final DistanceNormalisation MEAN_ONE = DistanceNormalisation.MEAN_ONE;
  private static final Matrix POINTS = points();
  private static final Matrix TRUE = new Positions(POINTS).distances();
  private static final EmbeddingContext CONTEXT = context(POINTS);

  @Test
  void permutedPositionsKeepEveryUnitsDistancesAsASet() {
    Matrix permuted =
        new PermutedPositions().distances(new Placement(AxisScaling.NONE, RAW), CONTEXT);
    assertArrayEquals(Contexts.sorted(TRUE), Contexts.sorted(permuted));
    assertNotEquals(TRUE, permuted);
    double[] farthest = farthest(TRUE);
    assertArrayEquals(farthest, farthest(permuted), "a relabelling keeps each neuron's farthest");
    assertMeanOne(
        new PermutedPositions()
            .distances(new Placement(AxisScaling.MIN_MAX_PER_AXIS, MEAN_ONE), CONTEXT));
  }

  /** In a thin box the mean distance along one axis of length 1 is 1/3, its mean square 1/6. */
  @Test
  void uniformPositionsFillTheBox() {
    double[][] corners = new double[400][3];
    corners[0] = new double[] {5, 7, -3};
    corners[1] = new double[] {905, 7, -3};
    for (int i = 2; i < 400; i++) {
      corners[i] = corners[i % 2];
    }
    Matrix distances =
        new UniformPositions()
            .distances(new Placement(AxisScaling.NONE, RAW), context(Matrix.of(corners)));
    double[] off = Diagonal.offDiagonal(distances);
    assertEquals(300, Contexts.mean(off), 15);
    assertEquals(900 * 900 / 6.0, Contexts.mean(Arrays.stream(off).map(d -> d * d).toArray()), 1e4);
    assertTrue(Arrays.stream(off).allMatch(d -> d <= 900));
    assertMeanOne(
        new UniformPositions().distances(new Placement(AxisScaling.NONE, MEAN_ONE), CONTEXT));
  }

  @Test
  void equalDistancesAreOneOffTheDiagonal() {
    Matrix distances = new EqualDistances().distances(new NoParameters(), CONTEXT);
    assertEquals(Matrix.identity(N), distances.map(d -> 1 - d));
  }

  @Test
  void shuffledDistancesStaySymmetricAndWithinTheirBin() {
    for (int bins : new int[] {1, 8}) {
      Matrix shuffled =
          new ShuffledDistances().distances(new ShuffledDistances.Parameters(bins, RAW), CONTEXT);
      assertEquals(shuffled, shuffled.transpose());
      assertArrayEquals(Contexts.sorted(TRUE), Contexts.sorted(shuffled));
      assertNotEquals(TRUE, shuffled);
      int[] bin = DistanceBins.of(TRUE, bins);
      for (int b = DistanceBins.SELF; b < bins; b++) {
        assertArrayEquals(inBin(TRUE, bin, b), inBin(shuffled, bin, b));
      }
    }
  }

  @Test
  void positionsAreNeeded() {
    EmbeddingContext bare = Contexts.embedding(4, Optional.empty());
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "needs positions",
        () -> new UniformPositions().distances(new Placement(AxisScaling.NONE, RAW), bare));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "got 4, expected 60",
        () ->
            new ShuffledDistances()
                .distances(
                    new ShuffledDistances.Parameters(1, RAW),
                    Contexts.embedding(4, CONTEXT.cortex())));
  }

  /** 0 -2-> 1 -1-> 2 -4-> 0 and 1 -1-> 0. */
  @Test
  void pathsByHand() {
    Matrix counts = Matrix.of(new double[][] {{0, 2, 0}, {1, 0, 1}, {4, 0, 0}});
    assertEquals(
        Matrix.of(new double[][] {{0, 1, 2}, {1, 0, 1}, {1, 2, 0}}),
        paths(counts, PathDistance.Length.HOPS, PathDistance.Direction.DIRECTED));
    assertEquals(
        Matrix.of(new double[][] {{0, .5, 1.5}, {1, 0, 1}, {.25, .75, 0}}),
        paths(counts, PathDistance.Length.INVERSE_COUNT, PathDistance.Direction.DIRECTED));
    assertEquals(
        Matrix.identity(3).map(x -> 1 - x),
        paths(counts, PathDistance.Length.HOPS, PathDistance.Direction.EITHER));
    Matrix either = paths(counts, PathDistance.Length.INVERSE_COUNT, PathDistance.Direction.EITHER);
    double third = 1 / 3.0;
    assertEquals(
        Matrix.of(new double[][] {{0, third, .25}, {third, 0, third + .25}, {.25, .25 + third, 0}}),
        either);
  }

  /** 0 - 1 - 2, and 3 alone: the longest path is 2, so 3 is 3 away from all. */
  @Test
  void disconnectedUnitsAreAnErrorOrFartherThanAllOthers() {
    Matrix counts = Matrix.zeros(4, 4);
    counts.set(0, 1, 1);
    counts.set(1, 2, 5);
    Contexts.assertProblem(
        Kind.DATA,
        "6 of 12 ordered pairs without a path",
        () -> paths(counts, PathDistance.Length.HOPS, PathDistance.Direction.EITHER));
    PathDistance.Parameters rule =
        new PathDistance.Parameters(
            PathDistance.Length.HOPS,
            PathDistance.Direction.EITHER,
            PathDistance.Unreachable.LONGEST_PLUS_ONE,
            RAW);
    assertEquals(
        Matrix.of(new double[][] {{0, 1, 2, 3}, {1, 0, 1, 3}, {2, 1, 0, 3}, {3, 3, 3, 0}}),
        new PathDistance().distances(rule, wired(counts)));
  }

  private static Matrix paths(
      Matrix counts, PathDistance.Length length, PathDistance.Direction direction) {
    return new PathDistance()
        .distances(
            new PathDistance.Parameters(length, direction, PathDistance.Unreachable.ERROR, RAW),
            wired(counts));
  }

  private static EmbeddingContext wired(Matrix counts) {
    Cortex cortex = Contexts.wired(counts, Map.of());
    return Contexts.embedding(cortex.size(), Optional.of(cortex));
  }

  private static EmbeddingContext context(Matrix points) {
    Cortex cortex =
        Contexts.cortex(
            points.rows(), Optional.of(new Positions(points)), Optional.empty(), Map.of());
    return Contexts.embedding(points.rows(), Optional.of(cortex));
  }

  private static Matrix points() {
    RandomStream random = RandomStream.of(4);
    return Matrix.zeros(N, 3).map(x -> 100 * random.nextGaussian());
  }

  private static double[] farthest(Matrix distances) {
    return IntStream.range(0, N)
        .mapToDouble(
            i -> IntStream.range(0, N).mapToDouble(j -> distances.get(i, j)).max().orElseThrow())
        .sorted()
        .toArray();
  }

  private static double[] inBin(Matrix matrix, int[] bins, int bin) {
    int[] places = EntryIndices.where(0, N * N, k -> bins[k] == bin);
    return Arrays.stream(places).mapToDouble(k -> matrix.values()[k]).sorted().toArray();
  }

  private static void assertMeanOne(Matrix distances) {
    assertEquals(1, Contexts.mean(Diagonal.offDiagonal(distances)), 1e-13);
  }
}
