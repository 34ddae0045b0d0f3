package org.anlage.simulators;

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
            Contracts.overParameters(new LinearStochastic(), SPONTANEOUS),
            Contracts.of(
                new LinearStochastic(),
                "{\"activity\": {\"trajectories\": 3, \"samples\": 8, \"bin\": 2, \"burnIn\": 5,"
                    + " \"sampling\": \"exact\"}}"),
            Contracts.overParameters(new ReluEchoState(), SPONTANEOUS),
            Contracts.overParameters(
                new Driven(), "{\"samples\": 12, \"hold\": 2, \"washout\": 3}"),
            Contracts.of(
                new WorkingMemory(),
                "{\"inputs\": 6, \"features\": 3, \"trajectories\": 2, \"burnIn\": 5,"
                    + " \"interval\": 0.3, \"delays\": [0.15], \"window\": 0.02}"),
            Contracts.overParameters(
                new WorkingMemory(),
                "{\"inputs\": 3, \"features\": 2, \"trajectories\": 2, \"burnIn\": 1,"
                    + " \"interval\": 0.2, \"delays\": [0.15], \"window\": 0.02,"
                    + " \"timing\": {\"step\": 0.01}}"))
        .flatMap(tests -> tests);
  }
}
