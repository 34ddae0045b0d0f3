package org.anlage.store.plan;

import java.util.List;
import org.anlage.api.analysis.StudyView;

/** A choice of one point of a grid or search for every arm, by validation trials. */
public sealed interface PointChoice permits ModelSelection, HalvingOutcome {
  /** By what. */
  GridCriterion criterion();

  /** Arms, as results call them. */
  List<StudyView.Arm> arms();

  /** An arm of the plan, as results call it. */
  String arm(String planned);
}
