package org.anlage.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;

/** Gaussian weights of any cell, the recurrent ones of spectral radius 0.95 or so. */
final class Weights {
  private Weights() {}

  static Map<String, Matrix> draw(NetworkSpec spec, RandomStream random) {
    int units = spec.units();
    double recurrent = 0.95 / Math.sqrt(units);
    Map<String, Matrix> parameters = new LinkedHashMap<>();
    parameters.put(Network.INPUT, gaussian(spec.inputs(), units, 0.4, random));
    parameters.put(Network.RECURRENT, gaussian(units, units, recurrent, random));
    parameters.put(Network.BIAS, Matrix.zeros(1, units));
    parameters.put(Network.READOUT, gaussian(units, spec.outputs(), 0.3, random));
    parameters.put(Network.READOUT_BIAS, Matrix.zeros(1, spec.outputs()));
    switch (spec.cell().name()) {
      case "vanilla" -> {}
      case "leaky", "leaky-learned" ->
          parameters.put(Network.LEAK, Matrix.zeros(1, units).map(x -> 0.5));
      case "gru" -> {
        parameters.put(Network.GATE_INPUT, gaussian(spec.inputs(), 2 * units, 0.4, random));
        parameters.put(Network.GATE_BIAS, Matrix.zeros(1, 2 * units));
        parameters.put(Network.GATE_RECURRENT, gaussian(units, 2 * units, recurrent, random));
      }
      default -> throw new IllegalArgumentException("no cell " + spec.cell().name());
    }
    return parameters;
  }

  private static Matrix gaussian(int rows, int columns, double deviation, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> deviation * random.nextGaussian());
  }
}
