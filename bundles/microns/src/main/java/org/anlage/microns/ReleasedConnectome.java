package org.anlage.microns;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;

/**
 * The released connectome: a CSV of synapse counts with a header {@code ,0,1,...} and an index
 * column; row = presynaptic.
 *
 * @param file where it was read
 * @param counts N x N
 */
record ReleasedConnectome(Path file, Matrix counts) {
  static ReleasedConnectome read(Path file, int n) {
    CsvRows csv = CsvRows.read(file);
    if (csv.rows().size() != n || csv.header().size() != n + 1) {
      throw ReleasedField.mismatch(
          file,
          csv.rows().size() + " rows and " + (csv.header().size() - 1) + " columns after the index",
          n);
    }
    Matrix counts = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      csv.wholeNumber(i, 0, i, i);
      for (int j = 0; j < n; j++) {
        counts.set(i, j, csv.wholeNumber(i, j + 1, 0, Integer.MAX_VALUE));
      }
    }
    return new ReleasedConnectome(file, counts);
  }

  /** Row and column k belong to the k-th root id of CPython's set; put back to the given order. */
  ReleasedConnectome inOrderOf(long[] rootIds) {
    long[] order = CpythonSetOrder.of(rootIds);
    Map<Long, Integer> row = new HashMap<>();
    for (int k = 0; k < order.length; k++) {
      row.put(order[k], k);
    }
    int n = rootIds.length;
    int[] from = new int[n];
    for (int i = 0; i < n; i++) {
      from[i] = row.getOrDefault(rootIds[i], -1);
    }
    Matrix aligned = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        aligned.set(i, j, counts.get(from[i], from[j]));
      }
    }
    return new ReleasedConnectome(file, aligned);
  }

  Synapses synapses() {
    return Synapses.of(counts);
  }
}
