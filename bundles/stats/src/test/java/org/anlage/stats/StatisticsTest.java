package org.anlage.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against SciPy 1.17 and statsmodels 0.15. */
class StatisticsTest {
  private static final double[] NONE = {};

  @ParameterizedTest
  @ValueSource(strings = {"continuous", "with_ties"})
  void agreesWithReference(String name) throws IOException {
    JsonObject expected = References.read("statistics.json").getAsJsonObject(name);
    double[][] groups = new double[3][];
    for (int g = 0; g < 3; g++) {
      groups[g] = References.numbers(expected.getAsJsonArray("groups").get(g));
    }
    JsonArray pairs = expected.getAsJsonArray("mannwhitney_two_sided");
    double[] p = new double[pairs.size()];
    for (int k = 0; k < p.length; k++) {
      JsonObject pair = pairs.get(k).getAsJsonObject();
      double[] ends = References.numbers(pair.get("pair"));
      MannWhitney test = MannWhitney.of(groups[(int) ends[0]], groups[(int) ends[1]]);
      assertEquals(pair.get("U").getAsDouble(), test.u());
      assertEquals(pair.get("p").getAsDouble(), test.p(), 1e-9 * test.p());
      p[k] = test.p();
    }
    assertArrayEquals(References.numbers(expected.get("holm")), Holm.adjust(p), 1e-9);

    KruskalWallis kruskal = KruskalWallis.of(List.of(groups));
    assertEquals(expected.get("kruskal_H").getAsDouble(), kruskal.h(), 1e-9);
    assertEquals(expected.get("kruskal_p").getAsDouble(), kruskal.p(), 1e-9 * kruskal.p());
    assertEquals(2, kruskal.degrees());

    double[] spearman = References.numbers(expected.get("spearman_0_1"));
    Correlation correlation = Correlation.spearman(groups[0], groups[1]);
    assertEquals(spearman[0], correlation.rho(), 1e-12);
    assertEquals(spearman[1], correlation.p(), 1e-9);

    double[] interval = References.numbers(expected.get("t_interval_95_of_group_0"));
    Summary summary = Summary.of(groups[0]);
    assertEquals(interval[0], summary.interval().low(), 1e-9);
    assertEquals(interval[1], summary.interval().high(), 1e-9);

    double t = References.numbers(expected.get("welch_t_0_2"))[0];
    MeanDifference welch = MeanDifference.welch(groups[0], groups[2]);
    double error =
        Math.sqrt(
            Summary.variance(groups[0]) / groups[0].length
                + Summary.variance(groups[2]) / groups[2].length);
    assertEquals(t, welch.value() / error, 1e-9);
  }

  @Test
  void welchIntervalAgreesWithSciPy() {
    double[] x = {0.91, 0.62, 0.88, 0.97};
    double[] y = {0.63, 0.61, 0.7, 0.52, 0.66};
    MeanDifference welch = MeanDifference.welch(x, y);
    assertEquals(0.221, welch.value(), 1e-12);
    assertEquals(-0.011385149000668837, welch.interval().low(), 1e-9);
    assertEquals(0.4533851490006688, welch.interval().high(), 1e-9);
  }

  @Test
  void smallSamplesWithoutTiesAreExact() {
    // All 3 values above all 3: 2 of the 20 orders are as extreme.
    assertEquals(
        0.1, MannWhitney.of(new double[] {3.1, 1.2, 5.5}, new double[] {.1, .2, .3}).p(), 1e-15);
    MannWhitney test =
        MannWhitney.of(
            new double[] {0.91, 0.62, 0.88, 0.97}, new double[] {0.63, 0.61, 0.7, 0.52, 0.66});
    assertEquals(17, test.u());
    assertEquals(0.1111111111111111, test.p(), 1e-12);
    assertEquals(0.7, test.cliffsDelta(), 1e-15);
    double[] few = {0.126, -0.132, 0.64, 0.105, -0.536, 0.362, 1.304, 0.947};
    double[] many = {
      -0.004, -0.565, 0.077, 0.741, -1.625, 0.481, -0.546, -0.032, 0.156, 0.384, 1.112, 1.743,
      0.571, 2.066, 0.035, 1.052, 1.603, 0.794, -0.043, -0.222, 0.242, 0.92, -0.31, 0.491, 0.541,
      1.241, 0.915, 1.055, 0.046, 0.57
    };
    assertEquals(0.7923333164020273, MannWhitney.of(few, many).p(), 1e-12);
    assertEquals(0.7923333164020273, MannWhitney.of(many, few).p(), 1e-12);
  }

