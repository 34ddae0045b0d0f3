package org.anlage.learning.rules;

import java.util.Optional;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.NetworkRunner;

/** Finds parameters by name, and by place. */
final class Regions {
  private Regions() {}

  /** A parameter that every network has. */
  static LearnedParameters.Region of(NetworkRunner runner, String name) {
    return find(runner, name).orElseThrow();
  }

  /** A parameter; empty if it is not there or not learned. */
  static Optional<LearnedParameters.Region> find(NetworkRunner runner, String name) {
    return runner.weights().regions().stream()
        .filter(region -> region.name().equals(name))
        .findFirst();
  }

  /** Name of the parameter that a value of a buffer belongs to. */
  static String at(LearnedParameters values, int buffer, int index) {
    return values.regions().stream()
        .filter(region -> region.buffer() == buffer)
        .filter(region -> index >= region.offset())
        .filter(region -> index < region.offset() + region.rows() * region.columns())
        .map(LearnedParameters.Region::name)
        .findFirst()
        .orElse("a constant");
  }
}
