package org.anlage.analyzers.representation;

import java.util.List;

/** Lists of numbers as arrays. */
final class Numbers {
  private Numbers() {}

  static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(x -> x).toArray();
  }

  /** Refuses a list whose numbers are not ascending from 0 or more. */
  static void requireAscending(String name, List<Double> numbers) {
    for (int k = 0; k < numbers.size(); k++) {
      double number = numbers.get(k);
      if (!(number >= 0) || (k > 0 && number <= numbers.get(k - 1))) {
        throw new IllegalArgumentException(
            name + ": got " + numbers + ", expected numbers from 0 up, ascending");
      }
    }
  }
}
