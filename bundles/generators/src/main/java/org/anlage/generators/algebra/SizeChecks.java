package org.anlage.generators.algebra;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;

/** Checks of sizes that every generator, transform and embedding makes. */
public final class SizeChecks {
  private SizeChecks() {}

  /** The number of units, which must be at least 2. */
  public static int requireNetwork(int units) {
    if (units < 2) {
      throw ProblemException.configuration(
          new Problem(
              "a recurrent network needs at least two units",
              "network.units",
              Integer.toString(units),
              "2 or more",
              "set \"units\", or use data with more neurons"));
    }
    return units;
  }

  /** Weights that must be N x N with N at least 2. */
  public static Matrix requireWeights(Matrix weights, int units) {
    requireNetwork(units);
    if (weights.rows() != units || weights.columns() != units) {
      throw ProblemException.configuration(
          new Problem(
              "weights do not have the network's size",
              "weights",
              weights.shape(),
              units + " x " + units,
              "generate weights for as many units as the network has"));
    }
    return weights;
  }

  /** The number of neurons of the data, which must be the number of units. */
  public static int requireNeurons(int neurons, int units) {
    if (neurons != units) {
      throw ProblemException.configuration(
          new Problem(
              "the network does not have as many units as the data has neurons",
              "network.units",
              Integer.toString(units),
              Integer.toString(neurons),
              "use \"units\": \"all-neurons\""));
    }
    return neurons;
  }
}
