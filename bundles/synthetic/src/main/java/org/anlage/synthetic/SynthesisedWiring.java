package org.anlage.synthetic;

import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * Connections whose probability follows distance, similarity and each neuron's own propensity to
 * give (few neurons are proofread, and only these show outputs) and to take.
 */
final class SynthesisedWiring {
  // Probabilities per thousand at the mean distances of the measured bins, um; logarithms are
  // interpolated in between, and the ends extended. The values are those with which the means over
  // the bins are the measured ones.
  private static final double[] DISTANCE = {34, 77, 127, 176, 250, 390, 620, 880};
  private static final double[] PER_THOUSAND = {39.5, 22.4, 9.27, 3.40, 0.787, 0.176, 0.25, 0.039};
  // Variances of the logarithm, from the measured variances of the degrees.
  private static final double LOG_VARIANCE_OUT = 1.1;
  private static final double LOG_VARIANCE_IN = 0.25;
  private static final double LIKE_TO_LIKE = 0.8;
  private static final double[] SYNAPSE_SHARES = {0.914, 0.072, 0.010, 0.003, 0.001};

  private SynthesisedWiring() {}

  /** Wires every ordered pair independently. O(n^2) time. */
  static Synapses wire(Matrix distances, Matrix similarity, RandomStream random) {
    int n = distances.rows();
    double[] out = propensities(n, LOG_VARIANCE_OUT, random.split("out"));
    double[] in = propensities(n, LOG_VARIANCE_IN, random.split("in"));
    RandomStream pairs = random.split("pairs");
    RandomStream synapses = random.split("synapses");
    Matrix counts = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double chance =
            probability(distances.get(i, j))
                * (1 + LIKE_TO_LIKE * similarity.get(i, j))
                * out[i]
                * in[j];
        if (pairs.nextDouble() < chance && i != j) {
          counts.set(i, j, synapseCount(synapses.nextDouble()));
        }
      }
    }
    return Synapses.of(counts);
  }

  /** Probability that an average pair at a distance is connected. */
  static double probability(double distance) {
    int k = 1;
    while (k < DISTANCE.length - 1 && distance > DISTANCE[k]) {
      k++;
    }
    double from = StrictMath.log(PER_THOUSAND[k - 1]);
    double to = StrictMath.log(PER_THOUSAND[k]);
    double share = (distance - DISTANCE[k - 1]) / (DISTANCE[k] - DISTANCE[k - 1]);
    return 1e-3 * StrictMath.exp(from + share * (to - from));
  }

  /** Log-normal, scaled so that this sample has mean 1. */
  private static double[] propensities(int n, double logVariance, RandomStream random) {
    double[] values = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      values[i] = StrictMath.exp(Math.sqrt(logVariance) * random.nextGaussian());
      sum += values[i];
    }
    for (int i = 0; i < n; i++) {
      values[i] *= n / sum;
    }
    return values;
  }

  private static int synapseCount(double u) {
    double below = 0;
    for (int k = 0; k < SYNAPSE_SHARES.length; k++) {
      below += SYNAPSE_SHARES[k];
      if (u < below) {
        return k + 1;
      }
    }
    return SYNAPSE_SHARES.length;
  }
}
