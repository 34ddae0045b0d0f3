package org.anlage.store.plan;

import java.util.Comparator;

/** By what the point of a grid or of a search is chosen, for every arm and task. */
public enum GridCriterion {
  /** The highest accuracy on validation trials; where equal, the lowest loss on them. */
  VALIDATION_ACCURACY,
  /** The lowest loss on validation trials. */
  VALIDATION_LOSS;

  /** The order of scores by which the best is the largest. */
  public Comparator<ValidationScore> order() {
    Comparator<ValidationScore> loss = Comparator.comparingDouble(ValidationScore::loss).reversed();
    return this == VALIDATION_LOSS
        ? loss
        : Comparator.comparingDouble(ValidationScore::accuracy).thenComparing(loss);
  }

  /** The criterion in words, after "the point with the". */
  public String words() {
    return this == VALIDATION_LOSS
        ? "lowest mean loss on validation trials"
        : "highest mean accuracy on validation trials, where equal the lowest loss,";
  }
}
