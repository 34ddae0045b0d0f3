package org.anlage.synthetic;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * Somata in clusters (Neyman and Scott's process) in a box of the fields' density.
 *
 * <p>The median field holds 330 neurons in 981 x 114 x 475 um; other numbers of neurons scale x and
 * z. Half of the cluster centres are uniform, half more frequent in the middle, as in the fields,
 * whose edges are thin. About five neurons share a centre and scatter normally around it.
 */
final class SomaPlacement {
  private static final double[] BOX = {981, 114, 475};
  private static final double NEURONS_PER_BOX = 330;
  private static final double CLUSTER_SIZE = 5;
  private static final double SCATTER = 18;

  /** No two somata of the fields are closer than this, um. */
  static final double SEPARATION = 8;

  private static final int MOST_ATTEMPTS = 100_000;

  private SomaPlacement() {}

  /** Places n somata. O(n^2) time. */
  static Positions place(int n, RandomStream random) {
    double scale = Math.sqrt(n / NEURONS_PER_BOX);
    double[] box = {BOX[0] * scale, BOX[1], BOX[2] * scale};
    int clusters = (int) Math.max(1, Math.round(n / CLUSTER_SIZE));
    double[][] centres = new double[clusters][3];
    for (double[] centre : centres) {
      boolean central = random.nextInt(2) == 0;
      for (int axis = 0; axis < 3; axis++) {
        double u = central ? medianOfThree(random) : random.nextDouble();
        centre[axis] = u * box[axis];
      }
    }
    Matrix positions = Matrix.zeros(n, 3);
    double[] soma = new double[3];
    for (int i = 0; i < n; i++) {
      int attempts = 0;
      do {
        if (attempts++ == MOST_ATTEMPTS) {
          throw ProblemException.configuration(
              new Problem(
                  "the somata do not fit into the volume",
                  "synthetic-cortex",
                  n + " neurons",
                  "",
                  "choose another seed or more neurons"));
        }
        double[] centre = centres[random.nextInt(clusters)];
        for (int axis = 0; axis < 3; axis++) {
          soma[axis] = centre[axis] + SCATTER * random.nextGaussian();
        }
      } while (!inside(soma, box) || !apart(soma, positions, i));
      for (int axis = 0; axis < 3; axis++) {
        positions.set(i, axis, soma[axis]);
      }
    }
    return new Positions(positions);
  }

  /** Beta(2, 2). */
  private static double medianOfThree(RandomStream random) {
    double a = random.nextDouble();
    double b = random.nextDouble();
    double c = random.nextDouble();
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static boolean inside(double[] soma, double[] box) {
    for (int axis = 0; axis < 3; axis++) {
      if (soma[axis] < 0 || soma[axis] > box[axis]) {
        return false;
      }
    }
    return true;
  }

  private static boolean apart(double[] soma, Matrix positions, int placed) {
    for (int i = 0; i < placed; i++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double difference = soma[axis] - positions.get(i, axis);
        square += difference * difference;
      }
      if (square < SEPARATION * SEPARATION) {
        return false;
      }
    }
    return true;
  }
}
