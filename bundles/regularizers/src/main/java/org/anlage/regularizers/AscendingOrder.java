package org.anlage.regularizers;

import java.util.Arrays;
import org.anlage.api.matrix.RealBuffer;

/**
 * The stable ascending order of non-negative numbers, by radix sort on their bits: the bits of
 * non-negative IEEE 754 numbers are ordered as the numbers are. Equal numbers keep their order, so
 * the result is the same everywhere.
 *
 * <p>In single precision the bits of a number and its index travel in one key. Cost: 3 passes in
 * single precision, 6 in double precision; a pass in which all digits are equal is skipped. Owns
 * its buffers (20 bytes per number, 24 in double precision) and allocates nothing after
 * construction.
 */
final class AscendingOrder {
  private static final int DIGIT_BITS = 11;
  private static final int BUCKETS = 1 << DIGIT_BITS;

  private final int size;
  private final boolean single;

  /** How far left of a key's end the number's bits begin. */
  private final int lowest;

  private final int[][] counts;
  private long[] keys;
  private long[] nextKeys;
  private int[] order;
  private int[] nextOrder;

  /** Prepares buffers for that many numbers of the precision of the buffer given. */
  AscendingOrder(int size, RealBuffer precision) {
    this.size = size;
    single = precision instanceof RealBuffer.Float32;
    lowest = single ? Integer.SIZE : 0;
    counts = new int[single ? 3 : 6][BUCKETS];
    keys = new long[size];
    nextKeys = new long[size];
    order = new int[size];
    nextOrder = new int[single ? 0 : size];
  }

  /** Indices of the numbers, smallest first; valid until the next call. */
  int[] of(RealBuffer numbers) {
    load(numbers);
    count();
    for (int pass = 0; pass < counts.length; pass++) {
      int[] starts = counts[pass];
      int shift = lowest + pass * DIGIT_BITS;
      if (size == 0 || starts[digit(keys[0], shift)] == size) {
        continue;
      }
      int start = 0;
      for (int b = 0; b < BUCKETS; b++) {
        int count = starts[b];
        starts[b] = start;
        start += count;
      }
      if (single) {
        move(keys, nextKeys, starts, shift);
      } else {
        move(keys, order, nextKeys, nextOrder, starts, shift);
        int[] moved = nextOrder;
        nextOrder = order;
        order = moved;
      }
      long[] moved = nextKeys;
      nextKeys = keys;
      keys = moved;
    }
    for (int i = 0; i < size && single; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  private static void move(long[] from, long[] to, int[] starts, int shift) {
    for (long key : from) {
      to[starts[digit(key, shift)]++] = key;
    }
  }

  private static void move(
      long[] from, int[] indices, long[] to, int[] nextIndices, int[] starts, int shift) {
    for (int i = 0; i < from.length; i++) {
      int place = starts[digit(from[i], shift)]++;
      to[place] = from[i];
      nextIndices[place] = indices[i];
    }
  }

  private void load(RealBuffer numbers) {
    if (numbers instanceof RealBuffer.Float32 floats) {
      float[] values = floats.values();
      for (int i = 0; i < size; i++) {
        keys[i] = (long) Float.floatToRawIntBits(values[i]) << Integer.SIZE | i;
      }
    } else if (numbers instanceof RealBuffer.Float64 doubles) {
      double[] values = doubles.values();
      for (int i = 0; i < size; i++) {
        keys[i] = Double.doubleToRawLongBits(values[i]);
        order[i] = i;
      }
    }
  }

  private void count() {
    for (int pass = 0; pass < counts.length; pass++) {
      count(keys, counts[pass], lowest + pass * DIGIT_BITS);
    }
  }

  private static void count(long[] keys, int[] histogram, int shift) {
    Arrays.fill(histogram, 0);
    for (long key : keys) {
      histogram[digit(key, shift)]++;
    }
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (BUCKETS - 1);
  }
}
