package org.anlage.generators.embeddings;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.MeasuredWiring;
import org.anlage.generators.algebra.SizeChecks;
import org.anlage.wiring.ShortestPaths;
import org.osgi.service.component.annotations.Component;

/**
 * Distances along the measured wiring: the length of the shortest path from i to j, a connection of
 * s synapses being 1 or 1 / s long. Units that no path joins are an error, or are put one further
 * apart than the two farthest that a path joins (1 is the length of a connection of one synapse).
 *
 * <p>Cost: {@link ShortestPaths}.
 */
@Component(service = Embedding.class)
@Extension(
    name = "path-distance",
    text = "Shortest path along the measured wiring, in connections or in units of 1 / synapses")
public final class PathDistance implements Embedding<PathDistance.Parameters> {
  /** How long a connection is. */
  public enum Length {
    /** 1. */
    HOPS,
    /** 1 / its number of synapses. */
    INVERSE_COUNT
  }

  /** In which direction a connection leads. */
  public enum Direction {
    /** Both; synapses of the two directions are added up. */
    EITHER,
    /** From the presynaptic unit to the postsynaptic one; distances are not symmetric. */
    DIRECTED
  }

  /** What becomes of pairs that no path joins. */
  public enum Unreachable {
    /** An error. */
    ERROR,
    /** The longest path plus 1. */
    LONGEST_PLUS_ONE
  }

  /**
   * Parameters.
   *
   * @param length of a connection
   * @param direction in which it leads
   * @param unreachable what becomes of units that no path joins
   * @param normalisation of the distances
   */
  public record Parameters(
      @Parameter(
              text = "A connection is 1 long (hops), or 1 / its synapses (inverse-count).",
              value = "\"hops\"")
          Length length,
      @Parameter(
              text =
                  "Connections lead both ways (either, synapses summed) or as measured (directed).",
              value = "\"either\"")
          Direction direction,
      @Parameter(
              text =
                  "Units that no path joins: error, or longest-plus-one (one further apart than the"
                      + " farthest joined ones).",
              value = "\"error\"")
          Unreachable unreachable,
      @Parameter(text = "mean-one (mean 1 off the diagonal) or raw.", value = "\"mean-one\"")
          DistanceNormalisation normalisation) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix distances(Parameters parameters, EmbeddingContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    Matrix counts = MeasuredWiring.of(context.cortex(), n).counts();
    if (parameters.direction() == Direction.EITHER) {
      counts = counts.combine(counts.transpose(), Double::sum);
    }
    boolean hops = parameters.length() == Length.HOPS;
    Matrix paths = ShortestPaths.of(counts.map(s -> s == 0 ? 0 : hops ? 1 : 1 / s));
    return parameters.normalisation().apply(joined(paths, parameters.unreachable()));
  }

  private static Matrix joined(Matrix paths, Unreachable rule) {
    int apart = 0;
    double longest = 0;
    for (double path : paths.values()) {
      if (Double.isInfinite(path)) {
        apart++;
      } else {
        longest = Math.max(longest, path);
      }
    }
    if (apart > 0 && rule == Unreachable.ERROR) {
      int n = paths.rows();
      throw ProblemException.data(
          new Problem(
              "the wiring is disconnected: some units are joined by no path",
              "path-distance",
              apart + " of " + n * (n - 1) + " ordered pairs without a path",
              "a path between all of them",
              "set \"unreachable\" to \"longest-plus-one\", or use other data"));
    }
    double beyond = longest + 1;
    return paths.map(path -> Double.isInfinite(path) ? beyond : path);
  }
}
