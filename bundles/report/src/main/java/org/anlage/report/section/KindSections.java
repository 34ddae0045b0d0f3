package org.anlage.report.section;

import org.anlage.api.analysis.StudyView;
import org.anlage.api.run.RunKind;
import org.anlage.report.page.Page;

/** The report sections that depend on the kind of run, between results and methods. */
sealed interface KindSections {
  /** The sections of a kind. */
  static KindSections of(RunKind kind) {
    return switch (kind) {
      case TRAIN -> new Training();
      case SIMULATE -> new Simulations();
      case MEASURE -> new Measurements();
    };
  }

  /**
   * Writes the sections.
   *
   * @param others writes the sections of analyzers that have no place among the results
   */
  void write(Results results, Page page, Runnable others);

  /** Arms and what they started from, then what became of the networks. */
  record Training() implements KindSections {
    @Override
    public void write(Results results, Page page, Runnable others) {
      StudyView study = results.study();
      page.folded("Arms and their priors", () -> Priors.write(results, page));
      study
          .dataUse()
          .ifPresent(
              use ->
                  page.folded(
                      "Data used by each arm", () -> MeasuredParts.write(study, use, page)));
      page.folded("Budget before training", () -> BudgetAudit.write(results, page));
      others.run();
      page.folded("Inside the networks", () -> RunFindings.write(results, page));
      page.folded("Data and checks", () -> Data.write(study, page));
      page.folded("Tasks", () -> TaskList.write(study, page));
    }
  }

  /** What the activity was, then the arms that it came from. */
  record Simulations() implements KindSections {
    @Override
    public void write(Results results, Page page, Runnable others) {
      others.run();
      page.section("Inside the networks", () -> RunFindings.write(results, page));
      page.folded("Arms and their priors", () -> Priors.write(results, page));
      page.folded("Data and checks", () -> Data.write(results.study(), page));
    }
  }

  /** What was measured, and on which recordings. */
  record Measurements() implements KindSections {
    @Override
    public void write(Results results, Page page, Runnable others) {
      StudyView study = results.study();
      others.run();
      if (!study.runs().isEmpty()) {
        page.section("Measurements", () -> RunFindings.write(results, page));
        page.section("Recordings", () -> Recordings.write(study, page));
      }
      study.cortex().ifPresent(c -> page.folded("Data and checks", () -> Data.write(study, page)));
    }
  }
}
