package org.anlage.neural.activity;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Finds the frames of a recording whose events all lie on frames, as imaging gives them. */
final class FrameGrid {
  private static final int LOOKED_AT = 64;
  private static final double SAME = 1e-9;
  private static final double OFF = 1e-3;

  private FrameGrid() {}

  /**
   * Time between frames, s, such that every event is at a multiple of it (to a thousandth of a
   * frame); empty if there is none.
   */
  static OptionalDouble period(double[][] times) {
    double[] some =
        Arrays.stream(times)
            .limit(LOOKED_AT)
            .flatMapToDouble(Arrays::stream)
            .filter(t -> t > 0)
            .sorted()
            .toArray();
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < some.length; i++) {
      double difference = some[i] - (i == 0 ? 0 : some[i - 1]);
      if (difference > SAME) {
        smallest = Math.min(smallest, difference);
      }
    }
    if (Double.isInfinite(smallest)) {
      return OptionalDouble.empty();
    }
    // Sharper with every event: a late one pins the period to a part of its frame number.
    double period = smallest;
    for (double time : some) {
      long frame = Math.round(time / period);
      if (Math.abs(time - frame * period) > 0.25 * period) {
        return OptionalDouble.empty();
      }
      period = time / frame;
    }
    for (double[] train : times) {
      for (double time : train) {
        if (Math.abs(time - Math.round(time / period) * period) > OFF * period) {
          return OptionalDouble.empty();
        }
      }
    }
    return OptionalDouble.of(period);
  }
}
