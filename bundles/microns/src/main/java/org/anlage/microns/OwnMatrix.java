package org.anlage.microns;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.table.NamedMatrix;

/** A matrix of pairs of neurons, as an array in their order or as a table with their names. */
final class OwnMatrix {
  private OwnMatrix() {}

  /** An array of N x N. */
  static Matrix array(Path file, int n) {
    Matrix matrix = Npy.read(file).matrix(file.toString());
    if (matrix.rows() != n || matrix.columns() != n) {
      throw FieldFolder.problem(
          file, "not as many rows and columns as neurons", matrix.shape(), n + " x " + n, "");
    }
    return matrix;
  }

  /** A table; with names it may have further rows, and any order. */
  static Matrix table(Path file, List<String> neurons) {
    NamedMatrix read = NamedMatrix.read(file);
    int n = neurons.size();
    if (read.names().isEmpty()) {
      if (read.values().rows() != n) {
        throw FieldFolder.problem(
            file,
            "not as many rows and columns as neurons",
            read.values().shape(),
            n + " x " + n + ", or names on both sides",
            "");
      }
      return read.values();
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < read.names().size(); i++) {
      places.put(read.names().get(i), i);
    }
    Matrix ordered = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        ordered.set(
            i,
            j,
            read.values().get(place(places, neurons, i, file), place(places, neurons, j, file)));
      }
    }
    return ordered;
  }

  /** As counts of synapses, row = presynaptic. */
  static Synapses synapses(Matrix counts, Path file) {
    PairCounts pairs = new PairCounts();
    for (int i = 0; i < counts.rows(); i++) {
      for (int j = 0; j < counts.columns(); j++) {
        double count = counts.get(i, j);
        if (count != Math.rint(count) || !(count >= 0 && count <= Integer.MAX_VALUE)) {
          throw FieldFolder.problem(
              file + ", row " + i + ", column " + j,
              "not a number of synapses",
              Double.toString(count),
              "0, 1, 2, ...",
              "weights of another kind are for the generator \"matrix-file\"");
        }
        if (count > 0) {
          pairs.add(i, j, (long) count);
        }
      }
    }
    return pairs.synapses(counts.rows());
  }

  private static int place(Map<String, Integer> places, List<String> neurons, int i, Path file) {
    Integer place = places.get(neurons.get(i));
    if (place == null) {
      throw FieldFolder.problem(
          file, "a neuron has no row", "'" + neurons.get(i) + "'", "every neuron", "");
    }
    return place;
  }
}
