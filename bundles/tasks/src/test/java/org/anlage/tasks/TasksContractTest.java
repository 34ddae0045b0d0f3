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
            Contracts.of(new GoNoGo()),
            Contracts.of(new IntervalDiscrimination()),
            Contracts.of(new OneChoiceInference()),
            Contracts.of(new PerceptualDecision()))
        .flatMap(tests -> tests);
  }
}
