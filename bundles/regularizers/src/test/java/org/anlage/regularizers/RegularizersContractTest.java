package org.anlage.regularizers;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.anlage.testkit.Invariance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Penalties do what is asked of a plug-in's. */
class RegularizersContractTest {
  @TestFactory
  Stream<DynamicTest> regularizers() {
    return Stream.of(
            Contracts.overParameters(new L1(), Invariance.RELABELLING),
            Contracts.overParameters(new DistanceCost(), Invariance.RELABELLING),
            Contracts.of(new DistanceCost(), "{\"power\": 2}", Invariance.RELABELLING),
            Contracts.overParameters(new DistanceCommunicability(), Invariance.RELABELLING),
            Contracts.of(
                new DistanceCommunicability(),
                "{\"power\": 2, \"epsilon\": 1e-10}",
                Invariance.RELABELLING),
            Contracts.of(
                new CommunicabilityEmd(),
                "{\"normalisation\": \"guarded\"}",
                Invariance.RELABELLING),
            Contracts.overParameters(new InitialDistribution()),
            Contracts.overParameters(new SpectralNorm()),
            Contracts.overParameters(new ActivityCost()),
            Contracts.of(new CommunicabilityEmd(), Invariance.RELABELLING),
            Contracts.overParameters(new CommunicabilityEmd()))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> analyzers() {
    return Stream.of(
            Contracts.overParameters(new CommunicabilityTarget()),
            Contracts.overParameters(new NetworkCommunicability()))
        .flatMap(tests -> tests);
  }
}
