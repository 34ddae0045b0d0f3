package org.anlage.store.plan;

import java.util.List;
import org.anlage.api.analysis.StudyView;

/**
 * What successive halving chose before the study was planned: the study has runs at the chosen
 * points alone, with seeds that had no say.
 *
 * @param criterion by what
 * @param arms arms of the study
 * @param search what was searched and with which budget, in words
 * @param scores how every point did in every rung that it came to, in order of rungs
 */
public record HalvingOutcome(
    GridCriterion criterion, List<StudyView.Arm> arms, String search, List<Score> scores)
    implements PointChoice {
  /** Copies the lists. */
  public HalvingOutcome {
    arms = List.copyOf(arms);
    scores = List.copyOf(scores);
  }

  /**
   * How a point did in a rung.
   *
   * @param arm arm
   * @param task task
   * @param rung rung, from 1
   * @param updates updates of its runs
   * @param point what the point appends to the name of an arm
   * @param finished how many of its runs finished
   * @param validation means over seeds of the search
   * @param kept whether it went on to the next rung; in the last one, whether it was chosen
   */
  public record Score(
      String arm,
      String task,
      int rung,
      long updates,
      String point,
      int finished,
      ValidationScore validation,
      boolean kept) {}

  @Override
  public String arm(String planned) {
    return planned;
  }
}
