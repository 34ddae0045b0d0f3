package org.anlage.store.plan;

import java.util.List;
import org.anlage.api.analysis.StudyView;

/** How one point of a grid or of a search is chosen for every arm, by validation. */
public sealed interface PointChoice permits ModelSelection, HalvingOutcome {
  /** By what. */
  GridCriterion criterion();

  /** Arms, as results call them. */
  List<StudyView.Arm> arms();

  /** An arm of the plan, as results call it. */
  String arm(String planned);
}
