package org.anlage.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.distribution.Branding;
import org.anlage.api.result.Findings;
import org.anlage.api.run.RunStatus;
import org.anlage.report.chart.Palette;
import org.anlage.report.page.Html;
import org.anlage.report.page.Page;

/**
 * The whole report of a study, section by section: results first, what they rest on after them.
 * Analyzers of studies say at which {@link ReportPlace} they belong.
 */
public final class StudyPage {
  private static final List<ReportPlace> RESULTS =
      List.of(
          ReportPlace.PUBLISHED, ReportPlace.OUTCOME, ReportPlace.COMPARISON, ReportPlace.COURSE);

  private StudyPage() {}

  /**
   * The report as HTML.
   *
   * @param study the study
   * @param findings findings of study analyzers, in the order to be shown
   * @param branding how the distribution presents itself
   */
  public static String html(
      StudyView study, Map<String, Findings> findings, Optional<Branding> branding) {
    Results results = new Results(study);
    Page page = new Page(new Palette(results.arms()));
    List<String> conclusions =
        findings.values().stream().flatMap(f -> f.conclusions().stream()).toList();
    if (!conclusions.isEmpty()) {
      page.section("Verdict", () -> verdict(conclusions, study, findings, page));
    }
    page.section("At a glance", () -> Overview.write(results, page));
    if (results.count(RunStatus.DONE) < study.runs().size()) {
      page.section("Runs without a result", () -> Runs.withoutResult(study, page));
    }
    study
        .choice()
        .ifPresent(c -> page.section("Chosen by validation", () -> page.findings(c, true)));
    RESULTS.forEach(place -> AnalyzerSection.write(place, study, findings, page));
    KindSections.of(study.kind())
        .write(
            results, page, () -> AnalyzerSection.write(ReportPlace.FURTHER, study, findings, page));
    List<Findings> described = new ArrayList<>(findings.values());
    study.choice().ifPresent(described::add);
    page.section("Methods", () -> Methods.write(results, described, page));
    page.folded("Provenance", () -> provenance(results, page));
    return page.html(
        study.title().isEmpty() ? study.name() : study.title(),
        colours(branding)
            + Overview.header(study, branding.map(Branding::reportTitle).orElse("Anlage study")),
        "");
  }

  /** The distribution's colours in place of ours, on light and on dark paper. */
  static String colours(Optional<Branding> branding) {
    String light =
        branding
            .flatMap(Branding::accent)
            .map(c -> "@media (prefers-color-scheme:light){:root{--accent:" + c + "}}")
            .orElse("");
    String dark =
        branding
            .flatMap(Branding::darkAccent)
            .map(c -> "@media (prefers-color-scheme:dark){:root{--accent:" + c + "}}")
            .orElse("");
    return light.isEmpty() && dark.isEmpty() ? "" : "<style>" + light + dark + "</style>";
  }

  /** What follows, in sentences, then the figures and numbers of the verdict. */
  private static void verdict(
      List<String> conclusions, StudyView study, Map<String, Findings> findings, Page page) {
    conclusions.forEach(page::paragraph);
    findings.forEach(
        (analyzer, found) -> {
          if (AnalyzerSection.of(analyzer, study) == ReportPlace.VERDICT) {
            page.findings(found, false);
          }
        });
  }

  private static void provenance(Results results, Page page) {
    StudyView study = results.study();
    page.table(study.provenance());
    if (!study.runs().isEmpty()) {
      page.details("Every run", () -> page.table(Runs.all(results)));
    }
    page.details(
        "The resolved experiment",
        () -> page.raw("<pre tabindex=\"0\">" + Html.text(study.experiment()) + "</pre>"));
  }
}
