package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.analysis.AnalysisVersions;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.store.plan.StudyPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(
      index = "1..2",
      arity = "0..2",
      paramLabel = "NAME@VERSION",
      description = "Two versions to compare.")
  private List<String> compared = new ArrayList<>();

  @Override
  public Integer call() {
    AnalysisVersions versions = store.versions(session());
    if (compared.isEmpty()) {
      list(versions);
    } else if (compared.size() == 2) {
      compare(versions, versions.named(compared.get(0)), versions.named(compared.get(1)));
    } else {
      throw ProblemException.configuration(
          new Problem("one version alone cannot be compared", compared.get(0), "", "two", ""));
    }
    return ExitCode.OK;
  }

  private void list(AnalysisVersions versions) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("analyzer", "version", "bundle", "parameters", "runs"));
    versions
        .runs()
        .forEach(
            (version, runs) -> {
              String[] parts = version.split("[@+]");
              String[] digests = parts[parts.length - 1].split("\\.", 2);
              rows.add(
                  List.of(
                      parts[0],
                      parts[1],
                      digests[0],
                      digests.length == 2 ? digests[1] : "",
                      Integer.toString(runs.size())));
            });
    session().out().print(TextTable.of(rows));
  }

  private void compare(AnalysisVersions versions, String one, String other) {
    List<List<String>> rows = new ArrayList<>();
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
            });
      }
    }
    session().out().print(TextTable.of(rows));
  }
}
