package org.anlage.generators.transforms;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.Diagonal;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Sets small weights off the diagonal to zero. Preserves the largest in absolute value, and
 * self-connections; of equal weights the one in the earlier row and column counts as larger.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "sparsify",
    text =
        "Small weights off the diagonal are set to zero, by threshold, share or rank. Keeps the"
            + " largest and self-connections")
public final class Sparsify implements ConnectivityTransform<Sparsify.Parameters> {
  /** Which weights are kept. */
  public enum Rule {
    /** Those of at least this absolute value. */
    THRESHOLD,
    /** This share of all pairs, the largest. */
    SHARE,
    /** This many outputs of every unit, the largest. */
    RANK
  }

  /**
   * Parameters.
   *
   * @param rule which weights are kept
   * @param value threshold, share or number of outputs
   */
  public record Parameters(
      @Parameter(
              text =
                  "Kept are weights of at least a threshold, a share of all pairs, or those up to a"
                      + " rank among the outputs of their unit.",
              value = "\"share\"")
          Rule rule,
      @Parameter(
              text = "Threshold, share (0 to 1), or rank (a whole number).",
              value = "0.1",
              min = 0)
          double value) {
    /** Checks the value against the rule. */
    public Parameters {
      if (rule == Rule.SHARE && value > 1) {
        throw new IllegalArgumentException("a share is at most 1, got " + value);
      }
      if (rule == Rule.RANK && value != Math.rint(value)) {
        throw new IllegalArgumentException("a rank is a whole number, got " + value);
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    int outputs = n - 1;
    Matrix result = Diagonal.only(weights);
    switch (parameters.rule()) {
      case THRESHOLD ->
          keep(
              IntStream.range(0, n * outputs)
                  .map(k -> Diagonal.offDiagonalIndex(k, n))
                  .filter(k -> Math.abs(weights.values()[k]) >= parameters.value()),
              weights,
              result);
      case SHARE ->
          keep(
              largestFirst(0, n * outputs, weights)
                  .limit(Math.round(parameters.value() * n * outputs)),
              weights,
              result);
      case RANK -> {
        for (int i = 0; i < n; i++) {
          keep(
              largestFirst(i * outputs, (i + 1) * outputs, weights)
                  .limit((long) parameters.value()),
              weights,
              result);
        }
      }
    }
    return result;
  }

  /** Where off-diagonal entries {@code first} to below {@code end} are, largest first. */
  private static IntStream largestFirst(int first, int end, Matrix weights) {
    int n = weights.rows();
    return IntStream.range(first, end)
        .map(k -> Diagonal.offDiagonalIndex(k, n))
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -Math.abs(weights.values()[k])))
        .mapToInt(Integer::intValue);
  }

  private static void keep(IntStream places, Matrix weights, Matrix result) {
    places.forEach(k -> result.values()[k] = weights.values()[k]);
  }
}
