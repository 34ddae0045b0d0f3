package org.anlage.stats;

import java.util.Arrays;

/** Samples put together. */
final class Samples {
  private Samples() {}

  /** All values, sample after sample. */
  static double[] pooled(double[]... samples) {
    return Arrays.stream(samples).flatMapToDouble(Arrays::stream).toArray();
  }
}
