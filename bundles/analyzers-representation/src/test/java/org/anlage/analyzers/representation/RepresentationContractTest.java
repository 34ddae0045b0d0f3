package org.anlage.analyzers.representation;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Analyzers that play trials do what is asked of a plug-in's. Missing are {@code
 * similarity-across-arms}, which reads findings on runs that the contract's study does not have,
 * and {@code fourier-features}, {@code forecast-scores}, {@code against-filter} and {@code
 * posterior-samples}, which say nothing of its task and of its two snapshots.
 */
class RepresentationContractTest {
  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.of(
            Contracts.overParameters(new Decoding()),
            Contracts.overParameters(
                new Selectivity(), "{ \"testedWindows\": [1], \"windowSteps\": 2 }"),
            Contracts.overParameters(new LongerDelays()),
            Contracts.overParameters(new AccuracyByCondition(), "{ \"trials\": 40 }"),
            Contracts.overParameters(new NoisyInputs()),
            Contracts.overParameters(new Lesions()),
            Contracts.overParameters(new Richness()),
            Contracts.overParameters(new AdversarialInputs()),
            Contracts.overParameters(new ShiftedStarts()),
            Contracts.overParameters(new Restructuring()),
            Contracts.overParameters(new LossBarrier()),
            Contracts.overParameters(new GuessingBias(), "{ \"trials\": 50 }"),
            Contracts.overParameters(new StateDynamics()),
            Contracts.overParameters(new FunctionalModules(), "{ \"trials\": 40 }"))
        .flatMap(tests -> tests);
  }
}
