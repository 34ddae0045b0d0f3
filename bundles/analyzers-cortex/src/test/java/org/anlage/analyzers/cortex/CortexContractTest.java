package org.anlage.analyzers.cortex;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Analyzers of data do what is asked of a plug-in's. */
class CortexContractTest {
  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.concat(
        Contracts.overParameters(new CortexOverview()),
        Contracts.overParameters(new CortexPictures()));
  }
}
