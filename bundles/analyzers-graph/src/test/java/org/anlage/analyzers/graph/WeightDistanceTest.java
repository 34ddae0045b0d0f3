package org.anlage.analyzers.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class WeightDistanceTest {
  /** Three units on a line at 0, 1 and 3. */
  private static final Matrix LINE = Matrix.of(new double[][] {{0, 1, 3}, {1, 0, 2}, {3, 2, 0}});

  @Test
  void weightsThatFallWithDistanceAreAnticorrelated() {
    // |W| = 5 - distance, whatever the sign; the diagonal does not count.
    Matrix weights = Matrix.of(new double[][] {{99, 4, -2}, {-4, 0, 3}, {2, 3, -99}});
    Map<String, Double> measures = new PairDistances(LINE).measures(weights, 0.5);
    assertEquals(-1, measures.get("weight_distance_pearson"), 1e-15);
    assertEquals(-1, measures.get("weight_distance_spearman"), 1e-15);
    // Above the median of 2 2 3 3 4 4: the two at distance 1, which are constant.
    assertTrue(Double.isNaN(measures.get("strongest_weight_distance_pearson")));
    assertEquals(0.5, measures.get("relative_distance_of_strongest"), 1e-15);
  }

  /** Distances 1, 2, 3 twice each, with weights 1, 4, 9. */
  @Test
  void ranksSeeWhatIsMonotoneAndProductsWhatIsLinear() {
    Matrix weights = Matrix.of(new double[][] {{0, 1, 9}, {1, 0, 4}, {9, 4, 0}});
    Map<String, Double> measures = new PairDistances(LINE).measures(weights, 0);
    assertEquals(1, measures.get("weight_distance_spearman"), 1e-15);
    // Deviations of x: -1 0 1; of y about 14/3: -11/3, -2/3, 13/3.
    assertEquals(
        (11 + 13) / Math.sqrt(2.0 * (121 + 4 + 169)),
        measures.get("weight_distance_pearson"),
        1e-15);
    // Above the smallest: x 2 3 3 2, y 4 9 9 4.
    assertEquals(1, measures.get("strongest_weight_distance_pearson"), 1e-15);
    assertEquals(2.5 / 2, measures.get("relative_distance_of_strongest"), 1e-15);
  }

  @Test
  void theProfileHasAsManyPairsInEveryBin() {
    Matrix weights = Matrix.of(new double[][] {{0, 1, -9}, {3, 0, 4}, {7, 6, 0}});
    PairDistances.Profile profile = new PairDistances(LINE).profile(weights, 3);
    assertArrayEquals(new double[] {1, 2, 3}, profile.at(), 1e-15);
    assertArrayEquals(new double[] {2, 5, 8}, profile.mean(), 1e-15);
    assertEquals(6, new PairDistances(LINE).profile(weights, 50).at().length);
  }

  @Test
  void everyConnectionIsInItsClasses() {
    Matrix weights = Matrix.of(new double[][] {{5, -4, 0}, {3, 0, 1}, {0, 2, 0}});
    PairDistances pairs = new PairDistances(LINE);
    assertEquals(2, pairs.median());
    EdgeClasses classes = EdgeClasses.of(weights, LINE, 2, 0.5);
    // The median of |W| is 1: 5, 4, 3 and 2 are the strongest.
    assertEquals(
        Map.of("self", 1, "short", 3, "long", 0, "positive", 2, "negative", 1, "reciprocal", 2),
        classes.strongest());
    assertEquals(5 / 15.0, classes.share().get("self"), 1e-15);
    assertEquals(10 / 15.0, classes.share().get("short"), 1e-15);
    assertEquals(0, classes.share().get("long"));
    assertEquals(6 / 15.0, classes.share().get("positive"), 1e-15);
    assertEquals(4 / 15.0, classes.share().get("negative"), 1e-15);
    assertEquals(7 / 15.0, classes.share().get("reciprocal"), 1e-15);
  }
}
