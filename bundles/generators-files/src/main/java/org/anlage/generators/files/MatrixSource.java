package org.anlage.generators.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.matlab.MatlabFile;
import org.anlage.npy.Npy;
import org.anlage.npy.Npz;
import org.anlage.npy.table.NamedMatrix;

/** A square matrix of real numbers in a file, whose ending says what it is. */
final class MatrixSource {
  private MatrixSource() {}

  /**
   * Reads N x N numbers.
   *
   * @param key array of an NPZ, variable of a MATLAB file; empty: the only one
   * @param n number of units
   */
  static Matrix read(Path file, String key, int n) {
    Matrix matrix = read(file, key);
    if (matrix.rows() != n || matrix.columns() != n) {
      throw problem(
          file,
          "the matrix does not fit the network",
          matrix.shape(),
          n + " x " + n,
          "set network.units, or take another matrix");
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (!Double.isFinite(matrix.get(i, j))) {
          throw problem(
              file,
              "an entry is not finite",
              matrix.get(i, j) + " in row " + i + ", column " + j,
              "numbers",
              "replace it before saving");
        }
      }
    }
    return matrix;
  }

  private static Matrix read(Path file, String key) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      requireNoKey(file, key);
      return Npy.read(file).matrix(file.toString());
    }
    if (name.endsWith(".npz")) {
      String array = only(file, key, Npz.names(file));
      return Npz.read(file, array).matrix(file + ", array '" + array + "'");
    }
    if (name.endsWith(".mat")) {
      return matlab(file, key);
    }
    if (name.matches(".*\\.(csv|tsv|txt)(\\.gz)?")) {
      requireNoKey(file, key);
      return NamedMatrix.read(file).values();
    }
    throw problem(
        file, "not a file of a matrix that is read", "", ".npy, .npz, .csv, .tsv or .mat", "");
  }

  private static Matrix matlab(Path file, String key) {
    try {
      return MatlabMatrix.read(file, key);
    } catch (NoClassDefFoundError e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "this distribution was assembled without what reads MATLAB files",
              file.toString(),
              "no bundle org.anlage.matlab",
              "",
              "add that bundle, or save the matrix as .csv"),
          e);
    }
  }

  /** Apart, so that nothing of MATLAB is needed for other files. */
  private static final class MatlabMatrix {
    static Matrix read(Path file, String key) {
      if (!MatlabFile.isOne(file)) {
        throw problem(
            file,
            "not a MATLAB file of version 5",
            "",
            "",
            "in MATLAB: save('new.mat', 'W', '-v7')");
      }
      MatlabFile opened = MatlabFile.of(file);
      return opened.matrix(
          only(
              file,
              key,
              opened.variables().stream()
                  .filter(v -> v.isNumeric() && v.shape().size() == 2)
                  .filter(
                      v ->
                          !key.isEmpty()
                              || v.shape().get(0) > 1 && v.shape().get(0).equals(v.shape().get(1)))
                  .map(MatlabFile.Variable::name)
                  .toList()));
    }
  }

  private static String only(Path file, String key, List<String> names) {
    if (!key.isEmpty()) {
      return key;
    }
    if (names.size() != 1) {
      throw problem(
          file,
          "the file does not hold just one matrix",
          names.stream().collect(Collectors.joining(", ")),
          "one, or the name of one",
          "set \"key\"");
    }
    return names.get(0);
  }

  private static void requireNoKey(Path file, String key) {
    if (!key.isEmpty()) {
      throw problem(file, "the file holds one matrix without a name", key, "", "leave \"key\" out");
    }
  }

  private static ProblemException problem(
      Path file, String what, String got, String expected, String fix) {
    return ProblemException.data(new Problem(what, file.toString(), got, expected, fix));
  }
}
