package org.anlage.launcher.plan;

import java.util.List;
import org.anlage.store.RunSummary;
import org.anlage.store.plan.StudyPlan;

/** The rest of a search: the studies that follow from the results of one. */
public interface Continuation {
  /**
   * A step that is ahead.
   *
   * @param words what it computes
   * @param runs how many runs
   * @param updates updates of each
   */
  record Stage(String words, long runs, long updates) {}

  /** The study at hand, and then all steps after it. */
  List<Stage> stages();

  /**
   * The next study.
   *
   * @param stored the plan of this one, as it was computed
   * @param results reads its runs
   */
  PlannedStudy next(StudyPlan stored, RunSummary.Reader results);
}
