package org.anlage.synthetic;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The synthetic cortex does what is asked of a plug-in's source. */
class SyntheticContractTest {
  @TestFactory
  Stream<DynamicTest> source() {
    return Contracts.overParameters(new SyntheticCortex(), "{\"neurons\": 20, \"duration\": 100}");
  }
}
