package org.anlage.generators.files;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.FileDigest;
import org.osgi.service.component.annotations.Component;

/**
 * Multiplies weights, entry by entry, by a matrix in a file; as a mask, weights stay where it is
 * not 0. The digest of the file is a part of the run's id.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = ModulateFile.NAME,
    text =
        "Multiplies weights, entry by entry, by a matrix in a file, or keeps those where it is not 0")
public final class ModulateFile implements ConnectivityTransform<ModulateFile.Parameters> {
  static final String NAME = "modulate-file";

  /** What becomes of the matrix before weights are multiplied by it. */
  public enum Form {
    /** Nothing. */
    FACTORS,
    /** It is scaled to 0 ... 1 over all entries, the diagonal included. */
    MIN_MAX,
    /** It becomes 1 where it is not 0. */
    MASK
  }

  /**
   * Parameters.
   *
   * @param file where the matrix is
   * @param key which matrix of the file
   * @param as what becomes of the matrix
   * @param transposed whether rows are targets
   * @param sha256 digest of the file
   */
  public record Parameters(
      @Parameter(
              text =
                  "File of an N x N matrix: .npy, .npz, .csv, .tsv or .mat (version 5); relative to"
                      + " the experiment file")
          String file,
      @Parameter(
              text = "Array of an .npz, or variable of a .mat; empty: the only matrix",
              value = "\"\"")
          String key,
      @Parameter(
              text =
                  "factors (weights are multiplied by its entries), min-max (by its entries scaled"
                      + " to 0 ... 1), or mask (weights stay where it is not 0)",
              value = "\"factors\"")
          Form as,
      @Parameter(text = "Whether rows are where connections end", value = "false")
          boolean transposed,
      @Parameter(text = "SHA-256 that the file must have; absent: as it is when the run is planned")
          Optional<String> sha256) {
    /** Takes the digest of the file, unless it is stated. */
    public Parameters {
      sha256 = FileDigest.stated(file, sha256);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters p, Matrix weights, PriorContext context) {
    Matrix stored =
        MatrixSource.read(FileDigest.require(p.file(), p.sha256()), p.key(), context.size());
    Matrix factors = p.transposed() ? stored.transpose() : stored;
    return weights.combine(
        switch (p.as()) {
          case FACTORS -> factors;
          case MIN_MAX -> scaled(factors, p.file());
          case MASK -> factors.map(x -> x == 0 ? 0 : 1);
        },
        (w, f) -> w * f);
  }

  private static Matrix scaled(Matrix matrix, String file) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : matrix.values()) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    if (low == high) {
      throw ProblemException.data(
          new Problem(
              "the matrix is constant and cannot be scaled to 0 ... 1",
              file,
              "every entry is " + low,
              "at least two different values",
              ""));
    }
    double minimum = low;
    double range = high - low;
    return matrix.map(x -> (x - minimum) / range);
  }
}
