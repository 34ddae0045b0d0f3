package org.anlage.generators.files;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.FileDigest;
import org.osgi.service.component.annotations.Component;

/**
 * Weights as a file has them: N x N, row = from, such as {@code data pairs} writes. Nothing is
 * scaled; transforms do that. The digest of the file is a part of the run's id.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = MatrixFile.NAME,
    text = "Weights from a file: N x N as NPY, an array of an NPZ, CSV or MATLAB")
public final class MatrixFile implements ConnectivityGenerator<MatrixFile.Parameters> {
  static final String NAME = "matrix-file";

  /**
   * Parameters.
   *
   * @param file where the matrix is
   * @param key which matrix of the file
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
              text = "Whether rows are where connections end, as PyTorch stores weights",
              value = "false")
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
  public Matrix generate(Parameters p, PriorContext context) {
    Matrix matrix =
        MatrixSource.read(FileDigest.require(p.file(), p.sha256()), p.key(), context.size());
    return p.transposed() ? matrix.transpose() : matrix;
  }
}
