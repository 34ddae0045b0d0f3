package org.anlage.analyzers.representation;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Analyzers that play trials do what is asked of a plug-in's. */
class RepresentationContractTest {
  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.of(
            Contracts.overParameters(new Decoding()),
            Contracts.overParameters(
                new Selectivity(), "{ \"testedWindows\": [1], \"windowSteps\": 2 }"),
            Contracts.overParameters(new LongerDelays()),
            Contracts.overParameters(new NoisyInputs()),
            Contracts.overParameters(new Lesions()))
        .flatMap(tests -> tests);
  }
}
