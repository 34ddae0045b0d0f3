package org.anlage.analyzers.representation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Which unit of one network does the work of which unit of another: the order of units that brings
 * the weights of two networks closest, found by assignments one after another, in each of which the
 * weights between units are compared by the order so far (Ainsworth et al. 2022, arXiv 2209.04836).
 */
final class UnitMatching {
  /** Parameters with a column for every unit, or a block of as many columns for each gate. */
  private static final Set<String> COLUMNS =
      Set.of(Network.INPUT, Network.BIAS, Network.LEAK, Network.GATE_INPUT, Network.GATE_BIAS);

  /** Parameters with a row and a column, or several, for every unit. */
  private static final Set<String> BOTH = Set.of(Network.RECURRENT, Network.GATE_RECURRENT);

  private static final int ROUNDS = 100;

  private UnitMatching() {}

  /** A network with its units in the order that brings it closest to another of the same shape. */
  static Optional<Network> moved(Network fixed, Network other) {
    Set<String> names = other.parameters().keySet();
    boolean known =
        names.stream()
            .allMatch(
                name ->
                    COLUMNS.contains(name)
                        || BOTH.contains(name)
                        || name.equals(Network.READOUT)
                        || name.equals(Network.READOUT_BIAS));
    return known ? Optional.of(ordered(other, order(fixed, other))) : Optional.empty();
  }

  /** Unit order[i] of the other network does the work of unit i. */
  private static int[] order(Network fixed, Network other) {
    int n = fixed.spec().units();
    Matrix alone = Matrix.zeros(n, n);
    for (String name : fixed.parameters().keySet()) {
      if (COLUMNS.contains(name)) {
        addColumns(alone, fixed.parameter(name), other.parameter(name));
      } else if (name.equals(Network.READOUT)) {
        addColumns(alone, fixed.parameter(name).transpose(), other.parameter(name).transpose());
      }
    }
    int[] order = Assignment.of(alone);
    double agreement = agreement(fixed, ordered(other, order));
    for (int round = 0; round < ROUNDS; round++) {
      Matrix score = alone.copy();
      for (String name : fixed.parameters().keySet()) {
        if (BOTH.contains(name)) {
          addBetween(score, fixed.parameter(name), other.parameter(name), order);
        }
      }
      int[] next = Assignment.of(score);
      double better = agreement(fixed, ordered(other, next));
      if (Arrays.equals(next, order) || !(better > agreement)) {
        break;
      }
      order = next;
      agreement = better;
    }
    return order;
  }

  /** Adds the products of columns of both, block by block. */
  private static void addColumns(Matrix score, Matrix a, Matrix b) {
    int n = score.rows();
    for (int row = 0; row < a.rows(); row++) {
      for (int block = 0; block < a.columns(); block += n) {
        for (int i = 0; i < n; i++) {
          double x = a.get(row, block + i);
          for (int j = 0; j < n; j++) {
            score.set(i, j, score.get(i, j) + x * b.get(row, block + j));
          }
        }
      }
    }
  }

  /** Adds the products of weights from and to each unit, others matched by the order so far. */
  private static void addBetween(Matrix score, Matrix a, Matrix b, int[] order) {
    int n = score.rows();
    for (int block = 0; block < a.columns(); block += n) {
      for (int k = 0; k < n; k++) {
        for (int i = 0; i < n; i++) {
          double from = a.get(i, block + k);
          double to = a.get(k, block + i);
          for (int j = 0; j < n; j++) {
            double more = from * b.get(j, block + order[k]) + to * b.get(order[k], block + j);
            score.set(i, j, score.get(i, j) + more);
          }
        }
      }
    }
  }

  private static double agreement(Network a, Network b) {
    double sum = 0;
    for (String name : a.parameters().keySet()) {
      double[] x = a.parameter(name).values();
      double[] y = b.parameter(name).values();
      for (int k = 0; k < x.length; k++) {
        sum += x[k] * y[k];
      }
    }
    return sum;
  }

  /** The same network with unit order[i] in place i. */
  static Network ordered(Network network, int[] order) {
    int n = order.length;
    Map<String, Matrix> parameters = new HashMap<>(network.parameters());
    parameters.replaceAll(
        (name, given) -> {
          boolean rows = BOTH.contains(name) || name.equals(Network.READOUT);
          boolean columns = BOTH.contains(name) || COLUMNS.contains(name);
          Matrix result = Matrix.zeros(given.rows(), given.columns());
          for (int i = 0; i < given.rows(); i++) {
            for (int j = 0; j < given.columns(); j++) {
              int row = rows ? order[i] : i;
              int column = columns ? j - j % n + order[j % n] : j;
              result.set(i, j, given.get(row, column));
            }
          }
          return result;
        });
    return new Network(network.spec(), parameters);
  }
}
