package org.anlage.trainers;

import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.Objective;

/**
 * The outputs of a step, B x O, in double precision, and what objectives make of them: the softmax,
 * with s the largest value of a row z, exp(z - s) / sum exp(z - s); the logistic function, from
 * exp(-|z|); the exponential function. Owns its buffers; one for all scores of a run.
 */
final class Outputs {
  private final int columns;
  private final Elementwise elementwise;
  private final double[] values;
  private final RealBuffer.Float64 exponentials;
  private final RealBuffer.Float64 logarithms;
  private final double[] sums;
  private final int[] largest;

  /** For at most {@code capacity} rows of {@code columns} outputs. */
  Outputs(int capacity, int columns, Elementwise elementwise) {
    this.columns = columns;
    this.elementwise = elementwise;
    values = new double[capacity * columns];
    exponentials = new RealBuffer.Float64(new double[capacity * columns]);
    logarithms = new RealBuffer.Float64(new double[capacity * columns]);
    sums = new double[capacity];
    largest = new int[capacity];
  }

  /** The values, row-major; to be changed in place. */
  double[] values() {
    return values;
  }

  /** Takes rows of a buffer of any precision. */
  void load(RealBuffer buffer, int rows) {
    int length = rows * columns;
    if (buffer instanceof RealBuffer.Float32 single) {
      float[] from = single.values();
      for (int k = 0; k < length; k++) {
        values[k] = from[k];
      }
    } else if (buffer instanceof RealBuffer.Float64 twice) {
      System.arraycopy(twice.values(), 0, values, 0, length);
    }
  }

  /** Gives the values back to a buffer, rounded to its precision. */
  void store(RealBuffer buffer, int rows) {
    int length = rows * columns;
    if (buffer instanceof RealBuffer.Float32 single) {
      float[] to = single.values();
      for (int k = 0; k < length; k++) {
        to[k] = (float) values[k];
      }
    } else if (buffer instanceof RealBuffer.Float64 twice) {
      System.arraycopy(values, 0, twice.values(), 0, length);
    }
  }

  /** Computes what an objective needs of these rows; the values stay. */
  void prepare(Objective objective, int rows) {
    switch (objective.form()) {
      case SOFTMAX -> softmax(rows);
      case LOGISTIC -> logistic(rows * columns, objective == Objective.BINARY_CROSS_ENTROPY);
      case EXPONENTIAL -> {
        System.arraycopy(values, 0, exponentials.values(), 0, rows * columns);
        elementwise.exp(0, rows * columns, exponentials);
      }
      case LINEAR -> {}
    }
  }

  private void logistic(int length, boolean logarithm) {
    double[] e = exponentials.values();
    for (int k = 0; k < length; k++) {
      e[k] = -Math.abs(values[k]);
    }
    elementwise.exp(0, length, exponentials);
    if (logarithm) {
      for (int k = 0; k < length; k++) {
        logarithms.values()[k] = 1 + e[k];
      }
      elementwise.log(0, length, logarithms);
    }
  }

  /** 1 / (1 + exp(-z)) of the output at an index. */
  double logistic(int k) {
    double e = exponentials.values()[k];
    return values[k] >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** log(1 + exp(z)) of the output at an index. */
  double softplus(int k) {
    return Math.max(0, values[k]) + logarithms.values()[k];
  }

  /** exp(z) of the output at an index. */
  double exponential(int k) {
    return exponentials.values()[k];
  }

  /** Computes probabilities of these rows; the values stay. */
  void softmax(int rows) {
    double[] e = exponentials.values();
    for (int row = 0; row < rows; row++) {
      int at = row * columns;
      int best = 0;
      for (int o = 1; o < columns; o++) {
        best = values[at + o] > values[at + best] ? o : best;
      }
      largest[row] = best;
      for (int o = 0; o < columns; o++) {
        e[at + o] = values[at + o] - values[at + best];
      }
    }
    elementwise.exp(0, rows * columns, exponentials);
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int k = row * columns; k < (row + 1) * columns; k++) {
        sum += e[k];
      }
      sums[row] = sum;
      logarithms.values()[row] = sum;
    }
    elementwise.log(0, rows, logarithms);
  }

  /** Probability of an output. */
  double probability(int row, int output) {
    return exponentials.values()[row * columns + output] / sums[row];
  }

  /** Minus the logarithm of the probability of an output whose value is still there. */
  double surprise(int row, int output) {
    int at = row * columns;
    return logarithms.values()[row] + (values[at + largest[row]] - values[at + output]);
  }
}
