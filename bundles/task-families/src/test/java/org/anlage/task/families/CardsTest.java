package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.component.ProblemException;
import org.anlage.api.task.TaskDescription;
import org.junit.jupiter.api.Test;

/** Chance and best accuracies against values that were computed from the definitions by NumPy. */
class CardsTest {
  @Test
  void pulses() {
    TaskDescription task = Published.of("pulse-decision").describe();
    assertEquals(0.5, task.chance(), 1e-12);
    assertEquals(0.7083, task.memorylessCeiling().orElseThrow(), 5e-5);
    assertEquals(0.9604, task.ceiling(), 5e-5);
  }

  @Test
  void shapes() {
    TaskDescription task = Published.of("probabilistic-reasoning").describe();
    assertEquals(0.5, task.chance(), 1e-9);
    assertEquals(0.9155, task.ceiling(), 5e-5);
    assertEquals(20000, task.distinctTrials().orElseThrow());
  }

  @Test
  void theSecondFrequencyAloneSaysSevenTenths() {
    TaskDescription task = Published.of("delay-comparison").describe();
    assertEquals(0.5, task.chance());
    assertEquals(0.7, task.memorylessCeiling().orElseThrow(), 1e-12);
    assertEquals(
        10,
        Published.of("delay-comparison", "{ \"noise\": 0 }")
            .describe()
            .distinctTrials()
            .orElseThrow());
  }

  @Test
  void twoThirdsOfTestsAreNoMatch() {
    assertEquals(2.0 / 3, Published.of("match-among-distractors").describe().chance(), 1e-9);
  }

  @Test
  void bitsOnBothSidesOfADelay() {
    TaskDescription task = Published.of("delayed-xor").describe();
    assertEquals(4, task.distinctTrials().orElseThrow());
    assertEquals(0.5, task.memorylessCeiling().orElseThrow());
  }

  @Test
  void theBestSingleTimeIsTheChanceOfTiming() {
    // 15 intervals of 800 to 1500 ms in steps of 50. With a tolerance of 20 % and 25 ms, an answer
    // at T is right for those from (T - 25) / 1.2 to (T + 25) / 0.8: at T = 1250, from 1021 to
    // 1593,
    // ten; at T = 1050, from 854 to 1343, ten; at T = 1150, from 938 to 1468, eleven of them.
    assertEquals(11.0 / 15, Published.of("ready-set-go").describe().chance(), 1e-9);
    assertEquals(0.5, Published.of("motor-timing").describe().chance(), 1e-9);
    assertEquals(0.5, Published.of("detection").describe().chance(), 1e-9);
  }

  @Test
  void aParameterWithoutUseIsRefused() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> Published.of("economic-choice", "{ \"coherences\": 3 }").describe());
    assertTrue(
        refused.getMessage().contains("the task has no use for coherences"), refused.getMessage());
  }

  @Test
  void aDurationBetweenStepsIsRefused() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> Published.of("context-decision", "{ \"delays\": [650] }").describe());
    assertTrue(
        refused
            .getMessage()
            .contains("period \"delay\": 650.0 ms is no multiple of the step, 100.0 ms"),
        refused.getMessage());
  }
}
