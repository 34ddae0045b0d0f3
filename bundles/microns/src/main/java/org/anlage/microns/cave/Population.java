package org.anlage.microns.cave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;

/**
 * The neurons of the data set, joined from all tables and narrowed down step by step; every step
 * that leaves some out says so.
 */
final class Population {
  private final String where;
  private final List<Check> checks = new ArrayList<>();
  private List<Match> neurons;

  private Population(String where, List<Match> neurons) {
    this.where = where;
    this.neurons = neurons;
  }

  /** The matched neurons, each once, and each with a unit of its own. */
  static Population of(String where, MatchTable table, Duplicates rule) {
    Population population = new Population(where, table.matches());
    population.keepOnce("nuclei", "units", rule, match -> match.cell().nucleus());
    population.keepOnce(
        "units",
        "nuclei",
        rule,
        match -> match.unit() == 0 ? match : List.of(match.session(), match.scan(), match.unit()));
    return population;
  }

  /** Of matches of the same thing keeps one. */
  private void keepOnce(
      String what, String others, Duplicates rule, Function<Match, Object> identity) {
    Map<Object, Match> best = new LinkedHashMap<>();
    Set<Object> repeated = new LinkedHashSet<>();
    for (Match match : neurons) {
      Object key = identity.apply(match);
      Match before = best.putIfAbsent(key, match);
      if (before != null) {
        repeated.add(key);
        best.put(key, match.betterThan(before) ? match : before);
      }
    }
    if (!repeated.isEmpty() && rule == Duplicates.ERROR) {
      throw problem(
          where,
          what + " are matched with several " + others,
          repeated.size() + " " + what + ", the first " + repeated.iterator().next(),
          "each once",
          "choose one session, scan and field, or set \"duplicates\" to \"best-score\"");
    }
    if (rule == Duplicates.DROP) {
      best.keySet().removeAll(repeated);
    }
    int leftOut = neurons.size() - best.size();
    neurons = List.copyOf(best.values());
    checks.add(
        new Check(
            "repeated " + what,
            repeated.isEmpty(),
            repeated.isEmpty()
                ? what + " are matched once"
                : repeated.size()
                    + " "
                    + what
                    + " are matched with several "
                    + others
                    + (rule == Duplicates.DROP
                        ? "; they are left out, "
                        : "; the match of best score is kept, and left out are ")
                    + leftOut
                    + " rows"));
  }

  /** All neurons of a table of cells. */
  static Population of(String where, CellTable table) {
    return new Population(
        where,
        table.cells().values().stream()
            .map(cell -> new Match(cell, 0, 0, 0, 0, Double.NaN, Double.NaN))
            .toList());
  }

  /** Fills in what other tables know of the same cells; the first that knows something counts. */
  void join(CellTable... tables) {
    neurons =
        neurons.stream()
            .map(
                match -> {
                  Cell cell = match.cell();
                  for (CellTable table : tables) {
                    Cell known = table.cells().get(cell.nucleus());
                    cell = known == null ? cell : cell.or(known);
                  }
                  return match.of(cell);
                })
            .toList();
    for (CellTable table : tables) {
      checks.addAll(table.checks());
    }
  }

  /** Keeps cells of some types or classes; all where none are named. */
  void keepTypes(List<String> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> there =
        neurons.stream()
            .flatMap(match -> Stream.of(match.cell().type(), match.cell().classification()))
            .filter(type -> !type.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (wanted.stream().noneMatch(there::contains)) {
      throw problem(
          where,
          "no neuron is of a type that was asked for",
          String.join(", ", wanted),
          there.isEmpty() ? "a table of cell types" : "some of " + String.join(", ", there),
          "check \"cellTypes\"");
    }
    keep("cell types", true, "of other types", match -> match.cell().isOneOf(wanted));
  }

  /** Keeps neurons that a condition holds of, and says how many were left out. */
  void keep(String check, boolean expected, String leftOut, Predicate<Match> condition) {
    int before = neurons.size();
    neurons = neurons.stream().filter(condition).toList();
    int dropped = before - neurons.size();
    checks.add(
        new Check(
            check,
            expected || dropped == 0,
            dropped + " of " + before + " neurons left out: " + leftOut));
  }

  /** Keeps neurons whose segment is theirs alone, as synapses are told apart by segment. */
  void keepOwnSegments() {
    keep("segments", false, "no segment (root id 0)", match -> match.cell().root() != 0);
    Map<Long, Long> owners =
        neurons.stream()
            .collect(Collectors.groupingBy(match -> match.cell().root(), Collectors.counting()));
    keep(
        "merged segments",
        false,
        "they share their segment (root id) with another neuron",
        match -> owners.getOrDefault(match.cell().root(), 0L) == 1);
  }

  /** The neurons, at least two. */
  List<Match> neurons() {
    if (neurons.size() < 2) {
      throw problem(
          where,
          "too few neurons",
          neurons.size()
              + "; "
              + checks.stream().map(Check::detail).collect(Collectors.joining("; ")),
          "at least 2",
          "choose another session, scan or field, or ask for less");
    }
    return neurons;
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  private static ProblemException problem(
      String where, String what, String got, String expected, String fix) {
    return ProblemException.data(new Problem(what, where, got, expected, fix));
  }
}
