package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.analysis.AnalysisVersions;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.store.plan.StudyPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and compares results of versions of analyzers. */
@Command(
    name = "analyses",
    mixinStandardHelpOptions = true,
    description = {
      "List the stored analyzer versions of a study; given two, print their metrics side by"
          + " side.",
      "",
      "A version is written as listed, NAME@VERSION+DIGEST.PARAMETERS, or as the beginning of that."
    })
final class AnalysesCommand extends SessionCommand {
  @Mixin private StorePlace store = new StorePlace();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: the latest).")
  private Optional<String> study = Optional.empty();

  @Parameters(
      arity = "0..3",
      paramLabel = "NAME@VERSION",
      description = "Two versions to compare; a run store may stand before them, as --store.")
  private List<String> given = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    boolean first = !store.isNamed() && !given.isEmpty() && !given.get(0).contains("@");
    List<String> compared = given.subList(first ? 1 : 0, given.size());
    if (compared.size() != 0 && compared.size() != 2) {
      throw ProblemException.configuration(
          new Problem(
              "versions are compared two by two",
              "NAME@VERSION",
              String.join(" ", compared),
              "two",
              "`anlage analyses` without them lists what there is"));
    }
    AnalysisVersions versions =
        session().studies().versions(first ? Path.of(given.get(0)) : store.path(), study);
    if (compared.isEmpty()) {
      list(versions);
    } else {
      compare(versions, versions.named(compared.get(0)), versions.named(compared.get(1)));
    }
    return ExitCode.OK;
  }

  private void list(AnalysisVersions versions) {
    List<List<String>> rows = new ArrayList<>();
    List<Json> items = new ArrayList<>();
    rows.add(List.of("analyzer", "version", "bundle", "parameters", "runs"));
    versions
        .runs()
        .forEach(
            (version, runs) -> {
              String[] parts = version.split("[@+]");
              String[] digests = parts[parts.length - 1].split("\\.", 2);
              String parameters = digests.length == 2 ? digests[1] : "";
              rows.add(
                  List.of(
                      parts[0], parts[1], digests[0], parameters, Integer.toString(runs.size())));
              items.add(
                  Json.Obj.create()
                      .with("analyzer", parts[0])
                      .with("version", parts[1])
                      .with("bundle", digests[0])
                      .with("parameters", parameters)
                      .with("runs", Json.array(runs.stream().map(Json::string).toList())));
            });
    print(items, rows);
  }

  private void compare(AnalysisVersions versions, String one, String other) {
    List<List<String>> rows = new ArrayList<>();
    List<Json> items = new ArrayList<>();
    rows.add(List.of("run", "metric", one, other, "difference"));
    List<String> both = new ArrayList<>(versions.runs().getOrDefault(one, List.of()));
    both.retainAll(versions.runs().getOrDefault(other, List.of()));
    for (StudyPlan.PlannedRun run : versions.plan().runs()) {
      if (both.contains(run.id())) {
        Map<String, Double> before = versions.metrics(one, run.id());
        Map<String, Double> after = versions.metrics(other, run.id());
        before.forEach(
            (metric, value) -> {
              double changed = after.getOrDefault(metric, Double.NaN);
              rows.add(
                  List.of(
                      run.request().label(),
                      metric,
                      TextTable.number(value),
                      TextTable.number(changed),
                      TextTable.number(changed - value)));
              items.add(
                  Json.Obj.create()
                      .with("run", run.id())
                      .with("metric", metric)
                      .with("values", Json.array(List.of(Json.number(value), Json.number(changed))))
                      .with("difference", changed - value));
            });
      }
    }
    print(items, rows);
  }

  private void print(List<Json> items, List<List<String>> rows) {
    if (json.wanted()) {
      session().print(Json.array(items));
    } else {
      session().out().print(TextTable.of(rows));
    }
  }
}
