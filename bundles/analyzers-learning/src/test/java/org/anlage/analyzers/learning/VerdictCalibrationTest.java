package org.anlage.analyzers.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.anlage.analyzers.learning.VerdictRule.Decision;
import org.anlage.analyzers.learning.VerdictRule.Outcome;
import org.anlage.analyzers.learning.VerdictRule.Pair;
import org.anlage.api.random.RandomStream;
import org.anlage.stats.BinomialInterval;
import org.anlage.stats.Equivalence;
import org.anlage.stats.Interval;
import org.junit.jupiter.api.Test;

/**
 * Measures the error rates of verdicts on simulated studies of three priors with three nulls on
 * three tasks. With {@code -Danlage.calibration.studies=10000 -Danlage.calibration.file=FILE} the
 * counts are those of docs/results/verdict-calibration.md; without, fewer studies, with bounds.
 */
class VerdictCalibrationTest {
  private static final int STUDIES = Integer.getInteger("anlage.calibration.studies", 100);
  private static final List<SimulatedAccuracy> TASKS =
      List.of(SimulatedAccuracy.ONE_CHOICE, SimulatedAccuracy.GO_NOGO, SimulatedAccuracy.DECISION);
  private static final boolean FULL = STUDIES >= 1000;
  private static final int PRIORS = 3;
  private static final int NULLS = 3;
  private static final VerdictRule RULE = new VerdictRule(0.05, 0.1, 10);

  private final StringBuilder lines = new StringBuilder();

  /** Chances to learn: of a prior, and of its nulls. */
  private record Chances(double prior, double control) {}

  private interface Truth {
    Chances of(int prior, int task, double uniform);
  }

  private static List<Pair> study(Truth truth, int seeds, RandomStream random) {
    List<Pair> pairs = new ArrayList<>();
    for (int t = 0; t < TASKS.size(); t++) {
      SimulatedAccuracy task = TASKS.get(t);
      double uniform = random.nextDouble();
      List<double[]> all = new ArrayList<>();
      for (int p = 0; p < PRIORS; p++) {
        Chances chances = truth.of(p, t, uniform);
        all.add(task.draw(chances.prior(), seeds, random));
        for (int n = 0; n < NULLS; n++) {
          all.add(task.draw(chances.control(), seeds, random));
        }
      }
      double low = all.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
      double high = all.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
      Interval bounds =
          new Interval(Math.min(low, task.stuck()), Math.max(high, task.learnt() < 1 ? 0.8987 : 1));
      for (int p = 0; p < PRIORS; p++) {
        double[] prior = all.get(p * (NULLS + 1));
        for (int n = 1; n <= NULLS; n++) {
          pairs.add(new Pair(prior, 0, all.get(p * (NULLS + 1) + n), 0, bounds));
        }
      }
    }
    return pairs;
  }

  private static int count(String name, Truth truth, int seeds, Predicate<List<Decision>> hit) {
    RandomStream random = RandomStream.of(20).split(name).split(seeds);
    return (int)
        IntStream.range(0, STUDIES)
            .parallel()
            .filter(i -> hit.test(RULE.decide(study(truth, seeds, random.split(i)))))
            .count();
  }

