package org.anlage.generators.nulls;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Haar;
import org.anlage.generators.algebra.Products;
import org.anlage.generators.algebra.Scaling;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * The eigenvalues of the weights with random eigenvectors: Q B Q^T with a uniform (Haar) Q. B is
 * block-diagonal with the real eigenvalues and, for each complex pair a +- ib, the block (a, b; -b,
 * a); the result is normal, and symmetric where the weights are. Or B is the weights themselves,
 * which also preserves singular values and departure from normality. Breaks the spread of
 * self-connections (their mean is that of the eigenvalues), signs and zeros.
 *
 * <p>Cost: the eigenvalues and one QR decomposition.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "random-eigenvectors",
    text =
        "Null: the same complex eigenvalues with random eigenvectors. Keeps eigenvalues and"
            + " the mean self-connection (\"rotated\" also singular values); destroys the spread of"
            + " self-connections, signs, zeros, who is connected to whom")
public final class RandomEigenvectors
    implements ConnectivityTransform<RandomEigenvectors.Parameters> {
  /** How eigenvectors relate to each other. */
  public enum Form {
    /** Orthonormal: the result is a normal matrix. */
    ORTHONORMAL,
    /** As those of the weights do, all rotated by one random rotation. */
    ROTATED
  }

  /**
   * Parameters.
   *
   * @param form how eigenvectors relate to each other
   */
  public record Parameters(
      @Parameter(
              text =
                  "Eigenvectors: orthonormal (a normal matrix), or rotated (those of the weights"
                      + " under one random rotation, which keeps singular values too).",
              value = "\"orthonormal\"")
          Form form) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    Decompositions algebra = context.decompositions();
    Matrix q = Haar.orthogonal(weights.rows(), context.random(), algebra);
    boolean symmetric = weights.equals(weights.transpose());
    Matrix left;
    if (parameters.form() == Form.ROTATED) {
      left = Products.of(q, weights, context.kernels());
    } else {
      Eigenvalues eigenvalues =
          Scaling.spectrum(
              weights,
              () ->
                  symmetric
                      ? new Eigenvalues(
                          algebra.symmetricEigenvalues(weights), new double[weights.rows()])
                      : algebra.eigenvalues(weights));
      left = timesBlocks(q, eigenvalues);
    }
    Matrix result = Products.ofTransposed(left, q, context.kernels());
    // Rounding alone makes the product of a symmetric matrix asymmetric.
    return symmetric ? result.combine(result.transpose(), (a, b) -> (a + b) / 2) : result;
  }

  private static Matrix timesBlocks(Matrix q, Eigenvalues eigenvalues) {
    int n = q.rows();
    Matrix result = Matrix.zeros(n, n);
    int column = 0;
    for (int k = 0; k < n; k++) {
      double a = eigenvalues.real()[k];
      double b = eigenvalues.imaginary()[k];
      // The conjugate, with b below 0, is the second column of its pair.
      for (int i = 0; i < n && b >= 0; i++) {
        double first = q.get(i, column);
        double second = b == 0 ? 0 : q.get(i, column + 1);
        result.set(i, column, a * first - b * second);
        if (b > 0) {
          result.set(i, column + 1, b * first + a * second);
        }
      }
      column += b > 0 ? 2 : b == 0 ? 1 : 0;
    }
    return result;
  }
}
