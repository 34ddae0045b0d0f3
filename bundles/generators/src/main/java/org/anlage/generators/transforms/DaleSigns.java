package org.anlage.generators.transforms;

import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.SizeChecks;
import org.anlage.wiring.SynapseSign;
import org.osgi.service.component.annotations.Component;

/**
 * One sign per unit (row): Dale's law for initial weights. Inhibitory units are drawn, are those
 * whose weights sum to less than zero, or are inhibitory neurons of the data. Preserves absolute
 * values where weights are flipped, and those of the right sign where others are set to zero. The
 * constraint of the same name enforces signs while training.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "dale",
    text =
        "One sign for all outputs of a unit: drawn, by majority, or by cell type. Keeps absolute"
            + " weights where signs are flipped",
    source = "doi:10.1371/journal.pcbi.1004792")
public final class DaleSigns implements ConnectivityTransform<DaleSigns.Parameters> {
  /** Which units are inhibitory. */
  public enum Signs {
    /** A share of them, drawn. */
    DRAWN,
    /** Those whose outputs, self-connection included, sum to less than zero. */
    MAJORITY,
    /** Inhibitory neurons of the data, by its cell types. */
    CELL_TYPE
  }

  /** What becomes of weights of the wrong sign. */
  public enum Rule {
    /** They change sign. */
    FLIP,
    /** They become zero. */
    ZERO
  }

  /**
   * Parameters.
   *
   * @param signs which units are inhibitory
   * @param inhibitory share of drawn units
   * @param rule what becomes of weights of the wrong sign
   */
  public record Parameters(
      @Parameter(
              text =
                  "Inhibitory units: drawn, majority (those whose outputs sum below zero), or"
                      + " cell-type (inhibitory neurons of the data).",
              value = "\"drawn\"")
          Signs signs,
      @Parameter(text = "Share of units drawn as inhibitory.", value = "0.2", min = 0, max = 1)
          double inhibitory,
      @Parameter(
              text = "Weights of the wrong sign: flip (change sign) or zero.",
              value = "\"flip\"")
          Rule rule) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    boolean[] inhibitory =
        switch (parameters.signs()) {
          case DRAWN -> drawn(parameters, context);
          case MAJORITY -> majority(weights);
          case CELL_TYPE -> byType(context);
        };
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double weight = inhibitory[i] ? -weights.get(i, j) : weights.get(i, j);
        double size = parameters.rule() == Rule.FLIP ? Math.abs(weight) : Math.max(0, weight);
        result.set(i, j, inhibitory[i] ? 0 - size : size);
      }
    }
    return result;
  }

  private static boolean[] drawn(Parameters parameters, PriorContext context) {
    int n = context.size();
    boolean[] inhibitory = new boolean[n];
    int[] order = context.random().permutation(n);
    for (int k = 0; k < Math.round(parameters.inhibitory() * n); k++) {
      inhibitory[order[k]] = true;
    }
    return inhibitory;
  }

  private static boolean[] majority(Matrix weights) {
    int n = weights.rows();
    boolean[] inhibitory = new boolean[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += weights.get(i, j);
      }
      inhibitory[i] = sum < 0;
    }
    return inhibitory;
  }

  private static boolean[] byType(PriorContext context) {
    List<SynapseSign> transmission = SynapseSign.of(context.requireCortex().neurons());
    int unknown = 0;
    boolean[] inhibitory = new boolean[transmission.size()];
    for (int i = 0; i < inhibitory.length; i++) {
      inhibitory[i] = transmission.get(i) == SynapseSign.INHIBITORY;
      unknown += transmission.get(i) == SynapseSign.UNKNOWN ? 1 : 0;
    }
    if (unknown > 0) {
      throw ProblemException.data(
          new Problem(
              unknown == inhibitory.length
                  ? "the data has no cell types"
                  : "the data does not say of all neurons whether they are inhibitory",
              "dale.signs",
              unknown + " of " + inhibitory.length + " neurons without a type",
              "a type, such as 23P or BC, or a class, such as inhibitory_neuron, of each",
              "use \"signs\": \"drawn\", or data with types of all neurons"));
    }
    return inhibitory;
  }
}
