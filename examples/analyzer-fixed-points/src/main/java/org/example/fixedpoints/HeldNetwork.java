package org.example.fixedpoints;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;

/**
 * A recurrent network whose input is held still: one step is h_j -> F_j(h) = (1 - a_j) h_j + a_j
 * f(d_j + sum_i h_i R_ij), with a = 1 in vanilla cells.
 *
 * @param activation f
 * @param recurrent R, N x N, row = from
 * @param drive d = x K + b, of length N
 * @param leak a, of length N
 */
public record HeldNetwork(Activation activation, Matrix recurrent, double[] drive, double[] leak) {

  /** A network with an input x held, of as many channels as it has. */
  public static HeldNetwork of(Network network, double[] input) {
    Cell cell = network.spec().cell();
    boolean leaky = cell.equals(Cell.LEAKY) || cell.equals(Cell.LEAKY_LEARNED);
    if (!leaky && !cell.equals(Cell.VANILLA)) {
      throw ProblemException.configuration(
          new Problem(
              "fixed points of this cell are not searched for",
              "fixed-points",
              "cell " + cell.name(),
              "vanilla or leaky cells",
              "leave the analyzer out"));
    }
    int n = network.spec().units();
    double[] drive = network.parameter(Network.BIAS).values().clone();
    Matrix kernel = network.parameter(Network.INPUT);
    for (int c = 0; c < input.length; c++) {
      for (int j = 0; j < n; j++) {
        drive[j] += input[c] * kernel.get(c, j);
      }
    }
    double[] leak =
        leaky
            ? network.parameter(Network.LEAK).values()
            : Matrix.zeros(1, n).map(x -> 1).values();
    return new HeldNetwork(network.spec().activation(), network.recurrent(), drive, leak);
  }

  /** Number of units N. */
  public int units() {
    return drive.length;
  }

  /** F(h) - h. */
  public double[] velocity(double[] h) {
    double[] z = preactivation(h);
    for (int j = 0; j < z.length; j++) {
      z[j] = leak[j] * (f(z[j]) - h[j]);
    }
    return z;
  }

  /** N x N, entry (i, j) is d F_j / d h_i. */
  public Matrix jacobian(double[] h) {
    int n = units();
    double[] z = preactivation(h);
    Matrix jacobian = Matrix.zeros(n, n);
    for (int j = 0; j < n; j++) {
      double gain = leak[j] * slope(z[j]);
      for (int i = 0; i < n; i++) {
        jacobian.set(i, j, gain * recurrent.get(i, j) + (i == j ? 1 - leak[j] : 0));
      }
    }
    return jacobian;
  }

  private double[] preactivation(double[] h) {
    double[] z = drive.clone();
    for (int i = 0; i < h.length; i++) {
      for (int j = 0; j < z.length; j++) {
        z[j] += h[i] * recurrent.get(i, j);
      }
    }
    return z;
  }

  private double f(double z) {
    return switch (activation) {
      case RELU -> Math.max(0, z);
      case TANH -> StrictMath.tanh(z);
      case IDENTITY -> z;
      case SOFTPLUS -> Math.max(0, z) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      case LOGISTIC -> 1 / (1 + StrictMath.exp(-z));
    };
  }

  private double slope(double z) {
    double y = f(z);
    return switch (activation) {
      case RELU -> z > 0 ? 1 : 0;
      case TANH -> 1 - y * y;
      case IDENTITY -> 1;
      case SOFTPLUS -> 1 / (1 + StrictMath.exp(-z));
      case LOGISTIC -> y * (1 - y);
    };
  }
}
