package org.anlage.analyzers.dynamics;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Analyzers of activity do what is asked of a plug-in's. */
class DynamicsAnalyzersContractTest {
  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.of(
            Contracts.overParameters(new InformationFlux(), "{\"sets\": 5, \"trials\": 8}"),
            Contracts.overParameters(new EntropyProduction()),
            Contracts.of(new Rhythms(), "{\"edges\": [0.25, 0.4, 0.5], \"trials\": 8}"),
            Contracts.overParameters(new InputBalance(), "{\"trials\": 8}"),
            Contracts.of(new TravelingWaves(), "{\"channels\": 1, \"window\": 16, \"trials\": 4}"))
        .flatMap(tests -> tests);
  }
}
