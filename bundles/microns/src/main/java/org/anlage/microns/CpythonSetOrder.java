package org.anlage.microns;

import java.util.Arrays;

/**
 * The order in which CPython 3 iterates over a set of whole numbers that were added one by one.
 *
 * <p>The released connectomes have their rows and columns in this order of the neurons' root ids.
 * It is no property of the ids alone but of CPython's hash table (Objects/setobject.c): open
 * addressing from a table of 8 slots; from slot hash &amp; mask up to 9 further slots in a row
 * where they all fit before the table's end, else a jump by the perturbed hash; growth to the first
 * power of two above 4 times the entries (twice, above 50,000) once 3/5 of the mask is used.
 */
final class CpythonSetOrder {
  private static final long HASH_MODULUS = (1L << 61) - 1;
  private static final int LINEAR_PROBES = 9;
  private static final int PERTURB_SHIFT = 5;
  private static final int LARGE = 50_000;

  private long[] values = new long[8];
  private boolean[] used = new boolean[8];
  private int size;

  private CpythonSetOrder() {}

  /** The distinct values of {@code added}, in the order of the set. O(n) time. */
  static long[] of(long[] added) {
    CpythonSetOrder set = new CpythonSetOrder();
    for (long value : added) {
      set.add(value);
    }
    return set.iterate();
  }

  private void add(long value) {
    int slot = slot(value);
    if (used[slot]) {
      return;
    }
    fill(slot, value);
    size++;
    if (5L * size >= 3L * (values.length - 1)) {
      grow(size > LARGE ? 2L * size : 4L * size);
    }
  }

  /** Where the value is, or the free slot where it belongs. */
  private int slot(long value) {
    long hash = hash(value);
    long perturb = hash;
    int mask = values.length - 1;
    int start = (int) (hash & mask);
    while (true) {
      int last = start + LINEAR_PROBES <= mask ? start + LINEAR_PROBES : start;
      for (int slot = start; slot <= last; slot++) {
        if (!used[slot] || values[slot] == value) {
          return slot;
        }
      }
      perturb >>>= PERTURB_SHIFT;
      start = (int) ((start * 5L + 1 + perturb) & mask);
    }
  }

  private void grow(long atLeast) {
    int capacity = 8;
    while (capacity <= atLeast) {
      capacity <<= 1;
    }
    long[] entries = iterate();
    values = new long[capacity];
    used = new boolean[capacity];
    for (long entry : entries) {
      fill(slot(entry), entry);
    }
  }

  private void fill(int slot, long value) {
    values[slot] = value;
    used[slot] = true;
  }

  private long[] iterate() {
    long[] entries = new long[values.length];
    int count = 0;
    for (int slot = 0; slot < values.length; slot++) {
      if (used[slot]) {
        entries[count++] = values[slot];
      }
    }
    return Arrays.copyOf(entries, count);
  }

  private static long hash(long value) {
    long hash = value % HASH_MODULUS;
    return hash == -1 ? -2 : hash;
  }
}
