package org.anlage.starts;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StartsContractTest {
  @TestFactory
  Stream<DynamicTest> starts() {
    return Stream.of(
            Contracts.overParameters(new Layer()),
            Contracts.of(new UnitVariance(), "{\"deviation\": 0.3}"),
            Contracts.of(new CriticalGain()),
            Contracts.of(new RingInputs(), "{\"channels\": 1}"),
            Contracts.of(new FromRun(), "{\"arm\": \"base\"}"),
            Contracts.of(new FromRun(), "{\"arm\": \"base\", \"part\": \"mask\", \"share\": 0.5}"))
        .flatMap(tests -> tests);
  }
}