  private double line(String what, int seeds, int hits) {
    Interval interval = BinomialInterval.clopperPearson(hits, STUDIES, 0.99);
    lines.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %.2f %% | %.2f to %.2f %% |%n",
            what,
            seeds,
            hits,
            100.0 * hits / STUDIES,
            100 * interval.low(),
            100 * interval.high()));
    return interval.high();
  }

  private static boolean claimsDifference(List<Decision> decisions) {
    return decisions.stream()
        .map(Decision::outcome)
        .anyMatch(o -> o == Outcome.BEATS || o == Outcome.SMALL || o == Outcome.WORSE);
  }

  private static boolean claimsEquality(List<Decision> decisions) {
    return decisions.stream().anyMatch(d -> d.pEquivalence() < RULE.alpha());
  }

  /** Priors that learn more often than their nulls, by just the margin on average. */
  private static Chances apartByTheMargin(int task, double uniform) {
    SimulatedAccuracy accuracy = TASKS.get(task);
    double step = RULE.margin() / (accuracy.mean(1) - accuracy.mean(0));
    double low = uniform * (1 - step);
    return new Chances(low + step, low);
  }

  @Test
  void differencesAreRarelyClaimedWhereThereAreNone() throws IOException {
    lines.append("## False differences\n\nNo prior differs from its nulls; 27 comparisons.\n");
    header("studies with any claimed difference");
    Truth uniform = (p, t, u) -> new Chances(u, u);
    Truth half = (p, t, u) -> new Chances(0.5, 0.5);
    Truth stuck = (p, t, u) -> new Chances(0, 0);
    for (int seeds : FULL ? new int[] {10, 20} : new int[] {10}) {
      String name = "chance to learn uniform over studies and tasks";
      promise(
          line(name, seeds, count(name, uniform, seeds, VerdictCalibrationTest::claimsDifference)));
      name = "half of the seeds learn";
      promise(
          line(name, seeds, count(name, half, seeds, VerdictCalibrationTest::claimsDifference)));
      name = "no seed learns";
      promise(
          line(name, seeds, count(name, stuck, seeds, VerdictCalibrationTest::claimsDifference)));
    }
    write("1");
  }

  @Test
  void equalityIsRarelyClaimedWhereMeansDifferByTheMargin() throws IOException {
    lines.append("\n## False equality\n\nEvery prior is better than its nulls by the margin.\n");
    header("studies with any claimed equality");
    Truth margin = (p, t, u) -> apartByTheMargin(t, u);
    for (int seeds : FULL ? new int[] {20, 60} : new int[] {60}) {
      String name = "means differ by 0.1";
      promise(
          line(name, seeds, count(name, margin, seeds, VerdictCalibrationTest::claimsEquality)));
    }
    write("2");
  }

  /** 6 % is promised of 10,000 studies; fewer leave more room above a true rate of at most 5. */
  private void promise(double bound) {
    assertTrue(bound <= (STUDIES >= 10_000 ? 0.06 : 0.15), lines::toString);
  }

  private void header(String what) {
    lines.append("\n| truth | seeds | ").append(what);
    lines.append(" | rate | 99 % interval |\n|---|---|---|---|---|\n");
  }

  @Test
  void largeEffectsAreFoundAndSmallOnesAreNot() throws IOException {
    lines.append("\n## Power\n\nOne prior differs from its three nulls on One-Choice;");
    lines.append(" all else is null (chance to learn uniform).\n");
    header("studies where it beats all three");
    double[][] effects = {{0.9, 0.1}, {1, 0.5}, {0.8, 0.4}, {0.7, 0.5}};
    int[] seeds = {10, 20, 40};
    double[][] rates = new double[effects.length][seeds.length];
    for (int e = 0; e < effects.length; e++) {
      double[] effect = effects[e];
      Truth truth =
          (p, t, u) -> p == 0 && t == 0 ? new Chances(effect[0], effect[1]) : new Chances(u, u);
      String what =
          String.format(
              Locale.ROOT, "%.0f %% against %.0f %% learn", 100 * effect[0], 100 * effect[1]);
      for (int s = 0; s < seeds.length; s++) {
        int hits =
            count(
                what,
                truth,
                seeds[s],
                d -> d.subList(0, NULLS).stream().allMatch(x -> x.outcome() == Outcome.BEATS));
        line(what, seeds[s], hits);
        rates[e][s] = (double) hits / STUDIES;
      }
    }
    assertTrue(rates[0][1] > 0.85, lines::toString);
    assertTrue(rates[1][1] > rates[1][0] && rates[1][2] > 0.5, lines::toString);
    assertTrue(rates[3][0] < 0.1, "a small effect is not found with ten seeds");
    write("3");
  }

  @Test
  void equalityIsShownWithEnoughSeeds() throws IOException {
    lines.append("\nAll arms alike: studies where no difference larger than the margin is shown");
    lines.append(" for the first prior and null on One-Choice.\n");
    header("studies");
    double most = 0;
    for (double chance : new double[] {0, 1, 0.5}) {
      Truth truth = (p, t, u) -> new Chances(chance, chance);
      String what = String.format(Locale.ROOT, "%.0f %% learn", 100 * chance);
      for (int n : FULL ? new int[] {20, 40, 80} : new int[] {40}) {
        int hits = count(what, truth, n, d -> d.get(0).outcome() == Outcome.EQUIVALENT);
        line(what, n, hits);
        most = Math.max(most, (double) hits / STUDIES);
      }
    }
    assertTrue(most > 0.8, lines::toString);
    write("4");
  }

  /** What single tests of equality would do where the means differ by just the margin. */
  @Test
  void usualTestsOfEqualityTakeTwoGroupsForOne() throws IOException {
    lines.append("\n## Why not the usual tests of equality\n\n");
    lines.append("One comparison, level 5 %, Go/NoGo: all seeds of one arm learn, and so many of");
    lines.append(" the other that means differ by 0.1. False claims of equality:\n");
    header("claims");
    SimulatedAccuracy task = SimulatedAccuracy.GO_NOGO;
    double chance = 1 - 0.1 / (task.mean(1) - task.mean(0));
    RandomStream random = RandomStream.of(21);
    int[] claims = new int[3];
    for (int i = 0; i < STUDIES; i++) {
      double[] x = task.draw(1, 20, random);
      double[] y = task.draw(chance, 20, random);
      Interval bounds = new Interval(0.5, 1);
      claims[0] += Equivalence.welch(x, y, 0.1) < 0.05 ? 1 : 0;
      claims[1] += Equivalence.ranks(x, y, 0.1) < 0.05 ? 1 : 0;
      claims[2] += Equivalence.bounded(x, y, 0.1, bounds) < 0.05 ? 1 : 0;
    }
    line("Welch's t", 20, claims[0]);
    line("shifted ranks", 20, claims[1]);
    line("bounded means, as used", 20, claims[2]);
    assertTrue(claims[1] > 0.5 * STUDIES, lines::toString);
    assertTrue(claims[2] < 0.1 * STUDIES, lines::toString);
    write("5");
  }

  private void write(String part) throws IOException {
    String file = System.getProperty("anlage.calibration.file", "");
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file + "." + part), lines);
    }
  }

  @Test
  void theSameStudiesGiveTheSameDecisions() {
    Truth uniform = (p, t, u) -> new Chances(u, u);
    List<Decision> first = RULE.decide(study(uniform, 10, RandomStream.of(3)));
    assertEquals(first, RULE.decide(study(uniform, 10, RandomStream.of(3))));
    assertEquals(27, first.size());
  }
}
