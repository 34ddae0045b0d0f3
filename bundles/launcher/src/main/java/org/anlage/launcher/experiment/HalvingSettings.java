package org.anlage.launcher.experiment;

import org.anlage.api.component.Parameter;

/**
 * Successive halving (Jamieson and Talwalkar 2016, AISTATS): all points with few updates, the best
 * of each arm and task with more, and so on; the last rung has the updates of the trainer.
 *
 * @param eta by which factor points become fewer, and updates more, from rung to rung
 * @param rungs how many
 * @param seeds seeds of the search, none of which is a seed of the experiment
 */
public record HalvingSettings(
    @Parameter(
            text = "By which factor points become fewer and updates more, from rung to rung",
            value = "3",
            min = 2,
            max = 100)
        int eta,
    @Parameter(text = "How many rungs; the last has the trainer's updates", min = 2, max = 10)
        int rungs,
    @Parameter(text = "Seeds of the search, which the experiment's \"seeds\" do not have")
        Seeds seeds) {

  /** How many times fewer updates a rung has than the last one. */
  public long reduction(int rung) {
    return power(rungs - 1 - rung);
  }

  /** How many of some points are left in a rung. */
  public int points(int all, int rung) {
    return (int) (all / power(rung));
  }

  private long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= eta;
    }
    return power;
  }
}
