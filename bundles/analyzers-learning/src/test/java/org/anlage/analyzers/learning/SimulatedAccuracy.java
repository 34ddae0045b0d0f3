package org.anlage.analyzers.learning;

import org.anlage.api.random.RandomStream;

/**
 * Test accuracies as real arms have them: a seed learns the task or stays where no memory leads, by
 * the published tables and the two-group outcomes of the cortical-priors study. Values are counts
 * of 1024 test trials, so that many are equal.
 *
 * @param stuck where seeds stay that do not learn
 * @param learnt where seeds end that learn; most on the value itself if it is 1
 * @param partly share of seeds that end between the two
 */
record SimulatedAccuracy(double stuck, double learnt, double partly) {
  static final SimulatedAccuracy ONE_CHOICE = new SimulatedAccuracy(0.626, 1, 0.1);
  static final SimulatedAccuracy GO_NOGO = new SimulatedAccuracy(0.511, 1, 0);
  static final SimulatedAccuracy DECISION = new SimulatedAccuracy(0.5, 0.88, 0.05);

  /** Accuracies of seeds, of which each learns with a given chance. */
  double[] draw(double chance, int seeds, RandomStream random) {
    double[] values = new double[seeds];
    for (int i = 0; i < seeds; i++) {
      values[i] = Math.rint(1024 * one(chance, random)) / 1024;
    }
    return values;
  }

  private double one(double chance, RandomStream random) {
    boolean learns = random.nextDouble() < chance;
    boolean between = random.nextDouble() < partly;
    double noise = random.nextGaussian();
    double share = random.nextDouble();
    if (between) {
      return stuck + share * (learnt - stuck);
    }
    if (!learns) {
      return stuck + 0.003 * noise;
    }
    return learnt < 1 ? learnt + 0.004 * noise : share < 0.7 ? 1 : 1 - 0.004 * Math.abs(noise);
  }

  /** Mean of {@link #draw} less its noise. */
  double mean(double chance) {
    return partly * (stuck + learnt) / 2 + (1 - partly) * (chance * learnt + (1 - chance) * stuck);
  }
}
