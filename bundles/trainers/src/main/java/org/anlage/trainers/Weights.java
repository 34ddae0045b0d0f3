package org.anlage.trainers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;

/**
 * The parameters of a network as buffers: input kernel over bias, (I + 1) x N; recurrent kernel, N
 * x N; read-out bias over read-out kernel, (1 + N) x O; and what the cell has beside these. Input,
 * bias and recurrence also stand stacked, (I + 1 + N) x N, as the right operand of one product per
 * step.
 */
final class Weights {
  /** Least leak that is learned. */
  private static final double SLOWEST = 1e-3;

  final NetworkSpec spec;
  final RealBuffer input;
  final RealBuffer recurrent;
  final RealBuffer readout;

  /** Leaks, N, or gates, (I + 1 + N) x 2N, or nothing. */
  final RealBuffer cell;

  private final RealBuffer stacked;
  private final Operand forward;
  private final Operand gates;

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
    cell = input.allocate(cellParameters(spec));
    boolean gated = spec.cell() == Cell.GRU;
    switch (spec.cell()) {
      case VANILLA -> {}
      case LEAKY, LEAKY_LEARNED -> put(network.parameter(Network.LEAK), 1, units, cell, 0);
      case GRU -> {
        int columns = 2 * units;
        int bias = spec.inputs() * columns;
        put(network.parameter(Network.GATE_INPUT), spec.inputs(), columns, cell, 0);
        put(network.parameter(Network.GATE_BIAS), 1, columns, cell, bias);
        put(network.parameter(Network.GATE_RECURRENT), units, columns, cell, bias + columns);
      }
    }
    forward = kernels.operand(gated ? units : spec.inputs() + 1 + units, units, stacked);
    gates = kernels.operand(gated ? spec.inputs() + 1 + units : 0, 2 * units, stacked);
    changed();
  }

  /** To be called after the buffers have changed. */
  void changed() {
    if (spec.cell() == Cell.GRU) {
      forward.set(false, recurrent, 0, spec.units());
      gates.set(false, cell, 0, 2 * spec.units());
      return;
    }
    if (spec.cell() == Cell.LEAKY_LEARNED) {
      for (int j = 0; j < cell.length(); j++) {
        cell.set(j, Math.max(SLOWEST, Math.min(1, cell.get(j))));
      }
    }
    stacked.copyFrom(input, 0, 0, input.length());
    stacked.copyFrom(recurrent, 0, input.length(), recurrent.length());
    forward.set(false, stacked, 0, spec.units());
  }

  /** Number of parameters that only this kind of cell has. */
  static int cellParameters(NetworkSpec spec) {
    return switch (spec.cell()) {
      case VANILLA -> 0;
      case LEAKY, LEAKY_LEARNED -> spec.units();
      case GRU -> (spec.inputs() + 1 + spec.units()) * 2 * spec.units();
    };
  }

  /** Whether those are learned. */
  static boolean learned(NetworkSpec spec) {
    return spec.cell() == Cell.LEAKY_LEARNED || spec.cell() == Cell.GRU;
  }

  /** The gates' weights as a right operand. */
  Operand gates() {
    return gates;
  }

  /** The stacked kernel as a right operand; of the gated recurrent unit, the recurrent kernel. */
  Operand forward() {
    return forward;
  }

  /** The buffers that are learned, in a fixed order. */
  List<RealBuffer> buffers() {
    return learned(spec)
        ? List.of(input, recurrent, readout, cell)
        : List.of(input, recurrent, readout);
  }

  /** The network with the values of now. */
  Network network() {
    int units = spec.units();
    Map<String, Matrix> parameters = new TreeMap<>();
    parameters.put(Network.INPUT, take(spec.inputs(), units, input, 0));
    parameters.put(Network.BIAS, take(1, units, input, spec.inputs() * units));
    parameters.put(Network.RECURRENT, recurrentMatrix());
    parameters.put(Network.READOUT_BIAS, take(1, spec.outputs(), readout, 0));
    parameters.put(Network.READOUT, take(units, spec.outputs(), readout, spec.outputs()));
    switch (spec.cell()) {
      case VANILLA -> {}
      case LEAKY, LEAKY_LEARNED -> parameters.put(Network.LEAK, take(1, units, cell, 0));
      case GRU -> {
        int columns = 2 * units;
        int bias = spec.inputs() * columns;
        parameters.put(Network.GATE_INPUT, take(spec.inputs(), columns, cell, 0));
        parameters.put(Network.GATE_BIAS, take(1, columns, cell, bias));
        parameters.put(Network.GATE_RECURRENT, take(units, columns, cell, bias + columns));
      }
    }
    return new Network(spec, parameters);
  }

  /** The recurrent kernel of now. */
  Matrix recurrentMatrix() {
    return take(spec.units(), spec.units(), recurrent, 0);
  }

  private static void put(Matrix from, int rows, int columns, RealBuffer to, int offset) {
    if (from.rows() != rows || from.columns() != columns) {
      throw new IllegalArgumentException(
          "a parameter is " + from.shape() + " and should be " + rows + " x " + columns);
    }
    for (int i = 0; i < rows * columns; i++) {
      to.set(offset + i, from.values()[i]);
    }
  }

  static Matrix take(int rows, int columns, RealBuffer from, int offset) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.values()[i] = from.get(offset + i);
    }
    return matrix;
  }
}
