package org.anlage.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.result.Findings;
import org.anlage.store.DirectoryStore;
import org.anlage.store.RunIndex;
import org.anlage.store.RunSummary;
import org.anlage.store.RunTable;
import org.anlage.store.TableCsv;
import org.anlage.store.plan.StudyPlan;

/**
 * The table of the runs of a study beside its report, {@code runs.csv}: that of {@link RunTable},
 * and a column {@code ANALYZER.METRIC} for every metric that analyzers found on runs.
 */
final class RunsFile {
  private static final String NAME = "runs.csv";

  private RunsFile() {}

  /**
   * Where the table of a report is: {@code runs.csv}, for {@code mine.html} {@code mine.runs.csv}.
   */
  static Path beside(Path report) {
    String name = String.valueOf(report.getFileName());
    return report.resolveSibling(
        name.equals("report.html") ? NAME : name.replaceFirst("\\.[^.]*$", "") + "." + NAME);
  }

  static void write(
      DirectoryStore store, StudyPlan plan, Map<String, Map<String, Findings>> found, Path file) {
    RunIndex index = RunIndex.of(store);
    String text =
        TableCsv.of(
            RunTable.of(
                List.of(plan),
                id -> withFindings(index.summary(id), found.getOrDefault(id, Map.of()))));
    index.keep();
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem(
              "the table of runs cannot be written",
              file.toString(),
              String.valueOf(e.getMessage()),
              "",
              ""),
          e);
    }
  }

  /** A summary with the metrics of analyzers, sorted by analyzer, after its own. */
  static RunSummary withFindings(RunSummary summary, Map<String, Findings> found) {
    Map<String, Double> metrics = new java.util.LinkedHashMap<>(summary.metrics());
    new TreeMap<>(found)
        .forEach(
            (analyzer, findings) ->
                new TreeMap<>(findings.metrics())
                    .forEach((name, value) -> metrics.put(analyzer + "." + name, value)));
    return new RunSummary(summary.status(), summary.failure(), summary.seconds(), metrics);
  }
}
