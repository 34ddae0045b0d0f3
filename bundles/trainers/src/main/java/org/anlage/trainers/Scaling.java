package org.anlage.trainers;

import java.util.List;
import org.anlage.api.matrix.RealBuffer;

/** Multiplies buffers by a factor, and limits the norm of a gradient so. */
final class Scaling {
  private Scaling() {}

  /** x = factor x. */
  static void scale(RealBuffer x, double factor) {
    if (x instanceof RealBuffer.Float32 single) {
      float[] values = single.values();
      float rounded = (float) factor;
      for (int i = 0; i < values.length; i++) {
        values[i] *= rounded;
      }
    } else if (x instanceof RealBuffer.Float64 twice) {
      double[] values = twice.values();
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }
  }

  /**
   * Scales a gradient in several buffers down to a Euclidean norm of {@code limit}, where it is
   * larger (Pascanu, Mikolov and Bengio 2013, arXiv 1211.5063). NaN stays NaN.
   */
  static void limitNorm(List<RealBuffer> gradient, double limit) {
    double squares = 0;
    for (RealBuffer part : gradient) {
      squares += squares(part);
    }
    double norm = Math.sqrt(squares);
    if (norm > limit) {
      for (RealBuffer part : gradient) {
        scale(part, limit / norm);
      }
    }
  }

  private static double squares(RealBuffer part) {
    double sum = 0;
    if (part instanceof RealBuffer.Float32 single) {
      for (float value : single.values()) {
        sum += (double) value * value;
      }
    } else if (part instanceof RealBuffer.Float64 twice) {
      for (double value : twice.values()) {
        sum += value * value;
      }
    }
    return sum;
  }
}
