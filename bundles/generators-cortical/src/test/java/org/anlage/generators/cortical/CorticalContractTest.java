package org.anlage.generators.cortical;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.anlage.testkit.Invariance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Generators and transforms of measured similarity keep the contracts of plug-ins. */
class CorticalContractTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Stream.of(
            Contracts.overParameters(new Cortical()),
            Contracts.overParameters(
                new Modulate(), "{\"by\": \"correlation\"}", Invariance.SCALING),
            Contracts.overParameters(
                new Modulate(), "{\"by\": \"synapse-sizes\"}", Invariance.SCALING))
        .flatMap(s -> s);
  }
}
