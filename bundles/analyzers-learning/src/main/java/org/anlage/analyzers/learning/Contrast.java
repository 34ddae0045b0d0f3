package org.anlage.analyzers.learning;

import java.util.Locale;
import org.anlage.stats.CliffsDelta;
import org.anlage.stats.MannWhitney;
import org.anlage.stats.MeanDifference;
import org.anlage.stats.StandardizedDifference;

/**
 * One arm against another on one task.
 *
 * @param metric what is compared
 * @param arm runs of the arm
 * @param against runs of the other
 * @param reason why the experiment asks for it
 * @param difference difference of means
 * @param ranks comparison by ranks
 * @param holm p adjusted over all contrasts; NaN if there is none
 */
record Contrast(
    String metric,
    Group arm,
    Group against,
    String reason,
    MeanDifference difference,
    MannWhitney ranks,
    double holm) {

  int armRuns() {
    return arm.values(metric).length;
  }

  int againstRuns() {
    return against.values(metric).length;
  }

  CliffsDelta delta() {
    return CliffsDelta.of(arm.values(metric), against.values(metric));
  }

  StandardizedDifference standardized() {
    return StandardizedDifference.of(arm.values(metric), against.values(metric));
  }

  Contrast adjusted(double p) {
    return new Contrast(metric, arm, against, reason, difference, ranks, p);
  }

  /** What can be said. */
  String verdict(int enough, double alpha) {
    int fewest = Math.min(armRuns(), againstRuns());
    if (fewest < enough) {
      return "not enough seeds (n = " + fewest + ", " + enough + " needed) for a verdict";
    }
    String numbers =
        String.format(
            Locale.ROOT, " (Holm p = %.3g, Cliff's delta = %.2f)", holm, ranks.cliffsDelta());
    if (!(holm < alpha)) {
      return "no difference shown" + numbers;
    }
    return arm.arm()
        + (ranks.cliffsDelta() > 0 ? " is higher than " : " is lower than ")
        + against.arm()
        + numbers;
  }
}
