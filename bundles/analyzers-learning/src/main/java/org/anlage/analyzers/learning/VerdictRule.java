package org.anlage.analyzers.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.stats.CliffsDelta;
import org.anlage.stats.Equivalence;
import org.anlage.stats.Holm;
import org.anlage.stats.Interval;
import org.anlage.stats.MannWhitney;
import org.anlage.stats.Summary;

/**
 * The rule by which a prior is said to beat a null, from values alone; docs/statistics.md has it in
 * words, docs/results/verdict-calibration.md how often it errs.
 *
 * @param alpha chance allowed for any false difference in a family, and for any false equality
 * @param margin smallest difference of means that matters
 * @param seeds finished runs that each arm needs
 */
record VerdictRule(double alpha, double margin, int seeds) {

  /** What can be said of a prior against a null. */
  enum Outcome {
    /** Higher in rank, and by the margin or more on average. */
    BEATS,
    /** Higher in rank, by less than the margin on average. */
    SMALL,
    /** Lower in rank. */
    WORSE,
    /** Means are shown to differ by less than the margin. */
    EQUIVALENT,
    /** Neither a difference nor its absence is shown. */
    UNDECIDED,
    /** Too few finished runs. */
    TOO_FEW;

    /** Whether the null does not explain what the prior reaches. */
    boolean beaten() {
      return this == BEATS;
    }
  }

  /**
   * Runs of a prior and of a null of it; higher values are better.
   *
   * @param prior values of the prior's finished runs
   * @param priorFailed how many of its runs failed
   * @param control values of the null's finished runs
   * @param controlFailed how many of its runs failed
   * @param bounds between which values of this task lie
   */
  record Pair(
      double[] prior, int priorFailed, double[] control, int controlFailed, Interval bounds) {
    int fewest() {
      return Math.min(prior.length, control.length);
    }

    /**
     * Exact Mann-Whitney test of finished runs, and again with failed runs below all others: the
     * less certain of the two, for no difference may rest on runs that are left out.
     */
    MannWhitney test() {
      MannWhitney finished = MannWhitney.permuted(prior, control);
      if (priorFailed + controlFailed == 0) {
        return finished;
      }
      MannWhitney all =
          MannWhitney.permuted(with(prior, priorFailed), with(control, controlFailed));
      boolean agree = all.cliffsDelta() * finished.cliffsDelta() > 0;
      return new MannWhitney(
          finished.u(), agree ? Math.max(all.p(), finished.p()) : 1, finished.cliffsDelta());
    }

    private static double[] with(double[] values, int failed) {
      double[] all = Arrays.copyOf(values, values.length + failed);
      Arrays.fill(all, values.length, all.length, Double.NEGATIVE_INFINITY);
      return all;
    }
  }

  /**
   * What was decided, with the numbers it rests on.
   *
   * @param outcome what can be said
   * @param delta Cliff's delta with its 95 % interval
   * @param p of no difference, after Holm; NaN with too few runs
   * @param pEquivalence of a difference of the margin or more, after Holm; NaN with too few runs
   */
  record Decision(Outcome outcome, CliffsDelta delta, double p, double pEquivalence) {}

  /** Decides on a family of pairs. */
  List<Decision> decide(List<Pair> pairs) {
    double[] p =
        pairs.stream().mapToDouble(pair -> enough(pair) ? pair.test().p() : Double.NaN).toArray();
    double[] equal =
        pairs.stream()
            .mapToDouble(
                pair ->
                    enough(pair)
                        ? Equivalence.bounded(pair.prior(), pair.control(), margin, pair.bounds())
                        : Double.NaN)
            .toArray();
    double[] different = Holm.adjust(p);
    double[] equivalent = Holm.adjust(equal);
    return IntStream.range(0, pairs.size())
        .mapToObj(i -> decide(pairs.get(i), different[i], equivalent[i]))
        .toList();
  }

  private boolean enough(Pair pair) {
    return pair.fewest() >= seeds;
  }

  private Decision decide(Pair pair, double p, double pEquivalence) {
    double difference = Summary.mean(pair.prior()) - Summary.mean(pair.control());
    CliffsDelta delta = CliffsDelta.of(pair.prior(), pair.control());
    return new Decision(
        outcome(pair, delta.value(), difference, p, pEquivalence), delta, p, pEquivalence);
  }

  private Outcome outcome(Pair pair, double delta, double difference, double p, double equal) {
    if (!enough(pair)) {
      return Outcome.TOO_FEW;
    }
    if (p < alpha && delta < 0) {
      return Outcome.WORSE;
    }
    if (p < alpha && delta > 0) {
      return difference >= margin && !(equal < alpha) ? Outcome.BEATS : Outcome.SMALL;
    }
    // Failed runs have no value that could be near another's.
    return equal < alpha && pair.priorFailed() + pair.controlFailed() == 0
        ? Outcome.EQUIVALENT
        : Outcome.UNDECIDED;
  }
}
