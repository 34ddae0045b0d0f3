package org.anlage.store.plan;

import java.util.Collection;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How runs did on validation trials.
 *
 * @param accuracy mean accuracy, 0 to 1
 * @param loss mean loss
 */
public record ValidationScore(double accuracy, double loss) {
  /** A run that has no result, which is the worst there can be. */
  public static final ValidationScore WORST = new ValidationScore(0, Double.POSITIVE_INFINITY);

  /** The score of a finished run by its metrics; the worst if it was not validated. */
  public static ValidationScore of(Map<String, Double> metrics) {
    return of(
        metrics.getOrDefault("validation_accuracy", Double.NaN),
        metrics.getOrDefault("validation_loss", Double.NaN));
  }

  /** The score of a finished run; what is no number is the worst there can be. */
  public static ValidationScore of(double accuracy, double loss) {
    return new ValidationScore(
        Double.isNaN(accuracy) ? WORST.accuracy() : accuracy,
        Double.isNaN(loss) ? WORST.loss() : loss);
  }

  /** The mean of some scores. */
  public static ValidationScore mean(Collection<ValidationScore> scores) {
    return new ValidationScore(
        mean(scores, ValidationScore::accuracy), mean(scores, ValidationScore::loss));
  }

  private static double mean(
      Collection<ValidationScore> scores, ToDoubleFunction<ValidationScore> part) {
    return scores.stream().mapToDouble(part).sum() / scores.size();
  }
}
