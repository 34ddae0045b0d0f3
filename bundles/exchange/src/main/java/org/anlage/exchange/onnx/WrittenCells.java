package org.anlage.exchange.onnx;

import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.RecordedStep;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;

/**
 * Steps of the platform's cells that are not recorded ones: those whose equations, with the way
 * back, are written by hand. {@link org.anlage.api.network.Cell} and {@link Network} define them.
 */
final class WrittenCells {
  private final Activation activation;
  private final int units;

  private WrittenCells(NetworkSpec spec) {
    activation = spec.activation();
    units = spec.units();
  }

  /** The step of a network's cell; empty if it is none of these. */
  static Optional<RecordedStep> step(NetworkSpec spec) {
    WrittenCells cells = new WrittenCells(spec);
    Map<String, RecordedStep> steps =
        Map.of(
            "vanilla", cells::vanilla,
            "leaky", cells::leaky,
            "leaky-learned", cells::leaky,
            "edges", cells::leaky,
            "gru", cells::gru);
    return Optional.ofNullable(steps.get(spec.cell().name()));
  }

  private Value vanilla(Recorder r, Value input, Value state) {
    Value recurrent = r.product(state, r.parameter(Network.RECURRENT), false);
    return r.activate(activation, r.add(drive(r, input), recurrent));
  }

  private Value leaky(Recorder r, Value input, Value state) {
    Value rate = vanilla(r, input, state);
    return r.add(state, r.multiply(r.subtract(rate, state), r.parameter(Network.LEAK)));
  }

  private Value gru(Recorder r, Value input, Value state) {
    Value gates =
        r.add(
            r.add(
                r.product(input, r.parameter(Network.GATE_INPUT), false),
                r.parameter(Network.GATE_BIAS)),
            r.product(state, r.parameter(Network.GATE_RECURRENT), false));
    Value open = r.activate(Activation.LOGISTIC, gates);
    Value update = r.part(open, 0, units);
    Value reset = r.part(open, units, 2 * units);
    Value recurrent = r.product(state, r.parameter(Network.RECURRENT), false);
    Value candidate = r.activate(activation, r.add(drive(r, input), r.multiply(reset, recurrent)));
    return r.add(candidate, r.multiply(update, r.subtract(state, candidate)));
  }

  private static Value drive(Recorder r, Value input) {
    return r.add(r.product(input, r.parameter(Network.INPUT), false), r.parameter(Network.BIAS));
  }
}
