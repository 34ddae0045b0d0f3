package org.anlage.api.network;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/**
 * A network as a value. Parameters of every cell, by name: {@code input_kernel} I x N, {@code
 * recurrent_kernel} N x N (row = from), {@code bias} 1 x N, {@code readout_kernel} N x O, {@code
 * readout_bias} 1 x O. Leaky cells also have {@code leak} 1 x N, in (0, 1]. The gated recurrent
 * unit also has {@code gate_input_kernel} I x 2N, {@code gate_bias} 1 x 2N and {@code
 * gate_recurrent_kernel} N x 2N, the update gates first, then the reset gates. Values trained in
 * single precision are widened exactly.
 *
 * @param spec its shape
 * @param parameters its parameters by name
 */
public record Network(NetworkSpec spec, Map<String, Matrix> parameters) {
  /** Name of the recurrent weights. */
  public static final String RECURRENT = "recurrent_kernel";

  /** Name of the input weights. */
  public static final String INPUT = "input_kernel";

  /** Name of the units' bias. */
  public static final String BIAS = "bias";

  /** Name of the read-out weights. */
  public static final String READOUT = "readout_kernel";

  /** Name of the read-out bias. */
  public static final String READOUT_BIAS = "readout_bias";

  /** Name of the leaks, in leaky cells. */
  public static final String LEAK = "leak";

  /** Name of the gates' input weights, in the gated recurrent unit. */
  public static final String GATE_INPUT = "gate_input_kernel";

  /** Name of the gates' bias. */
  public static final String GATE_BIAS = "gate_bias";

  /** Name of the gates' recurrent weights. */
  public static final String GATE_RECURRENT = "gate_recurrent_kernel";

  /** Copies the map. */
  public Network {
    parameters = Map.copyOf(new TreeMap<>(parameters));
  }

  /** A parameter by name. */
  public Matrix parameter(String name) {
    Matrix matrix = parameters.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException("no parameter '" + name + "' in " + parameters.keySet());
    }
    return matrix;
  }

  /**
   * The recurrent weights.
   *
   * @throws ProblemException if its cell has none
   */
  public Matrix recurrent() {
    return recurrentWeights()
        .orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "a network without weights between its units has no recurrent weights",
                        "network.cell",
                        spec.cell().name(),
                        "a cell with recurrent weights",
                        "")));
  }

  /** The recurrent weights; empty if its cell has none. */
  public Optional<Matrix> recurrentWeights() {
    return Optional.ofNullable(parameters.get(RECURRENT));
  }
}
