package org.anlage.learning.rules;

import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.task.TrialBatch;

/** States of a leaky tanh network, written out, and triangular systems. */
final class States {
  private States() {}

  /** [1 | states] after a step of a trial. */
  static double[] after(Network network, TrialBatch batch, int step, int trial) {
    int n = network.spec().units();
    double[] h = new double[n];
    for (int t = 0; t <= step; t++) {
      double[] next = new double[n];
      for (int j = 0; j < n; j++) {
        double z = network.parameter(Network.BIAS).get(0, j);
        for (int i = 0; i < batch.inputs(); i++) {
          z +=
              batch.input()[batch.at(t, trial) * batch.inputs() + i]
                  * network.parameter(Network.INPUT).get(i, j);
        }
        for (int i = 0; i < n; i++) {
          z += h[i] * network.recurrent().get(i, j);
        }
        double a = network.parameter(Network.LEAK).get(0, j);
        next[j] = (1 - a) * h[j] + a * Math.tanh(z);
      }
      h = next;
    }
    double[] r = new double[n + 1];
    r[0] = 1;
    System.arraycopy(h, 0, r, 1, n);
    return r;
  }

  /** The X with L L^T X = B, L lower triangular. */
  static Matrix solve(Matrix l, Matrix b) {
    int n = l.rows();
    Matrix x = b.copy();
    for (int o = 0; o < b.columns(); o++) {
      for (int i = 0; i < n; i++) {
        double sum = x.get(i, o);
        for (int k = 0; k < i; k++) {
          sum -= l.get(i, k) * x.get(k, o);
        }
        x.set(i, o, sum / l.get(i, i));
      }
      for (int i = n - 1; i >= 0; i--) {
        double sum = x.get(i, o);
        for (int k = i + 1; k < n; k++) {
          sum -= l.get(k, i) * x.get(k, o);
        }
        x.set(i, o, sum / l.get(i, i));
      }
    }
    return x;
  }
}
