package org.anlage.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.report.page.Html;
import org.anlage.report.page.Page;

/** Title, what was asked, and the results at a glance. */
final class Overview {
  /** What a table of data use says of a part that nothing depends on. */
  private static final String NOTHING = "–";

  private Overview() {}

  /** Top of the page; {@code kicker} stands above the title. */
  static String header(StudyView study, String kicker) {
    String title = study.title().isEmpty() ? study.name() : study.title();
    StringBuilder html =
        new StringBuilder("<header><p class=\"kicker\">" + Html.text(kicker) + " · ");
    html.append(Html.text(study.name())).append("</p>").append(Html.element("h1", title));
    if (!study.description().isEmpty()) {
      html.append("<p class=\"lead\">").append(Html.text(study.description())).append("</p>");
    }
    study
        .cortex()
        .filter(c -> c.provenance().synthetic() && usesData(study))
        .ifPresent(
            c ->
                html.append("<p class=\"synthetic\" role=\"note\"><b>SYNTHETIC DATA</b> ")
                    .append(Html.text(c.provenance().title()))
                    .append(": made by a generator, not measured. No result below is a finding")
                    .append(" about cortex.</p>"));
    for (String caution : study.cautions()) {
      html.append("<p class=\"warning\" role=\"note\">").append(Html.text(caution)).append("</p>");
    }
    return html.append("</header>\n").toString();
  }

  /** Whether any arm depends on the data, as far as that was found out. */
  private static boolean usesData(StudyView study) {
    return study
        .dataUse()
        .map(
            use ->
                use.columns().stream()
                    .skip(1)
                    .flatMap(
                        column ->
                            column instanceof Column.Texts texts
                                ? texts.values().stream()
                                : Stream.of("numbers"))
                    .anyMatch(words -> !words.equals(NOTHING)))
        .orElse(true);
  }

  static void write(Results results, Page page) {
    StudyView study = results.study();
    page.raw("<dl class=\"cards\">");
    card(page, study.arms().size(), study.kind().arm() + "s");
    card(page, study.tasks().size(), study.kind().condition() + "s");
    card(page, study.seeds().size(), "seeds");
    study.cortex().filter(c -> usesData(study)).ifPresent(c -> card(page, c.size(), "neurons"));
    card(page, results.count(RunStatus.DONE), "runs done");
    card(page, results.count(RunStatus.FAILED), "failed numerically");
    if (results.count(RunStatus.BROKEN) > 0) {
      card(page, results.count(RunStatus.BROKEN), "broken");
    }
    card(page, results.count(RunStatus.MISSING), "missing");
    page.raw("</dl>");
    long open = results.count(RunStatus.MISSING) + results.count(RunStatus.BROKEN);
    if (open > 0) {
      page.warning(
          "This study is not complete: "
              + open
              + " of "
              + study.runs().size()
              + " runs are missing.");
    }
    page.paragraph(
        "Seeds: "
            + study.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + ".");
    String distinct =
        study.tasks().stream()
            .flatMap(task -> distinctTrials(task).stream())
            .collect(Collectors.joining(", "));
    if (!distinct.isEmpty()) {
      page.paragraph(
          "Distinct trials: "
              + distinct
              + ". With few, training and test use the same trials: accuracy measures memory of"
              + " them, not generalisation.");
    }
    Optional<String> headline = results.headline();
    if (headline.isPresent()) {
      page.table(headlineTable(results, headline.get()));
    } else if (study.kind().learns()) {
      page.paragraph("No finished run reports an accuracy.");
    }
  }

  private static Table headlineTable(Results results, String metric) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("arm", results.arms()));
    for (String task : results.tasks()) {
      List<String> cells = new ArrayList<>();
      for (String arm : results.arms()) {
        Estimate estimate = Estimate.of(results.metric(arm, task, metric)).within(0, 1);
        int failed = results.stored(arm, task).size() - results.done(arm, task).size();
        cells.add(
            estimate.text(3)
                + (estimate.count() == 0 ? "" : ", n = " + estimate.count())
                + (failed == 0 ? "" : ", " + failed + " failed"));
      }
      columns.add(new Column.Texts(task, cells));
    }
    return new Table(
        "headline",
        Html.sentence(metric.replace('_', ' '))
            + " at the end: mean over finished seeds, 95 % interval (Student's t, cut at 0 and 1)."
            + " Runs that failed are counted, not averaged.",
        columns);
  }

  private static void card(Page page, long value, String label) {
    page.raw("<div><dt>" + label + "</dt><dd>" + value + "</dd></div>");
  }

  private static Optional<String> distinctTrials(StudyView.StudyTask task) {
    return task.description()
        .filter(description -> description.distinctTrials().isPresent())
        .map(d -> task.name() + " has " + d.distinctTrials().getAsInt());
  }
}