  @Test
  void smallSamplesWithTiesAreNotExact() {
    double[] x = {1, 1, 0.625, 0.75};
    double[] y = {1, 0.625, 0.625};
    assertEquals(0.5667652473884979, MannWhitney.of(x, y).p(), 1e-12);
  }

  @Test
  void equalValuesDoNotDiffer() {
    double[] ones = {1, 1, 1};
    MannWhitney test = MannWhitney.of(ones, ones);
    assertEquals(1, test.p());
    assertEquals(0, test.cliffsDelta());
    assertEquals(new MeanDifference(0, new Interval(0, 0)), MeanDifference.welch(ones, ones));
  }

  @Test
  void nothingOrOneValueHasNoInterval() {
    assertEquals(0, Summary.of(NONE).n());
    assertTrue(Double.isNaN(Summary.of(NONE).mean()));
    assertEquals(Interval.NONE, Summary.of(new double[] {0.5}).interval());
    assertEquals(0.5, Summary.of(new double[] {0.5}).median());
    assertTrue(Double.isNaN(MannWhitney.of(NONE, new double[] {1}).p()));
    assertEquals(
        Interval.NONE, MeanDifference.welch(new double[] {1}, new double[] {0}).interval());
    MeanDifference one =
        MeanDifference.bootstrap(new double[] {1}, new double[] {0}, 100, RandomStream.of(1));
    assertEquals(new MeanDifference(1, Interval.NONE), one);
  }

  @Test
  void summaryByHand() {
    Summary summary = Summary.of(new double[] {4, 1, 2, 3});
    assertEquals(2.5, summary.mean());
    assertEquals(2.5, summary.median());
    assertEquals(1, summary.min());
    assertEquals(4, summary.max());
    // t(0.975, 3) = 3.182446, standard error sqrt(5/12).
    assertEquals(2.5 + 3.182446305284263 * Math.sqrt(5 / 12.0), summary.interval().high(), 1e-9);
    assertEquals(2, Summary.of(new double[] {9, 1, 2}).median());
  }

  @Test
  void holmLeavesOutWhatHasNoP() {
    assertArrayEquals(
        new double[] {0.03, Double.NaN, 0.06, 0.06},
        Holm.adjust(new double[] {0.01, Double.NaN, 0.03, 0.04}),
        1e-15);
    assertArrayEquals(new double[] {1, 1}, Holm.adjust(new double[] {0.7, 0.9}));
    assertEquals(0, Holm.adjust(NONE).length);
  }

  @Test
  void bootstrapIntervalIsCloseToTheNormalOne() {
    RandomStream random = RandomStream.of(3);
    double[] x = new double[200];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      x[i] = 1 + random.nextGaussian();
      y[i] = random.nextGaussian();
    }
    MeanDifference bootstrap = MeanDifference.bootstrap(x, y, 5000, RandomStream.of(4));
    MeanDifference welch = MeanDifference.welch(x, y);
    assertEquals(welch.interval().low(), bootstrap.interval().low(), 0.02);
    assertEquals(welch.interval().high(), bootstrap.interval().high(), 0.02);
    assertEquals(bootstrap, MeanDifference.bootstrap(x, y, 5000, RandomStream.of(4)));
  }
}
