package org.anlage.tasks.reward;

/** A trial of choices that are scored by the mean of their probabilities of reward. */
abstract class Choices extends Acts {
  private int done;
  private double expected;

  /** Rewards a choice. */
  final void choose(int chosen, boolean rewarded, double probability) {
    action = chosen;
    reward = rewarded ? 1 : 0;
    expected += probability;
    done++;
  }

  /** Number of choices so far. */
  final int done() {
    return done;
  }

  @Override
  public final double score() {
    return done == 0 ? 0 : expected / done;
  }
}
