package org.anlage.microns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpythonSetOrderTest {
  @Test
  void collisionsNegativesAndTheHashModulusAsInCpython() {
    long p = (1L << 61) - 1;
    assertArrayEquals(
        new long[] {p, p + 1, 0, 3, 35, 8, 11, 16, 19, -2, 24, 27, -1},
        CpythonSetOrder.of(new long[] {3, 11, 19, 27, 35, -1, -2, p, p + 1, 0, 8, 16, 24, 3, 0}));
  }

  /** Expected: h = 31 h + v over list(set(...)) in CPython 3.11, of sets on every growth path. */
  @ParameterizedTest
  @CsvSource({
    "5, 260817224881763545",
    "50, -7592216472648437249",
    "312, 5464888764188448226",
    "5000, 9037655493595220696",
    "60000, 5463013458815433644"
  })
  void orderOfLargeSetsAsInCpython(int n, long expected) {
    long[] added = new long[n];
    for (int i = 0; i < n; i++) {
      added[i] = (i * 2654435761L * 97 + 12345) % 1_000_000_000_000_000_000L;
    }
    long hash = 0;
    for (long value : CpythonSetOrder.of(added)) {
      hash = hash * 31 + value;
    }
    assertEquals(expected, hash);
  }
}
