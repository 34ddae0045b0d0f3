package org.anlage.store.plan;

import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.StudyView;

/**
 * A choice of one point of a grid or of a search for every arm, by validation. The runs of all
 * points are part of the study; what is analysed are those of the points chosen.
 *
 * @param criterion by what
 * @param arms arms, as they are called where the point does not matter
 * @param points what each point appends to the name of an arm, in order
 * @param search how the points were drawn and with which budget, in words; empty: a grid
 */
public record ModelSelection(
    GridCriterion criterion, List<StudyView.Arm> arms, List<String> points, Optional<String> search)
    implements PointChoice {
  /** Copies the lists. */
  public ModelSelection {
    arms = List.copyOf(arms);
    points = List.copyOf(points);
  }

  @Override
  public String arm(String atPoint) {
    return points.stream()
        .filter(atPoint::endsWith)
        .findFirst()
        .map(point -> atPoint.substring(0, atPoint.length() - point.length()))
        .orElse(atPoint);
  }
}
