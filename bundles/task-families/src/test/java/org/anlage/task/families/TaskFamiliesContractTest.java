package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All tasks of all families keep the contract of tasks. */
class TaskFamiliesContractTest {
  @TestFactory
  Stream<DynamicTest> families() {
    return TaskFamilies.all().stream()
        .flatMap(named -> Contracts.registered(named.name(), named.task()));
  }

  @Test
  void namesAreUniqueAndTextsAreThere() {
    var all = TaskFamilies.all();
    assertEquals(all.size(), all.stream().map(NamedTask::name).distinct().count());
    for (NamedTask named : all) {
      assertTrue(named.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), named.name());
      assertFalse(named.text().isBlank(), named.name());
    }
  }
}
