package org.anlage.task.recordings;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tasks of recordings do what is asked of a plug-in's. */
class RecordedTasksContractTest {
  @TestFactory
  Stream<DynamicTest> tasks() {
    return Stream.concat(
        Contracts.overParameters(
            new PopulationForecast(),
            "{ \"bin\": 0.5, \"length\": 10, \"warmUp\": 2, \"gap\": 1, \"silent\": \"leave-out\""
                + " }"),
        Contracts.overParameters(
            new BehaviourFromActivity(),
            "{ \"bin\": 0.5, \"gap\": 1, \"silent\": \"leave-out\" }"));
  }
}
