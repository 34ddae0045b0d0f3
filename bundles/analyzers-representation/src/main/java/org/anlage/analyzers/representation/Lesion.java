package org.anlage.analyzers.representation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/** Networks with units silenced or recurrent weights removed. */
final class Lesion {
  private Lesion() {}

  /** Weights by which a unit reaches others, itself or the read-out: their rows are its outputs. */
  private static final List<String> OUTPUTS =
      List.of(Network.RECURRENT, Network.GATE_RECURRENT, Network.READOUT);

  /** The network with all outputs of some units cut, so that nothing hears them. */
  static Network silenced(Network network, int[] units, int count) {
    Map<String, Matrix> parameters = new LinkedHashMap<>(network.parameters());
    for (String name : OUTPUTS) {
      Matrix weights = parameters.get(name);
      if (weights != null) {
        Matrix cut = weights.copy();
        for (int k = 0; k < count; k++) {
          for (int j = 0; j < cut.columns(); j++) {
            cut.set(units[k], j, 0);
          }
        }
        parameters.put(name, cut);
      }
    }
    return new Network(network.spec(), parameters);
  }

  /** The network without some of its recurrent weights, by their index. */
  static Network without(Network network, int[] weights, int count) {
    Map<String, Matrix> parameters = new LinkedHashMap<>(network.parameters());
    Matrix left = network.recurrent().copy();
    for (int k = 0; k < count; k++) {
      left.values()[weights[k]] = 0;
    }
    parameters.put(Network.RECURRENT, left);
    return new Network(network.spec(), parameters);
  }

  /** Units by the sum of |W| into and out of them, a self-connection once, largest first. */
  static int[] unitsByStrength(Matrix weights) {
    double[] strength = new double[weights.rows()];
    for (int i = 0; i < strength.length; i++) {
      for (int j = 0; j < strength.length; j++) {
        strength[i] += Math.abs(weights.get(i, j)) + (i == j ? 0 : Math.abs(weights.get(j, i)));
      }
    }
    return descending(strength.length, i -> strength[i]);
  }

  /** Indices of all weights by |W|, largest first. */
  static int[] weightsBySize(Matrix weights) {
    return descending(weights.values().length, k -> Math.abs(weights.values()[k]));
  }

  /** Equal values keep their order. */
  private static int[] descending(int size, IntToDoubleFunction value) {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -value.applyAsDouble(k)))
        .mapToInt(k -> k)
        .toArray();
  }
}
