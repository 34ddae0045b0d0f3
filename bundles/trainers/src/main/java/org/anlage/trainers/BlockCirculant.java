package org.anlage.trainers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.training.WeightConstraint;
import org.osgi.service.component.annotations.Component;

/**
 * Weights between units of rings depend on the way around the ring alone: in every block from one
 * channel to another each (wrapped) diagonal becomes its mean, which are the nearest weights of
 * this kind. A convolution with circular boundary, learned.
 */
@Component(service = WeightConstraint.class)
@Extension(
    name = "block-circulant",
    text = "Units in rings: weights from ring to ring depend on the way around it alone",
    source = "arXiv:2309.08045")
public final class BlockCirculant implements WeightConstraint<BlockCirculant.Parameters> {
  /**
   * Parameters.
   *
   * @param channels number of rings
   */
  public record Parameters(
      @Parameter(
              text = "Number of rings into which the units are divided, one after another.",
              value = "1",
              min = 1)
          int channels) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Projection bind(Parameters parameters, Matrix initial) {
    int n = initial.rows();
    if (n % parameters.channels() != 0) {
      throw ProblemException.configuration(
          new Problem(
              "the units cannot be divided into rings of equal length",
              "block-circulant.channels",
              n + " units in " + parameters.channels() + " channels",
              "a multiple of the number of channels",
              "change \"units\" or \"channels\""));
    }
    int length = n / parameters.channels();
    return weights -> {
      for (int row = 0; row < n; row += length) {
        for (int column = 0; column < n; column += length) {
          for (int way = 0; way < length; way++) {
            average(weights, n, row, column, way, length);
          }
        }
      }
    };
  }

  /** Replaces a diagonal of a block by its mean, taken from the first value, so equal ones stay. */
  private static void average(RealBuffer weights, int n, int row, int column, int way, int length) {
    double first = weights.get(row * n + column + way);
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += weights.get((row + i) * n + column + (i + way) % length) - first;
    }
    double mean = first + sum / length;
    for (int i = 0; i < length; i++) {
      weights.set((row + i) * n + column + (i + way) % length, mean);
    }
  }
}
