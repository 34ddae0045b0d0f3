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
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Wiring of maximum entropy given what every unit sends and receives: weights from i to j are
 * exponential with mean 1 / (a_i + b_j), or connections are there with probability 1 / (1 + exp(a_i
 * + b_j)), with a and b such that every unit's strengths, or numbers, of outputs and inputs are
 * those of the given weights in expectation, and nothing else is kept. With distance, c d_ij is
 * added to a_i + b_j and the summed length of all weights is kept too. Connections between
 * different units take part; units that send or receive nothing go on doing so.
 */
@Component(service = ConnectivityTransform.class)
@Extension(
    name = "given-strengths",
    text =
        "Null of non-negative weights: as random as every unit's strengths, or numbers, of outputs"
            + " and inputs allow, in expectation; with distance also the summed length",
    source = "doi:10.1103/PhysRevLett.102.038701")
public final class GivenStrengths implements ConnectivityTransform<GivenStrengths.Parameters> {
  /** What is kept in expectation. */
  public enum Keeps {
    /** Every unit's summed outputs and inputs. */
    STRENGTHS,
    /** The same, and the sum of weights times distances. */
    STRENGTHS_AND_LENGTH,
    /** Every unit's numbers of outputs and inputs. */
    DEGREES
  }

  /** What becomes of self-connections. */
  public enum SelfConnections {
    /** They stay. */
    KEEP,
    /** They become zero. */
    ZERO
  }

  /**
   * Parameters.
   *
   * @param keeps what is kept in expectation
   * @param diagonal what becomes of self-connections
   */
  public record Parameters(
      @Parameter(
              text =
                  "Kept in expectation: strengths (summed outputs and inputs of every unit),"
                      + " strengths-and-length (also the sum of weights times distances), or"
                      + " degrees (numbers of outputs and inputs; weights are then drawn, with"
                      + " replacement, from those there were).",
              value = "\"strengths\"")
          Keeps keeps,
      @Parameter(text = "Self-connections: keep (they stay) or zero.", value = "\"keep\"")
          SelfConnections diagonal) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix apply(Parameters p, Matrix weights, PriorContext context) {
    int n = SizeChecks.requireWeights(weights, context.size()).rows();
    check(weights);
    Matrix result = Matrix.zeros(n, n);
    if (p.diagonal() == SelfConnections.KEEP) {
      for (int i = 0; i < n; i++) {
        result.set(i, i, weights.get(i, i));
      }
    }
    boolean degrees = p.keeps() == Keeps.DEGREES;
    Matrix means =
        ExpectedWiring.of(
            degrees ? weights.map(x -> x > 0 ? 1 : 0) : weights,
            degrees ? ExpectedWiring.Law.CONNECTED : ExpectedWiring.Law.EXPONENTIAL,
            p.keeps() == Keeps.STRENGTHS_AND_LENGTH
                ? Optional.of(context.requireDistances())
                : Optional.empty(),
            context.decompositions());
    double[] pool = pool(weights);
    for (int i = 0; i < n; i++) {
      RandomStream random = context.random().split(i);
      for (int j = 0; j < n; j++) {
        double mean = means.get(i, j);
        if (i != j && mean > 0) {
          result.set(i, j, degrees ? connection(mean, pool, random) : weight(mean, random));
        }
      }
    }
    return result;
  }

  private static double weight(double mean, RandomStream random) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  private static double connection(double probability, double[] pool, RandomStream random) {
    return random.nextDouble() < probability ? pool[random.nextInt(pool.length)] : 0;
  }

  private static double[] pool(Matrix weights) {
    int n = weights.rows();
    double[] pool = new double[n * n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j && weights.get(i, j) > 0) {
          pool[count++] = weights.get(i, j);
        }
      }
    }
    return Arrays.copyOf(pool, count);
  }

  private static void check(Matrix weights) {
    int n = weights.rows();
    for (int k = 0; k < n * n; k++) {
      double value = weights.values()[k];
      if (k / n != k % n && !(value >= 0 && value <= Double.MAX_VALUE)) {
        throw ProblemException.configuration(
            new Problem(
                "strengths are kept of weights that are not negative",
                "weights(" + k / n + ", " + k % n + ")",
                Double.toString(value),
                "0 or more",
                "put non-negative before it, or use shuffle-rows"));
      }
    }
  }
}
