package org.anlage.analyzers.spectral;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.anlage.testkit.Invariance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Spectral analyzers do what is asked of a plug-in's. {@code low-rank-overlaps} is missing: it says
 * nothing of the contract's run, whose weights are of full rank.
 */
class SpectralContractTest {
  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.of(
            Contracts.overParameters(new LearnedStructure()),
            Contracts.overParameters(new Spectrum(), Invariance.RELABELLING),
            Contracts.overParameters(new WeightEntropy(), Invariance.RELABELLING))
        .flatMap(tests -> tests);
  }
}
