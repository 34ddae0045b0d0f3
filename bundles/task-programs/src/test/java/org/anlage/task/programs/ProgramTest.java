package org.anlage.task.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProgramTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.of(new Program(), Programs.RECALL);
  }

  @Test
  void theCardFollowsFromTheProgram() {
    TaskDescription task = Programs.TASK.describe(Programs.read(Programs.RECALL));
    assertEquals(5, task.inputs());
    assertEquals(4, task.outputs());
    assertEquals(15, task.steps());
    assertEquals(0.25, task.chance());
    assertEquals(0.25, task.memorylessCeiling().orElseThrow());
    assertEquals(1, task.ceiling());
    assertEquals(8, task.distinctTrials().orElseThrow());
    assertTrue(task.drawnPeriods());
    assertEquals(List.of("go", "goal-0", "goal-1", "goal-2", "goal-3"), task.inputNames());
  }

  @Test
  void trialsAreWhatTheProgramSays() {
    TrialBatch batch = Programs.draw(Programs.read(Programs.RECALL), 64);
    int delays = 0;
    for (int i = 0; i < 64; i++) {
      int goal = batch.levels(0)[i];
      int delay = batch.levels(1)[i] == 0 ? 5 : 10;
      delays += delay;
      assertEquals(3 + delay, batch.starts(2)[i]);
      assertEquals(5 + delay, batch.ends(2)[i]);
      for (int t = 0; t < 15; t++) {
        int at = batch.at(t, i);
        boolean answer = t >= 3 + delay && t < 5 + delay;
        assertEquals(answer ? 1 : 0, batch.input()[at * 5]);
        for (int k = 0; k < 4; k++) {
          assertEquals(t < 3 && k == goal ? 1 : 0, batch.input()[at * 5 + 1 + k]);
        }
        assertEquals(answer ? 1 : 0, batch.mask()[at]);
        assertEquals(answer ? goal : 0, batch.labels()[at]);
      }
    }
    assertTrue(delays > 64 * 5 && delays < 64 * 10);
  }

  @Test
  void aVariationFixesItsDrawAlone() {
    Program.Parameters given = Programs.read(Programs.RECALL);
    Program.Parameters longer = Programs.TASK.vary(given, "delay", 2000).orElseThrow();
    assertEquals(25, Programs.TASK.describe(longer).steps());
    assertArrayEquals(Programs.draw(given, 32).levels(0), Programs.draw(longer, 32).levels(0));
    assertTrue(Programs.TASK.vary(given, "delay", 250).isEmpty());
    assertTrue(Programs.TASK.vary(given, "goal", 1).isEmpty());
  }

  @Test
  void whatIsHeldOutOccursInAnalysesAlone() {
    Program.Parameters held =
        Programs.read(
            Programs.RECALL.replace(
                "\"step\": 100,", "\"step\": 100, \"heldOut\": \"goal == 2\","));
    TrialBatch batch = Programs.draw(held, 200);
    assertTrue(java.util.Arrays.stream(batch.levels(0)).anyMatch(goal -> goal == 2));
    batch.clear();
    Programs.TASK.fill(held, batch, RandomStream.of(7), TrialRequest.training(0));
    assertTrue(java.util.Arrays.stream(batch.levels(0)).noneMatch(goal -> goal == 2));
  }

  private static void assertWrong(String before, String after, String... expected) {
    ProblemException wrong =
        assertThrows(
            ProblemException.class, () -> Programs.read(Programs.RECALL.replace(before, after)));
    for (String text : expected) {
      assertTrue(wrong.getMessage().contains(text), wrong.getMessage());
    }
  }

  @Test
  void mistakesHaveLineAndColumn() {
    // The quote of the second draw's value is at column 33 of line 5, so "x", the third, at 36.
    assertWrong("one_of(500, 1000)", "2*x", "my.json:5:36", "there is no \"x\"", "draws[1].value");
    assertWrong(
        "\"duration\": \"300\"",
        "\"duration\": \"350\"",
        "my.json:8:",
        "period \"sample\"",
        "350.0 ms is no multiple of the step, 100.0 ms");
    assertWrong(
        "\"periods\": [\"sample\"]",
        "\"periods\": [\"simple\"]",
        "there is no period \"simple\"",
        "my.json:15:");
    assertWrong(
        "\"output\": \"choice\"",
        "\"output\": \"chioce\"",
        "there is no output \"chioce\"; there are: choice");
    assertWrong("\"draw\": \"delay\"", "\"draw\": \"dealy\"", "there is no draw \"dealy\"");
    assertWrong("integer(0, 3)", "uniform(0, 3)", "the chance of this program does not follow");
  }

  @Test
  void aUnitThatThereIsNotIsRefused() {
    assertWrong("\"size\": 4,\n", "\"size\": 3,\n", "a unit that there is not", "0 to 2");
  }
}
