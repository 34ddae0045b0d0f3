package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

/** Trials of the twenty tasks against the definitions of the paper. */
class RingSaccadesTest {
  @Test
  void delayAntiIsAsPublished() {
    Published task = Published.of("yang-delayanti", "{ \"noise\": 0 }");
    TaskDescription description = task.describe();
    assertEquals(65, description.inputs());
    assertEquals(33, description.outputs());
    assertEquals(Objective.LOGISTIC_SQUARES, description.objective());
    assertEquals(new Decision.Direction(0, 0.5, 36), description.decision());
    assertEquals(4, description.outputWeight(0));
    assertEquals(1, description.outputWeight(1));
    assertEquals((700 + 600 + 1600 + 500) / 20, description.steps());
    TrialBatch batch = task.draw(40, 1);
    int response = batch.period("response");
    for (int i = 0; i < 40; i++) {
      double angle = batch.numbers(0)[i];
      int go = batch.starts(response)[i];
      int end = batch.ends(response)[i];
      assertEquals(25, end - go);
      for (int t = 0; t < end; t++) {
        int at = batch.at(t, i);
        float mask = t < 5 ? 0 : t < go ? 1 : t < go + 5 ? 0 : 25;
        assertEquals(mask, batch.mask()[at], "step " + t);
        assertEquals(t < go ? 1 : 0, batch.input()[at * 65]);
        assertEquals(t < go ? 0.8f : 0.05f, batch.values()[at * 33], 1e-6);
        for (int k = 0; k < 32; k++) {
          double d = Math.abs(11.25 * k - (angle + 180) % 360);
          d = Math.min(d, 360 - d) / 22.5;
          double target = t < go ? 0.05 : 0.05 + 0.8 * Math.exp(-d * d / 2);
          assertEquals(target, batch.values()[at * 33 + 1 + k], 1e-6);
        }
      }
      assertEquals(0, batch.mask()[batch.at(batch.steps() - 1, i)] * (batch.steps() - end));
    }
  }

  @Test
  void decisionsAreForTheStronger() {
    TrialBatch batch = Published.of("yang-contextdm2", "{ \"noise\": 0 }").draw(40, 1);
    int stimulus = batch.period("stimulus");
    int response = batch.period("response");
    for (int i = 0; i < 40; i++) {
      int shown = batch.at(batch.starts(stimulus)[i], i) * 65 + 1 + 32;
      int asked = batch.at(batch.ends(response)[i] - 1, i) * 33 + 1;
      int strongest = 0;
      int answer = 0;
      for (int k = 1; k < 32; k++) {
        strongest = batch.input()[shown + k] > batch.input()[shown + strongest] ? k : strongest;
        answer = batch.values()[asked + k] > batch.values()[asked + answer] ? k : answer;
      }
      double first = unit(batch.numbers(0)[i]);
      double second = unit(batch.numbers(1)[i]);
      assertTrue(answer == first || answer == second, answer + ": " + first + ", " + second);
      // Units that are not at the very angle may turn the order of close strengths.
      double mean = 0;
      for (int k = 0; k < 32; k++) {
        mean += batch.input()[shown + k] / 32;
      }
      assertTrue(mean > 0);
      assertTrue(strongest == first || strongest == second);
    }
  }

  private static double unit(double angle) {
    return Math.rint(angle / 11.25) % 32;
  }

  @Test
  void halfOfTheMatchesAreAnsweredByFixation() {
    for (String name : new String[] {"dmsgo", "dmsnogo", "dmcgo", "dmcnogo"}) {
      TrialBatch batch = Published.of("yang-" + name).draw(200, 1);
      int response = batch.period("response");
      int fixates = 0;
      for (int i = 0; i < 200; i++) {
        int at = batch.at(batch.ends(response)[i] - 1, i) * 33;
        boolean holds = batch.values()[at] > 0.5;
        assertEquals(name.endsWith("nogo") == (batch.levels(2)[i] == 1), holds, name + " " + i);
        fixates += holds ? 1 : 0;
      }
      assertEquals(100, fixates, 4 * Math.sqrt(50), name);
    }
  }
}
