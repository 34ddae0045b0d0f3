package org.anlage.trainers;

import org.anlage.api.component.Parameter;

/**
 * A schedule of the learning rate: a factor for each update.
 *
 * @param form its form after the warm-up
 * @param warmUp updates over which the factor first grows linearly to 1
 * @param end factor that the cosine ends with, or of each step down
 * @param period updates between steps down
 */
public record Schedule(
    @Parameter(
            text =
                "constant; cosine: half a cosine from 1 to `end` at the last update; step: times"
                    + " `end` after every `period` updates.",
            value = "\"constant\"")
        Form form,
    @Parameter(text = "Updates of linear warm-up.", value = "0", min = 0) int warmUp,
    @Parameter(text = "Last factor of the cosine, or factor of a step.", value = "0.1", min = 0)
        double end,
    @Parameter(text = "Updates between steps.", value = "100", min = 1) int period) {
  /** Forms of a schedule. */
  public enum Form {
    /** Always 1. */
    CONSTANT,
    /** Half a cosine (Loshchilov and Hutter 2016, arXiv 1608.03983, without restarts). */
    COSINE,
    /** Steps down. */
    STEP
  }

  /** The learning rate unchanged. */
  public static final Schedule CONSTANT = new Schedule(Form.CONSTANT, 0, 0.1, 100);

  /** The factor of an update, counted from 1, of so many. */
  public double factor(int update, int updates) {
    if (update <= warmUp) {
      return (double) update / warmUp;
    }
    int after = update - 1 - warmUp;
    return switch (form) {
      case CONSTANT -> 1;
      case COSINE -> {
        double progress = (double) after / Math.max(1, updates - 1 - warmUp);
        yield end + (1 - end) * 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
      }
      case STEP -> StrictMath.pow(end, after / period);
    };
  }
}
