package org.anlage.generators.embeddings;

import java.util.Collections;
import java.util.List;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Positions;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.geometry.EmbeddingContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Units on an integer lattice of shape a x b x c, a unit's coordinates running fastest along c,
 * then a, then b (the order of NumPy's meshgrid of three ranges, flattened, as released); Euclidean
 * distances.
 */
@Component(service = Embedding.class)
@Extension(
    name = "grid",
    text = "Units on a lattice of three dimensions",
    source = "doi:10.1038/s42256-023-00748-9")
public final class Grid implements Embedding<Grid.Parameters> {
  /**
   * Parameters.
   *
   * @param shape lattice points along each axis
   * @param normalisation of the distances
   */
  public record Parameters(
      @Parameter(
              text =
                  "Lattice points along the axes, three at most; where there are a few more than"
                      + " units, the last stay empty. Left out: the three factors of N nearest to a cube.",
              value = "[]",
              max = 3)
          List<Integer> shape,
      @Parameter(
              text = "mean-one (mean 1 off the diagonal) or raw (lattice units, as released).",
              value = "\"mean-one\"")
          DistanceNormalisation normalisation) {
    /** Copies the list. */
    public Parameters {
      shape = List.copyOf(shape);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix distances(Parameters parameters, EmbeddingContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    List<Integer> shape = parameters.shape().isEmpty() ? nearestToCube(n) : parameters.shape();
    requireRoom(shape, n);
    requireNoEmptyLayer(shape, n);
    int a = shape.get(0);
    int c = shape.size() < 3 ? 1 : shape.get(2);
    Matrix points = Matrix.zeros(n, 3);
    for (int unit = 0; unit < n; unit++) {
      points.set(unit, 0, unit / c % a);
      points.set(unit, 1, unit / c / a);
      points.set(unit, 2, unit % c);
    }
    return parameters.normalisation().apply(new Positions(points).distances());
  }

  /** The factors of N, largest first, with the smallest sum: a cube where N is one. */
  static List<Integer> nearestToCube(int n) {
    List<Integer> best = List.of(n, 1, 1);
    for (int c = 1; (long) c * c * c <= n; c++) {
      for (int b = c; n % c == 0 && (long) b * b <= n / c; b++) {
        int a = n / c / b;
        if (n / c % b == 0 && a + b + c < best.stream().mapToInt(Integer::intValue).sum()) {
          best = List.of(a, b, c);
        }
      }
    }
    return best;
  }

  /** A shape from which a layer could be taken is that of another network. */
  private static void requireNoEmptyLayer(List<Integer> shape, int n) {
    long points = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    for (int length : shape) {
      if (points / length * (length - 1) >= n) {
        throw ProblemException.configuration(
            new Problem(
                "the grid is larger than the network",
                "grid.shape",
                shape + ", " + points + " points",
                "fewer: a whole layer of them would stay empty with " + n + " units",
                "leave \"shape\" out to use " + nearestToCube(n)));
      }
    }
  }

  private static void requireRoom(List<Integer> shape, int n) {
    long points = 1;
    for (int length : shape) {
      points = Math.min(Integer.MAX_VALUE, points * Math.max(0, length));
    }
    if (points < n || Collections.min(shape) < 1) {
      throw ProblemException.configuration(
          new Problem(
              "the grid does not hold the network",
              "grid.shape",
              shape + ", " + points + " points",
              "positive numbers whose product is at least " + n,
              "leave \"shape\" out to use " + nearestToCube(n)));
    }
  }
}
