package org.anlage.analyzers.representation;

import java.util.List;

/** Lists of numbers as arrays. */
final class Numbers {
  private Numbers() {}

  static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(x -> x).toArray();
  }
}
