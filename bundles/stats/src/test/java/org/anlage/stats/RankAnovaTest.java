package org.anlage.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.anlage.stats.RankAnova.Factor;
import org.anlage.stats.RankAnova.Term;
import org.junit.jupiter.api.Test;

class RankAnovaTest {

  private static void agree(JsonObject expected, Term got) {
    assertEquals(expected.get("sum_sq").getAsDouble(), got.squares(), 1e-8, got.name());
    assertEquals(expected.get("df").getAsInt(), got.degrees(), got.name());
    assertEquals(expected.get("F").getAsDouble(), got.f(), 1e-9, got.name());
    double p = expected.get("p").getAsDouble();
    assertEquals(p, got.p(), 1e-9 * p, got.name());
  }

  @Test
  void balancedAsStatsmodels() throws IOException {
    JsonObject reference = References.read("statistics.json").getAsJsonObject("rank_anova");
    RankAnova anova =
        RankAnova.of(
            References.numbers(reference.get("y")),
            List.of(
                new Factor("w", References.whole(reference.get("w"))),
                new Factor("d", References.whole(reference.get("d")))));
    JsonObject table = reference.getAsJsonObject("table");
    agree(table.getAsJsonObject("C(w)"), anova.terms().get(0));
    agree(table.getAsJsonObject("C(d)"), anova.terms().get(1));
    agree(table.getAsJsonObject("C(w):C(d)"), anova.terms().get(2));
    assertEquals("w x d", anova.terms().get(2).name());
    assertEquals(4419.75, anova.residualSquares(), 1e-8);
    assertEquals(42, anova.residualDegrees());
  }

  @Test
  void unbalancedWithThreeFactorsAsStatsmodels() throws IOException {
    JsonObject reference = References.read("unbalanced.json");
    RankAnova anova =
        RankAnova.of(
            References.numbers(reference.get("y")),
            List.of(
                new Factor("a", References.whole(reference.get("a"))),
                new Factor("b", References.whole(reference.get("b"))),
                new Factor("c", References.whole(reference.get("c")))));
    JsonArray table = reference.getAsJsonArray("table");
    assertEquals(7, anova.terms().size());
    for (int i = 0; i < 7; i++) {
      agree(table.get(i).getAsJsonObject(), anova.terms().get(i));
    }
    assertEquals(reference.get("residual").getAsDouble(), anova.residualSquares(), 1e-8);
    assertEquals(3, anova.terms().get(6).order());
  }

  @Test
  void aMissingCellTakesTheInteractionAway() {
    // Cells (0,0), (0,1), (1,0), two values each: main effects are there, the interaction is not.
    RankAnova anova =
        RankAnova.of(
            new double[] {1, 2, 5, 6, 3, 4},
            List.of(
                new Factor("a", new int[] {0, 0, 0, 0, 1, 1}),
                new Factor("b", new int[] {0, 0, 1, 1, 0, 0})));
    // By hand: within b = 0 the means of a are 1.5 and 3.5, two values each: 2 * 1 + 2 * 1 = 4.
    assertEquals(4, anova.terms().get(0).squares(), 1e-12);
    assertEquals(1.5, anova.residualSquares(), 1e-12);
    assertEquals(4 / (1.5 / 3), anova.terms().get(0).f(), 1e-9);
    assertEquals(0, anova.terms().get(2).degrees());
    assertTrue(Double.isNaN(anova.terms().get(2).p()));
  }

  @Test
  void whatCannotBeToldHasNoP() {
    int[] levels = {0, 0, 1, 1};
    RankAnova equal = RankAnova.of(new double[] {1, 1, 1, 1}, List.of(new Factor("a", levels)));
    assertTrue(Double.isNaN(equal.terms().get(0).p()), "all values are equal");
    RankAnova one =
        RankAnova.of(new double[] {1, 2, 3}, List.of(new Factor("a", new int[] {0, 0, 0})));
    assertEquals(0, one.terms().get(0).degrees(), "one level");
    RankAnova single =
        RankAnova.of(new double[] {1, 2}, List.of(new Factor("a", new int[] {0, 1})));
    assertTrue(Double.isNaN(single.terms().get(0).p()), "no residual");
    RankAnova twins =
        RankAnova.of(
            new double[] {1, 2, 3, 4}, List.of(new Factor("a", levels), new Factor("b", levels)));
    assertEquals(0, twins.terms().get(0).degrees(), "two factors that change together");
  }

  @Test
  void kruskalWallisWithTiesAsSciPy() {
    KruskalWallis test =
        KruskalWallis.of(
            List.of(
                new double[] {1, 1, 2},
                new double[0],
                new double[] {2, 3, 3, 4},
                new double[] {1, 5}));
    assertEquals(3.108187134502922, test.h(), 1e-9);
    assertEquals(0.2113808983985051, test.p(), 1e-9);
    assertTrue(Double.isNaN(KruskalWallis.of(List.of(new double[] {1, 2})).p()), "one sample");
    assertTrue(
        Double.isNaN(KruskalWallis.of(List.of(new double[] {1}, new double[] {1})).p()),
        "all equal");
  }

  @Test
  void spearmanOfFewOrConstantIsNotDefined() {
    double[] up = {1, 2, 3};
    assertEquals(new Correlation(1, 0, 3), Correlation.spearman(up, new double[] {10, 20, 40}));
    assertTrue(Double.isNaN(Correlation.spearman(up, new double[] {1, 1, 1}).rho()));
    double[] two = {1, 2};
    assertTrue(Double.isNaN(Correlation.spearman(two, two).p()));
  }
}
