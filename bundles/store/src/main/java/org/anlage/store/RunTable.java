package org.anlage.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.table.TableColumn;
import org.anlage.api.table.TypedRows;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.StudyPlan;

/**
 * The tidy table of runs: one row for each run of a plan, in the order of the plans. Columns are
 * {@code id, study, arm, task, seed, status, failure, seconds}; then {@code factor.NAME} and the
 * parameters that are not the same in all rows, by their path in the definition, such as {@code
 * trainer.learningRate} or {@code regularizers.0.strength}; then the metrics of {@link RunSummary}.
 * A cell without a value is empty, and so are the metrics of a run that failed: its last row is of
 * an unfinished training.
 */
public final class RunTable {
  private static final List<TableColumn> FIRST =
      List.of(
          new TableColumn("id", TableColumn.Kind.TEXT),
          new TableColumn("study", TableColumn.Kind.TEXT),
          new TableColumn("arm", TableColumn.Kind.TEXT),
          new TableColumn("task", TableColumn.Kind.TEXT),
          new TableColumn("seed", TableColumn.Kind.WHOLE),
          new TableColumn("status", TableColumn.Kind.TEXT),
          new TableColumn("failure", TableColumn.Kind.TEXT),
          new TableColumn("seconds", TableColumn.Kind.REAL));

  /** The status of a run whose metrics are results. */
  private static final String DONE = "done";

  /** The seed has a column; code is compared by the report. */
  private static final Set<String> LEFT_OUT = Set.of("seed", "code");

  private RunTable() {}

  /**
   * The runs of plans.
   *
   * @param plans plans that the store has
   * @param runs reads what is stored of a run
   */
  public static TypedRows of(List<StudyPlan> plans, RunSummary.Reader runs) {
    Map<String, String> first = new LinkedHashMap<>();
    Set<String> differing = differing(plans, first);
    List<String> parameters = first.keySet().stream().filter(differing::contains).toList();
    List<List<String>> heads = new ArrayList<>();
    List<Map<String, String>> settings = new ArrayList<>();
    List<RunSummary> summaries = new ArrayList<>();
    Set<String> metrics = new LinkedHashSet<>();
    Set<String> words = new HashSet<>();
    for (StudyPlan plan : plans) {
      String study = plan.folder();
      Map<String, Map<String, String>> factors = factors(plan);
      for (StudyPlan.PlannedRun run : plan.runs()) {
        RunSummary summary = runs.summary(run.id());
        summaries.add(summary);
        metrics.addAll(summary.metrics().keySet());
        heads.add(
            List.of(
                run.id(),
                study,
                run.arm(),
                run.task(),
                Long.toString(run.seed()),
                summary.status(),
                summary.failure(),
                RunSummary.number(summary.seconds())));
        Map<String, String> all = settings(run, factors, words);
        all.keySet().retainAll(differing);
        settings.add(all);
      }
    }
    List<TableColumn> columns = new ArrayList<>(FIRST);
    for (String name : parameters) {
      columns.add(
          new TableColumn(
              name, words.contains(name) ? TableColumn.Kind.TEXT : TableColumn.Kind.REAL));
    }
    Set<String> taken = new HashSet<>(columns.stream().map(TableColumn::name).toList());
    for (String name : metrics) {
      columns.add(
          new TableColumn(taken.contains(name) ? "metric." + name : name, TableColumn.Kind.REAL));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int r = 0; r < heads.size(); r++) {
      List<String> row = new ArrayList<>(heads.get(r));
      Map<String, String> run = settings.get(r);
      parameters.forEach(name -> row.add(run.getOrDefault(name, "")));
      RunSummary summary = summaries.get(r);
      Map<String, Double> found = summary.status().equals(DONE) ? summary.metrics() : Map.of();
      metrics.forEach(name -> row.add(RunSummary.number(found.getOrDefault(name, Double.NaN))));
      rows.add(row);
    }
    return new TypedRows(columns, rows);
  }

  /**
   * Names of what is not the same in all runs.
   *
   * @param first receives the first value of everything
   */
  private static Set<String> differing(List<StudyPlan> plans, Map<String, String> first) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Set<String> differing = new HashSet<>();
    int runs = 0;
    for (StudyPlan plan : plans) {
      Map<String, Map<String, String>> factors = factors(plan);
      for (StudyPlan.PlannedRun run : plan.runs()) {
        runs++;
        settings(run, factors, new HashSet<>())
            .forEach(
                (name, value) -> {
                  counts.merge(name, 1, Integer::sum);
                  String other = first.putIfAbsent(name, value);
                  if (other != null && !other.equals(value)) {
                    differing.add(name);
                  }
                });
      }
    }
    int all = runs;
    counts.forEach(
        (name, count) -> {
          if (count < all) {
            differing.add(name);
          }
        });
    return differing;
  }

  private static Map<String, Map<String, String>> factors(StudyPlan plan) {
    Map<String, Map<String, String>> factors = new LinkedHashMap<>();
    for (StudyView.Arm arm : plan.arms()) {
      factors.put(arm.name(), arm.factors());
    }
    return factors;
  }

  /**
   * Factors and parameters of a run, by name.
   *
   * @param words receives the names of those that are not numbers
   */
  private static Map<String, String> settings(
      StudyPlan.PlannedRun run, Map<String, Map<String, String>> factors, Set<String> words) {
    Map<String, String> settings = new LinkedHashMap<>();
    factors
        .getOrDefault(run.arm(), Map.of())
        .forEach(
            (factor, level) -> {
              settings.put("factor." + factor, level);
              words.add("factor." + factor);
            });
    Json.Obj definition =
        (Json.Obj) JsonReader.parse(run.id(), run.definition(), ProblemException.Kind.STORE);
    definition
        .members()
        .forEach(
            (name, value) -> {
              if (!LEFT_OUT.contains(name)) {
                flatten(name, value, settings, words);
              }
            });
    return settings;
  }

  private static void flatten(
      String path, Json value, Map<String, String> settings, Set<String> words) {
    if (value instanceof Json.Obj object) {
      object.members().forEach((name, v) -> flatten(path + "." + name, v, settings, words));
    } else if (value instanceof Json.Arr list && hasParts(list)) {
      for (int i = 0; i < list.items().size(); i++) {
        flatten(path + "." + i, list.items().get(i), settings, words);
      }
    } else if (value instanceof Json.Num number) {
      settings.put(path, number.literal());
    } else {
      settings.put(
          path, value instanceof Json.Str text ? text.value() : JsonWriter.canonical(value));
      words.add(path);
    }
  }

  private static boolean hasParts(Json.Arr list) {
    return list.items().stream().anyMatch(i -> i instanceof Json.Obj || i instanceof Json.Arr);
  }
}
