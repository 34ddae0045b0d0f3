package org.anlage.neural.activity;

/**
 * A row of bits for each neuron, one bit per bin of time. Counting what two rows have in common
 * takes one instruction for 32 bins or more, however many events there are.
 */
final class BitRows {
  private final int words;
  private final int[] bits;

  BitRows(int rows, int bins) {
    words = (bins + 31) / 32;
    long size = (long) rows * words;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(rows + " rows of " + bins + " bins are too many");
    }
    bits = new int[(int) size];
  }

  /** Words in a row. */
  int words() {
    return words;
  }

  void set(int row, int bin) {
    bits[row * words + (bin >> 5)] |= 1 << bin;
  }

  /** Number of bins that are set in both rows. */
  static int common(BitRows a, int row, BitRows b, int other) {
    int[] left = a.bits;
    int[] right = b.bits;
    int from = row * a.words;
    int against = other * b.words;
    int sum = 0;
    for (int w = 0; w < a.words; w++) {
      sum += Integer.bitCount(left[from + w] & right[against + w]);
    }
    return sum;
  }
}
