package org.anlage.tasks.reward;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tasks with rewards do what is asked of a plug-in's. */
class RewardedTasksContractTest {
  @TestFactory
  Stream<DynamicTest> tasks() {
    return Stream.of(
            Contracts.overParameters(new Bandit()),
            Contracts.overParameters(new TwoStep()),
            Contracts.overParameters(new RingReaching()),
            Contracts.overParameters(new OdourGradient()))
        .flatMap(tests -> tests);
  }
}
