package org.anlage.report.section;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.report.page.Numbers;
import org.anlage.report.page.Page;
import org.anlage.report.page.Rows;

/** The comparisons the study asks for, described; verdicts are the business of analyzers. */
final class Comparisons {
  private Comparisons() {}

  static void write(Results results, Page page) {
    Optional<String> metric = results.headline();
    String what = metric.map(m -> m.replace('_', ' ')).orElse("accuracy");
    Rows rows =
        new Rows(
            "Differences of mean "
                + what
                + ", arm minus control, paired by seed, with 95 % intervals (Student's t, not"
                + " corrected for the number of comparisons). A description, not a test.",
            "arm",
            "control",
            "task",
            "difference",
            "pairs",
            "why");
    for (StudyView.Comparison comparison : results.study().comparisons()) {
      for (String control : comparison.against()) {
        for (String task : results.tasks()) {
          Estimate e =
              metric.isPresent()
                  ? difference(results, comparison.arm(), control, task, metric.get())
                  : Estimate.of(new double[0]);
          rows.row(
              comparison.arm(),
              control,
              task,
              e.text(3),
              Numbers.format(e.count()),
              comparison.reason());
        }
      }
    }
    page.table(rows.table());
  }

  private static Estimate difference(
      Results results, String arm, String control, String task, String metric) {
    Map<Long, StudyRun> controls =
        results.done(control, task).stream()
            .collect(Collectors.toMap(StudyRun::seed, run -> run, (first, second) -> first));
    List<StudyRun> pairs =
        results.done(arm, task).stream().filter(r -> controls.containsKey(r.seed())).toList();
    return Estimate.of(
        pairs.stream()
            .mapToDouble(
                run -> {
                  StudyRun other = controls.getOrDefault(run.seed(), run);
                  return run.metric(metric) - other.metric(metric);
                })
            .toArray());
  }
}
