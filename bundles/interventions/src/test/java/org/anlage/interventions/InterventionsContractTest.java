package org.anlage.interventions;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Interventions do what is asked of a plug-in's. */
class InterventionsContractTest {
  @TestFactory
  Stream<DynamicTest> interventions() {
    return Stream.of(
            Contracts.overParameters(new Clamp()),
            Contracts.overParameters(new Deficit()),
            Contracts.overParameters(new Hold(), "{\"parameters\": [\"recurrent_kernel\"]}"),
            Contracts.overParameters(new NoisyStates()),
            Contracts.overParameters(new Perturb(), "{\"scale\": 0.1}"),
            Contracts.overParameters(new RandomStart()))
        .flatMap(tests -> tests);
  }
}
