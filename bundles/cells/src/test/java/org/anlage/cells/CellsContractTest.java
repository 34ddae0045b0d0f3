package org.anlage.cells;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cells do what is asked of a plug-in's. */
class CellsContractTest {
  @TestFactory
  Stream<DynamicTest> cells() {
    return Stream.of(
            Contracts.overParameters(new LowRank()),
            Contracts.overParameters(new FrozenPlusLowRank()),
            Contracts.overParameters(new ExcitatoryInhibitory()),
            Contracts.overParameters(new Spiking()),
            Contracts.overParameters(new Diagonal()),
            Contracts.overParameters(new Typed()),
            Contracts.overParameters(new Edges()))
        .flatMap(tests -> tests);
  }
}
