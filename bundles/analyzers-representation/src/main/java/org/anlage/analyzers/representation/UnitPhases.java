package org.anlage.analyzers.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/**
 * Phases of units at their main frequencies: of the state as a function of a + b, of the weights to
 * the outputs, and of the weights from the inputs.
 *
 * <p>A unit like cos(k (a + b) + x) adds to the output of a + b if its weights to the outputs c go
 * like cos(k c + x); one that squares the sum of its inputs does, if its weights from the inputs go
 * like cos(k c + x / 2). Phases that are spread let the parts that do not depend on a + b cancel.
 * Units count by their power at a + b.
 */
final class UnitPhases {
  private final List<FourierPower> units;
  private final int[] numbers;
  private final Matrix input;
  private final Matrix readout;

  /**
   * Phases.
   *
   * @param units power of units that are not silent
   * @param numbers their indices in the network
   */
  UnitPhases(List<FourierPower> units, int[] numbers, Network network) {
    this.units = units;
    this.numbers = numbers.clone();
    input = network.parameter(Network.INPUT);
    readout = network.parameter(Network.READOUT);
  }

  /** Metrics; those of weights are left out where a unit has no row or column of its own. */
  Map<String, Double> metrics(int width) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (readout.rows() == width) {
      metrics.put("phase_alignment", alignment(i -> units.get(i).phaseOfSum(main(i))));
      if (input.columns() == width) {
        metrics.put("input_phase_alignment", alignment(i -> 2 * inputPhase(i)));
      }
    }
    metrics.put("phase_spread", spread());
    return metrics;
  }

  private int main(int unit) {
    return units.get(unit).main();
  }

  private double weight(int unit) {
    return units.get(unit).of(FourierPower.Part.SUM, main(unit));
  }

  private double inputPhase(int unit) {
    double[] weights = new double[input.rows()];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = input.get(c, numbers[unit]);
    }
    return FourierPower.phase(weights, main(unit));
  }

  private double readoutPhase(int unit) {
    double[] weights = new double[readout.columns()];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = readout.get(numbers[unit], c);
    }
    return FourierPower.phase(weights, main(unit));
  }

  /** Mean cosine of the angle between a phase of units and that of their weights to the outputs. */
  private double alignment(java.util.function.IntToDoubleFunction phase) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < units.size(); i++) {
      sum += weight(i) * StrictMath.cos(phase.applyAsDouble(i) - readoutPhase(i));
      weights += weight(i);
    }
    return sum / weights;
  }

  /** 1 less the length of the mean of e^ix over units of a frequency, averaged over frequencies. */
  private double spread() {
    Map<Integer, double[]> byFrequency = new TreeMap<>();
    double weights = 0;
    for (int i = 0; i < units.size(); i++) {
      double[] sums = byFrequency.computeIfAbsent(main(i), k -> new double[2]);
      double phase = units.get(i).phaseOfSum(main(i));
      sums[0] += weight(i) * StrictMath.cos(phase);
      sums[1] += weight(i) * StrictMath.sin(phase);
      weights += weight(i);
    }
    double together = 0;
    for (double[] sums : byFrequency.values()) {
      together += StrictMath.hypot(sums[0], sums[1]);
    }
    return 1 - together / weights;
  }
}
