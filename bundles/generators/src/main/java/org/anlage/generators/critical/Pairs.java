package org.anlage.generators.critical;

import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.SizeChecks;

/** Draws weights pair by pair, with a dial from symmetric to independent directions. */
final class Pairs {
  /** Draws the entry of units i and j, i > j. */
  interface Entry {
    /** One draw, of mean 0. */
    double draw(int i, int j, RandomStream random);
  }

  private Pairs() {}

  /**
   * W, the transpose of A, with a zero diagonal. A's upper triangle is drawn, its lower one mixed
   * from the mirrored draws and independent ones. Weights of different asymmetry share their draws.
   */
  static Matrix draw(double asymmetry, Mixing mixing, PriorContext context, Entry entry) {
    int n = SizeChecks.requireNetwork(context.size());
    RandomStream mirrored = context.random().split("mirrored");
    RandomStream independent = context.random().split("independent");
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double upper = entry.draw(i, j, mirrored);
        double lower =
            asymmetry == 0 ? upper : mixing.mix(asymmetry, upper, entry.draw(i, j, independent));
        weights.set(i, j, upper);
        weights.set(j, i, lower);
      }
    }
    return weights;
  }
}
