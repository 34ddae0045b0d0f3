package org.anlage.tasks;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tasks do what is asked of a plug-in's. */
class TasksContractTest {
  @TestFactory
  Stream<DynamicTest> tasks() {
    return Stream.of(
            Contracts.overParameters(new GoNoGo()),
            Contracts.overParameters(new IntervalDiscrimination()),
            Contracts.overParameters(new OneChoiceInference()),
            Contracts.overParameters(new PerceptualDecision()))
        .flatMap(tests -> tests);
  }
}
