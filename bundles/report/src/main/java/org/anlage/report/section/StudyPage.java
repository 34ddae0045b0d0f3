package org.anlage.report.section;

import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.Findings;
import org.anlage.api.analysis.StudyView;
import org.anlage.report.chart.Palette;
import org.anlage.report.page.Html;
import org.anlage.report.page.Page;

/** The whole report of a study, section by section. */
public final class StudyPage {
  private StudyPage() {}

  /**
   * The report as HTML.
   *
   * @param study the study
   * @param findings findings of study analyzers, in the order to be shown
   */
  public static String html(StudyView study, Map<String, Findings> findings) {
    Results results = new Results(study);
    List<String> arms = results.arms();
    Page page = new Page(new Palette(arms));
    page.section("At a glance", () -> Overview.write(results, page));
    page.section("Data and checks", () -> Data.write(study, page));
    page.section("Arms and their priors", () -> Priors.write(results, page));
    page.section("Tasks", () -> TaskList.write(study, page));
    page.section("Budget before training", () -> BudgetAudit.write(results, page));
    page.section("Learning curves", () -> LearningCurves.write(results, page));
    page.section("Accuracy", () -> Accuracy.write(results, page));
    if (!study.comparisons().isEmpty()) {
      page.section("Comparisons", () -> Comparisons.write(results, page));
    }
    findings.forEach(
        (analyzer, found) ->
            page.section(
                "Study: " + analyzer.replace('-', ' '), () -> page.findings(found, analyzer)));
    page.section("Inside the networks", () -> RunFindings.write(results, page));
    page.section("Runs without a result", () -> Runs.write(study, page));
    page.section("Methods", () -> Methods.write(results, page));
    page.section("Provenance", () -> provenance(study, page));
    return page.html(
        study.title().isEmpty() ? study.name() : study.title(), Overview.header(study), "");
  }

  private static void provenance(StudyView study, Page page) {
    page.table(study.provenance());
    page.details(
        "The experiment, with everything resolved",
        () -> page.raw("<pre tabindex=\"0\">" + Html.text(study.experiment()) + "</pre>"));
  }
}
