package org.anlage.analyzers.representation;

import java.util.Arrays;

/**
 * Power of tables over pairs (a, b) of symbols 0 ... p - 1, by frequency: of a alone, b alone, a +
 * b and a - b modulo p. Other pairs of frequencies count as the rest. By Parseval the parts add up
 * to the sum of squares without the mean.
 */
final class FourierPower {
  /** What a table depends on. */
  enum Part {
    /** a alone. */
    FIRST,
    /** b alone. */
    SECOND,
    /** a + b. */
    SUM,
    /** a - b. */
    DIFFERENCE
  }

  private final int p;
  private final double[][] power;
  private final double[] bySum;
  private final double all;

  private FourierPower(int p, double[][] power, double[] bySum, double all) {
    this.p = p;
    this.power = power;
    this.bySum = bySum;
    this.all = all;
  }

  /**
   * Of one table.
   *
   * @param table p x p, row by row: the value of pair (a, b) at a p + b
   */
  static FourierPower of(double[] table, int p) {
    double mean = Arrays.stream(table).average().orElse(0);
    double[] byFirst = new double[p];
    double[] bySecond = new double[p];
    double[] bySum = new double[p];
    double[] byDifference = new double[p];
    double all = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        double value = table[a * p + b] - mean;
        byFirst[a] += value;
        bySecond[b] += value;
        bySum[(a + b) % p] += value;
        byDifference[(a - b + p) % p] += value;
        all += value * value;
      }
    }
    return new FourierPower(
        p,
        new double[][] {powers(byFirst), powers(bySecond), powers(bySum), powers(byDifference)},
        bySum,
        all);
  }

  /**
   * A table's coefficients at the frequencies that are multiples of one pair are those of its sums
   * over lines. Each frequency k in 1 ... p / 2 stands for k and p - k. A frequency of half of an
   * even p is the same for sum and difference, and counts as sum.
   */
  private static double[] powers(double[] sums) {
    int p = sums.length;
    double[] power = new double[p / 2];
    for (int k = 1; k <= p / 2; k++) {
      double[] coefficient = coefficient(sums, k);
      double squared = coefficient[0] * coefficient[0] + coefficient[1] * coefficient[1];
      power[k - 1] = (2 * k == p ? 1 : 2) * squared / ((double) p * p);
    }
    return power;
  }

  /** Sums of values times the cosine and times the sine of a frequency. */
  private static double[] coefficient(double[] values, int frequency) {
    int p = values.length;
    double real = 0;
    double imaginary = 0;
    for (int c = 0; c < p; c++) {
      double angle = 2 * Math.PI * ((long) frequency * c % p) / p;
      real += values[c] * StrictMath.cos(angle);
      imaginary += values[c] * StrictMath.sin(angle);
    }
    return new double[] {real, imaginary};
  }

  /** The phase x of values like cos(2 pi k c / p + x) at c = 0 ... p - 1, radians. */
  static double phase(double[] values, int frequency) {
    double[] coefficient = coefficient(values, frequency);
    return StrictMath.atan2(-coefficient[1], coefficient[0]);
  }

  /** The phase of what depends on a + b at a frequency, radians. */
  double phaseOfSum(int frequency) {
    return phase(bySum, frequency);
  }

  /** Sum of squares without the mean. */
  double all() {
    return all;
  }

  /** Number of frequencies, p / 2. */
  int frequencies() {
    return power[0].length;
  }

  /** Power of a frequency, from 1. */
  double of(Part part, int frequency) {
    boolean shared = part == Part.DIFFERENCE && 2 * frequency == p;
    return shared ? 0 : power[row(part)][frequency - 1];
  }

  private static int row(Part part) {
    return switch (part) {
      case FIRST -> 0;
      case SECOND -> 1;
      case SUM -> 2;
      case DIFFERENCE -> 3;
    };
  }

  /** Power of a frequency in all parts. */
  double of(int frequency) {
    return Arrays.stream(Part.values()).mapToDouble(part -> of(part, frequency)).sum();
  }

  /** Power of a part over all frequencies. */
  double of(Part part) {
    double sum = 0;
    for (int k = 1; k <= frequencies(); k++) {
      sum += of(part, k);
    }
    return sum;
  }

  /** Frequency of most power. */
  int main() {
    int main = 1;
    for (int k = 2; k <= frequencies(); k++) {
      main = of(k) > of(main) ? k : main;
    }
    return main;
  }
}
