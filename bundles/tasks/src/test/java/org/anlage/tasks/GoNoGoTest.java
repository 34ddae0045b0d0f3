package org.anlage.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

class GoNoGoTest {
  private static final GoNoGo TASK = new GoNoGo();
  private static final GoNoGo.Parameters PUBLISHED = new GoNoGo.Parameters(5, 20, 10, 5, false);

  @Test
  void channelsAreAsPublished() {
    TrialBatch batch = Trials.draw(TASK, PUBLISHED, 100, 1);
    assertTrue(Trials.answersAtTheLastStepOnly(batch));
    for (int i = 0; i < batch.trials(); i++) {
      int type = batch.conditions()[i];
      assertEquals(type, Trials.label(batch, i));
      assertEquals("1x5 0x20 1x10 0x5", Trials.channel(batch, i, 0));
      assertEquals(type == 0 ? "0x5 1x20 0x15" : "0x40", Trials.channel(batch, i, 1));
      assertEquals(type == 1 ? "0x5 1x20 0x15" : "0x40", Trials.channel(batch, i, 2));
    }
  }

  @Test
  void fixationCanStayOnAtDecision() {
    TrialBatch batch = Trials.draw(TASK, new GoNoGo.Parameters(5, 20, 10, 5, true), 3, 1);
    assertEquals("1x5 0x20 1x15", Trials.channel(batch, 0, 0));
  }

  @Test
  void bothTypesAreEquallyProbable() {
    TrialBatch batch = Trials.draw(TASK, PUBLISHED, 10000, 2);
    int go = 0;
    for (int type : batch.conditions()) {
      go += type;
    }
    assertEquals(5000, go, 250);
  }

  @Test
  void describesItself() {
    TaskDescription description = TASK.describe(PUBLISHED);
    assertEquals(40, description.steps());
    assertEquals(3, description.inputs());
    assertEquals(2, description.outputs());
    assertEquals(4, description.periods().size());
    assertEquals(0.5, description.chance());
    assertEquals(0.5, description.memorylessCeiling().orElseThrow());
    assertEquals(1, description.ceiling());
    assertEquals(2, description.distinctTrials().orElseThrow());
  }

  @Test
  void withoutADelayTheStimulusIsTheLastInput() {
    GoNoGo.Parameters off = new GoNoGo.Parameters(0, 2, 0, 1, false);
    assertEquals(1, TASK.describe(off).memorylessCeiling().orElseThrow());
    GoNoGo.Parameters on = new GoNoGo.Parameters(0, 2, 0, 1, true);
    assertEquals(0.5, TASK.describe(on).memorylessCeiling().orElseThrow());
    assertEquals("0x2 1x1", Trials.channel(Trials.draw(TASK, on, 1, 9), 0, 0));
  }

  @Test
  void aTrialDependsOnTheSeedAndItsNumberOnly() {
    TrialBatch many = Trials.draw(TASK, PUBLISHED, 32, 5);
    assertArrayEquals(many.input(), Trials.draw(TASK, PUBLISHED, 32, 5).input());
    TrialBatch first = TrialBatch.allocate(TASK.describe(PUBLISHED), 1);
    first.copyTrials(many, 0);
    assertArrayEquals(first.input(), Trials.draw(TASK, PUBLISHED, 1, 5).input());
  }
}
