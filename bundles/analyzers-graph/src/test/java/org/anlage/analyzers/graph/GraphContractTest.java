package org.anlage.analyzers.graph;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Analyzers of graphs do what is asked of a plug-in's. */
class GraphContractTest {
  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.of(Contracts.overParameters(new Topology()), Contracts.of(new WeightDistance()))
        .flatMap(tests -> tests);
  }
}
