package org.anlage.learning.rules;

import java.util.Optional;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.NetworkRunner;

/** Finds parameters by name. */
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
}
