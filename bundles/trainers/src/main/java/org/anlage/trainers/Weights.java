package org.anlage.trainers;

import java.util.List;
import java.util.Map;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.Reals;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;

/**
 * The parameters of a vanilla network as three buffers: input kernel over bias, (I + 1) x N;
 * recurrent kernel, N x N; read-out bias over read-out kernel, (1 + N) x O. Input, bias and
 * recurrence also stand stacked, (I + 1 + N) x N, as the right operand of one product per step.
 */
final class Weights {
  final NetworkSpec spec;
  final Reals input;
  final Reals recurrent;
  final Reals readout;
  private final Reals stacked;
  private final Operand forward;

  Weights(Network network, Kernels kernels) {
    spec = network.spec();
    int units = spec.units();
    input = spec.precision().allocate((spec.inputs() + 1) * units);
    recurrent = spec.precision().allocate(units * units);
    readout = spec.precision().allocate((1 + units) * spec.outputs());
    stacked = spec.precision().allocate((spec.inputs() + 1 + units) * units);
    put(network.parameter(Network.INPUT), spec.inputs(), units, input, 0);
    put(network.parameter(Network.BIAS), 1, units, input, spec.inputs() * units);
    put(network.recurrent(), units, units, recurrent, 0);
    put(network.parameter(Network.READOUT_BIAS), 1, spec.outputs(), readout, 0);
    put(network.parameter(Network.READOUT), units, spec.outputs(), readout, spec.outputs());
    forward = kernels.operand(spec.inputs() + 1 + units, units, stacked);
    changed();
  }

  /** To be called after the buffers have changed. */
  void changed() {
    stacked.copyFrom(input, 0, 0, input.length());
    stacked.copyFrom(recurrent, 0, input.length(), recurrent.length());
    forward.set(false, stacked, 0, spec.units());
  }

  /** The stacked kernel as a right operand. */
  Operand forward() {
    return forward;
  }

  /** The three buffers, in a fixed order. */
  List<Reals> buffers() {
    return List.of(input, recurrent, readout);
  }

  /** The network with the values of now. */
  Network network() {
    int units = spec.units();
    return new Network(
        spec,
        Map.of(
            Network.INPUT,
            take(spec.inputs(), units, input, 0),
            Network.BIAS,
            take(1, units, input, spec.inputs() * units),
            Network.RECURRENT,
            recurrentMatrix(),
            Network.READOUT_BIAS,
            take(1, spec.outputs(), readout, 0),
            Network.READOUT,
            take(units, spec.outputs(), readout, spec.outputs())));
  }

  /** The recurrent kernel of now. */
  Matrix recurrentMatrix() {
    return take(spec.units(), spec.units(), recurrent, 0);
  }

  private static void put(Matrix from, int rows, int columns, Reals to, int offset) {
    if (from.rows() != rows || from.columns() != columns) {
      throw new IllegalArgumentException(
          "a parameter is " + from.shape() + " and should be " + rows + " x " + columns);
    }
    for (int i = 0; i < rows * columns; i++) {
      to.set(offset + i, from.values()[i]);
    }
  }

  static Matrix take(int rows, int columns, Reals from, int offset) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.values()[i] = from.get(offset + i);
    }
    return matrix;
  }
}
