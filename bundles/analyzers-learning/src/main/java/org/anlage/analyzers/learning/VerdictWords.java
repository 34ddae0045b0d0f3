package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.analyzers.learning.Ladder.Rung;
import org.anlage.analyzers.learning.VerdictRule.Decision;
import org.anlage.analyzers.learning.VerdictRule.Outcome;
import org.anlage.stats.MeanDifference;
import org.anlage.stats.Summary;

/** Verdicts in words with numbers. */
final class VerdictWords {
  private static final int MOST_SPELT_OUT = 3;

  private final VerdictRule rule;
  private final String metric;
  private final boolean lower;

  VerdictWords(VerdictRule rule, String metric, boolean lower) {
    this.rule = rule;
    this.metric = metric;
    this.lower = lower;
  }

  /** A verdict on a prior on a task: the answer first, then each null. */
  String verdict(Ladder ladder) {
    String prior = ladder.prior().arm() + " on " + ladder.prior().task() + ": ";
    List<Rung> few = rungs(ladder, Outcome.TOO_FEW);
    if (few.size() == ladder.rungs().size()) {
      return prior + "no verdict. " + missing(ladder);
    }
    return prior
        + answer(ladder)
        + " "
        + numbers(ladder)
        + (few.isEmpty() ? "" : " Nothing is said of " + names(few) + ": " + missing(ladder))
        + mixed(ladder)
        + failed(ladder);
  }

  private String answer(Ladder ladder) {
    List<Rung> judged =
        ladder.rungs().stream().filter(r -> r.decision().outcome() != Outcome.TOO_FEW).toList();
    List<Rung> unbeaten = judged.stream().filter(r -> !r.decision().outcome().beaten()).toList();
    List<Rung> open =
        unbeaten.stream().filter(r -> r.decision().outcome() == Outcome.UNDECIDED).toList();
    if (unbeaten.isEmpty()) {
      return "beats "
          + (judged.size() == ladder.rungs().size() ? "every matched null" : names(judged))
          + "; what "
          + (judged.size() == 1 ? "it keeps does" : "they keep does")
          + " not explain the gain.";
    }
    if (open.size() == judged.size()) {
      return "not decided: neither a difference from "
          + names(judged)
          + " nor its absence is shown.";
    }
    Rung strongest = unbeaten.get(unbeaten.size() - 1);
    String name = strongest.control().arm();
    if (unbeaten.size() == judged.size()) {
      return "explained by its controls: it beats none of "
          + names(judged)
          + (open.isEmpty() ? "." : ", of which " + names(open) + " is not decided.");
    }
    Rung weakest = unbeaten.get(0);
    String keeps = weakest.keeps().isEmpty() ? "" : ", " + weakest.keeps() + ",";
    boolean decided = weakest.decision().outcome() != Outcome.UNDECIDED;
    return "the strongest null that it does not beat is "
        + name
        + "; what "
        + weakest.control().arm()
        + " keeps"
        + keeps
        + (decided ? " carries the gain over " : " may carry the gain (not decided) over ")
        + names(judged.stream().filter(r -> r.decision().outcome().beaten()).toList())
        + ".";
  }

  /** The nulls by what can be said of them; the table has all numbers. */
  private String numbers(Ladder ladder) {
    double[] values = ladder.prior().values(metric);
    return Stream.of(
            Outcome.BEATS, Outcome.SMALL, Outcome.EQUIVALENT, Outcome.UNDECIDED, Outcome.WORSE)
        .filter(outcome -> !rungs(ladder, outcome).isEmpty())
        .map(
            outcome ->
                words(outcome)
                    + " "
                    + rungs(ladder, outcome).stream()
                        .map(this::inNumbers)
                        .collect(Collectors.joining(", ")))
        .collect(
            Collectors.joining("; ", "Its mean is " + number(Summary.mean(values)) + ": ", "."));
  }

  private String words(Outcome outcome) {
    String margin = number(rule.margin());
    return switch (outcome) {
      case BEATS -> "better than";
      case WORSE -> "worse than";
      case SMALL -> "better in rank, on average by less than " + margin + ", than";
      case EQUIVALENT -> "no difference larger than " + margin + " from";
      case UNDECIDED -> "not decided against";
      case TOO_FEW -> "too few runs of";
    };
  }

  private String inNumbers(Rung rung) {
    Decision d = rung.decision();
    MeanDifference difference = rung.difference(lower);
    return rung.control().arm()
        + " ("
        + number(mean(rung.pair().control()))
        + ", difference "
        + number(difference.value())
        + " ["
        + number(difference.interval().low())
        + ", "
        + number(difference.interval().high())
        + "]"
        + (d.outcome() == Outcome.UNDECIDED
            ? ""
            : ", p = " + p(d.outcome() == Outcome.EQUIVALENT ? d.pEquivalence() : d.p()))
        + ")";
  }

  private String missing(Ladder ladder) {
    List<Group> groups = new ArrayList<>(List.of(ladder.prior()));
    ladder.rungs().forEach(rung -> groups.add(rung.control()));
    List<String> lacking = new ArrayList<>();
    for (Group group : groups) {
      int n = group.values(metric).length;
      if (n < rule.seeds()) {
        lacking.add(
            group.arm()
                + " has "
                + n
                + (group.failed() > 0 ? " (" + group.failed() + " failed)" : "")
                + (group.missing() > 0 ? " (" + group.missing() + " not computed)" : ""));
      }
    }
    return rule.seeds()
        + " finished runs with "
        + metric
        + " are needed in each arm; "
        + String.join(", ", lacking)
        + ".";
  }

  private String mixed(Ladder ladder) {
    List<Group> mixed =
        ladder.ascending().stream()
            .filter(group -> OutcomeClusters.mixed(group.values(metric), rule.margin()))
            .toList();
    if (mixed.isEmpty()) {
      return "";
    }
    return mixed.size() > MOST_SPELT_OUT
        ? " Seeds of " + mixed.size() + " arms fall into two groups, see the figure."
        : mixed.stream()
            .map(
                group ->
                    group.arm() + " " + OutcomeClusters.words(group.values(metric), rule.margin()))
            .collect(Collectors.joining("; ", " Seeds fall into two groups: ", "."));
  }

  private static String failed(Ladder ladder) {
    String words =
        ladder.ascending().stream()
            .filter(group -> group.failed() > 0)
            .map(group -> group.arm() + " " + group.failed())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "" : " Failed runs, ranked below all others: " + words + ".";
  }

  private static List<Rung> rungs(Ladder ladder, Outcome outcome) {
    return ladder.rungs().stream().filter(r -> r.decision().outcome() == outcome).toList();
  }

  private static String names(List<Rung> rungs) {
    List<String> names = rungs.stream().map(r -> r.control().arm()).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private double mean(double[] better) {
    return lower ? -Summary.mean(better) : Summary.mean(better);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? "0.000" : text;
  }

  private static String p(double p) {
    return String.format(Locale.ROOT, "%.2g", p);
  }
}
