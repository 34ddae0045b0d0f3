package org.anlage.dynamics;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The simulators do what is asked of a plug-in's. */
class DynamicsContractTest {
  private static final String SPONTANEOUS =
      "{\"activity\": {\"trajectories\": 3, \"samples\": 8, \"bin\": 2, \"burnIn\": 5}}";

  @TestFactory
  Stream<DynamicTest> simulators() {
    return Stream.of(
            Contracts.of(new LinearStochastic(), SPONTANEOUS),
            Contracts.of(new ReluEchoState(), SPONTANEOUS),
            Contracts.of(new Driven(), "{\"samples\": 12, \"hold\": 2, \"washout\": 3}"),
            Contracts.of(
                new WorkingMemory(),
                "{\"inputs\": 6, \"features\": 3, \"trajectories\": 2, \"burnIn\": 5,"
                    + " \"interval\": 0.3, \"delays\": [0.15], \"window\": 0.02}"))
        .flatMap(tests -> tests);
  }
}
