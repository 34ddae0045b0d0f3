package org.anlage.generators.nulls;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.EntryIndices;
import org.anlage.generators.algebra.SizeChecks;
import org.anlage.wiring.Rewiring;
import org.osgi.service.component.annotations.Component;

/**
 * Degree-preserving rewiring of sparse weights ({@link Rewiring}); self-connections stay. Directed,
 * it preserves every unit's numbers of outputs and inputs and, since weights go with their
 * presynaptic unit, its output weights. Undirected, it preserves symmetry, numbers of partners and
 * the multiset of weights. It breaks who is connected to whom.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "rewire",
    text =
        "Null of sparse weights: pairs of connections exchange targets. Keeps every unit's numbers"
            + " of outputs and inputs, its output weights, and the diagonal; destroys who is"
            + " connected to whom",
    source = "doi:10.1126/science.1065103")
public final class Rewire implements ConnectivityTransform<Rewire.Parameters> {
  /**
   * Parameters.
   *
   * @param swaps swaps made for each connection, on average
   * @param directed whether the two directions of a pair are two connections
   * @param axons units whose outputs change; undirected, connections between them
   */
  public record Parameters(
      @Parameter(text = "Swaps made for each connection, on average.", value = "10", min = 1)
          int swaps,
      @Parameter(
              text =
                  "Whether the two directions of a pair are two connections; false keeps symmetric"
                      + " weights symmetric.",
              value = "true")
          boolean directed,
      @Parameter(text = Axons.TEXT) Optional<Axons> axons) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters parameters, Matrix weights, PriorContext context) {
    SizeChecks.requireWeights(weights, context.size());
    int n = weights.rows();
    boolean directed = parameters.directed();
    if (!directed && !weights.equals(weights.transpose())) {
      throw ProblemException.configuration(
          new Problem(
              "undirected rewiring needs symmetric weights",
              "rewire.directed",
              "weights that are not symmetric",
              "",
              "set \"directed\" to true, or make the weights symmetric"));
    }
    boolean[] rows = Axons.rows(parameters.axons(), weights, context);
    int[] places =
        EntryIndices.where(
            0,
            n * n,
            k ->
                weights.values()[k] != 0
                    && rows[k / n]
                    && (directed ? k / n != k % n : k / n < k % n && rows[k % n]));
    Rewiring.Pairs rewired =
        Rewiring.rewired(
            n,
            new Rewiring.Pairs(
                Arrays.stream(places).map(k -> k / n).toArray(),
                Arrays.stream(places).map(k -> k % n).toArray()),
            directed,
            parameters.swaps(),
            context.random());
    Matrix result = weights.copy();
    for (int place : places) {
      result.set(place / n, place % n, 0);
      if (!directed) {
        result.set(place % n, place / n, 0);
      }
    }
    for (int k = 0; k < places.length; k++) {
      double weight = weights.values()[places[k]];
      result.set(rewired.pre()[k], rewired.post()[k], weight);
      if (!directed) {
        result.set(rewired.post()[k], rewired.pre()[k], weight);
      }
    }
    return result;
  }
}
