package org.anlage.regularizers;

import java.util.Arrays;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.wiring.Degrees;

/**
 * Communicability of a measured connectome.
 *
 * @param values N x N, non-negative, zero diagonal
 * @param edges what became of the measured edges
 */
record MeasuredCommunicability(Matrix values, EdgeAccount edges) {
  private static final double RELEASED_FLOOR = 1e-10;

  /**
   * What became of the measured edges (connected pairs) in the normalisation.
   *
   * @param pairs measured
   * @param dropped left out, because a strength that divides them is zero
   * @param inflated divided by a floor instead of a strength
   * @param withoutOutputs neurons that make no synapse
   * @param isolated neurons that neither make nor receive one, self-connections aside
   */
  record EdgeAccount(int pairs, int dropped, int inflated, int withoutOutputs, int isolated) {}

  /**
   * exp of the normalised counts with the diagonal set to zero. In every normalisation a diagonal
   * similarity of the normalised counts, or their singular values, are bounded by 1.
   */
  static MeasuredCommunicability of(
      Synapses synapses, WiringNormalisation normalisation, Kernels kernels) {
    int n = synapses.neurons();
    Matrix counts = synapses.counts();
    double[] out = new double[n];
    double[] in = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i] += counts.get(i, j);
        in[j] += counts.get(i, j);
      }
    }
    double floor = normalisation == WiringNormalisation.AS_RELEASED ? RELEASED_FLOOR : 0;
    double[] rows = inverseRoots(out, floor);
    double[] columns =
        inverseRoots(normalisation == WiringNormalisation.ROWS_AND_COLUMNS ? in : out, floor);
    return new MeasuredCommunicability(
        exponential(counts, rows, columns, kernels), account(synapses, out, columns, floor));
  }

  /** All N x N values, ascending. */
  double[] sorted() {
    double[] result = values.values().clone();
    Arrays.sort(result);
    return result;
  }

  private static Matrix exponential(
      Matrix counts, double[] rows, double[] columns, Kernels kernels) {
    int n = counts.rows();
    double[] normalised = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        normalised[i * n + j] = rows[i] * counts.get(i, j) * columns[j];
      }
    }
    RealBuffer argument = new RealBuffer.Float64(normalised);
    MatrixExponential exponential = new MatrixExponential(n, 1, argument, kernels);
    exponential.argument().copyFrom(argument, 0, 0, n * n);
    Matrix result = Matrix.of(n, n, exponential.evaluate().toDoubles());
    for (int i = 0; i < n; i++) {
      result.set(i, i, 0);
    }
    return result;
  }

  private static EdgeAccount account(
      Synapses synapses, double[] out, double[] columns, double floor) {
    int dropped = 0;
    int inflated = 0;
    for (int target : synapses.post()) {
      dropped += columns[target] == 0 ? 1 : 0;
      inflated += floor > 0 && out[target] == 0 ? 1 : 0;
    }
    int withoutOutputs = (int) Arrays.stream(out).filter(strength -> strength == 0).count();
    return new EdgeAccount(
        synapses.pairs(), dropped, inflated, withoutOutputs, Degrees.isolated(synapses));
  }

  private static double[] inverseRoots(double[] strengths, double floor) {
    double[] result = new double[strengths.length];
    for (int i = 0; i < result.length; i++) {
      double strength = strengths[i] == 0 ? floor : strengths[i];
      result[i] = strength == 0 ? 0 : 1 / Math.sqrt(strength);
    }
    return result;
  }
}
