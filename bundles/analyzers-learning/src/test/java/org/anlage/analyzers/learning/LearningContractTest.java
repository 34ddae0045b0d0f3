package org.anlage.analyzers.learning;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Analyzers of learning do what is asked of a plug-in's. Not here are those that say nothing of a
 * study which declares no factors, ladders or published values, as the contract's does not.
 */
class LearningContractTest {
  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.of(
            Contracts.overParameters(new Accuracy()),
            Contracts.overParameters(new LearningCurves()),
            Contracts.overParameters(new MetricsAcrossArms()),
            Contracts.overParameters(new Comparisons()),
            Contracts.overParameters(new Success()),
            Contracts.overParameters(new AbruptLearning()),
            Contracts.overParameters(new Grokking()),
            Contracts.overParameters(new DualChanges()))
        .flatMap(tests -> tests);
  }
}
