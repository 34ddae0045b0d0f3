package org.anlage.generators.waves;

import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.generators.algebra.SizeChecks;

/** Units in channels, each of which is a ring of as many. */
final class Channels {
  static final String TEXT = "Number of rings into which the units are divided, one after another.";

  private Channels() {}

  /** Units of a ring; the number of units must be a multiple of the number of channels. */
  static int length(int units, int channels, String component) {
    SizeChecks.requireNetwork(units);
    if (units % channels != 0) {
      throw ProblemException.configuration(
          new Problem(
              "the units cannot be divided into rings of equal length",
              component + ".channels",
              units + " units in " + channels + " channels",
              "a multiple of the number of channels",
              "change \"units\" or \"channels\""));
    }
    return units / channels;
  }
}
