package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.task.Decision;
import org.anlage.api.task.TaskDescription;
import org.junit.jupiter.api.Test;

class ModCogTest {
  @Test
  void isAHundredAndSixTasks() {
    var tasks = ModCog.tasks();
    assertEquals(106, tasks.size());
    assertEquals(106, tasks.stream().map(NamedTask::name).distinct().count());
    assertEquals(40, tasks.stream().filter(t -> !t.name().contains("-int-")).count());
    assertEquals(22, tasks.stream().filter(t -> !t.name().contains("-seq-")).count());
  }

  @Test
  void theyDescribeThemselves() {
    for (NamedTask named : ModCog.tasks()) {
      TaskDescription task = ((FamilyTask) named.task()).describe(Settings.published());
      assertEquals(33, task.outputs(), named.name());
      assertEquals(
          named.name().contains("-seq-"),
          task.decision() instanceof Decision.MeanDirection,
          named.name());
      assertTrue(task.chance() > 0, named.name());
    }
  }
}
