package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.TrialRequest.Split;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static TrialBatch draw(Published task, Split split) {
    TrialBatch batch = TrialBatch.allocate(task.describe(), 200);
    task.task()
        .fill(
            task.parameters(),
            batch,
            RandomStream.of(1),
            new TrialRequest(split, 0, java.util.Optional.empty()));
    return batch;
  }

  @Test
  void theAnswerIsMadeOfTheMarkedNumbers() {
    for (boolean product : new boolean[] {false, true}) {
      Published task =
          Published.of(
              "arithmetic",
              "{ \"marked\": 3, \"operation\": \""
                  + (product ? "multiplication" : "addition")
                  + "\" }");
      TrialBatch batch = draw(task, Split.TRAINING);
      for (int i = 0; i < batch.trials(); i++) {
        double first = 0;
        double second = 0;
        int marked = 0;
        for (int t = 0; t < 10; t++) {
          int at = batch.at(t, i) * 3;
          first += batch.input()[at] * batch.input()[at + 1];
          second += batch.input()[at] * batch.input()[at + 2];
          marked += (int) (batch.input()[at + 1] + batch.input()[at + 2]);
          assertTrue(batch.input()[at + 1] * batch.input()[at + 2] == 0, "marked twice");
        }
        assertEquals(6, marked);
        double expected = product ? first * second : first + second;
        assertEquals(expected, batch.values()[batch.at(9, i)], 1e-6 * expected);
      }
    }
  }

  @Test
  void theTestHasOtherNumbersThanTraining() {
    Published task = Published.of("arithmetic");
    assertRange(draw(task, Split.TRAINING), 1, 2);
    assertRange(draw(task, Split.VALIDATION), 1, 2);
    assertRange(draw(task, Split.TEST), 2, 6);
    assertRange(draw(task, Split.ANALYSIS), 2, 6);
  }

  private static void assertRange(TrialBatch batch, double least, double most) {
    double smallest = most;
    double largest = least;
    for (int at = 0; at < batch.input().length; at += 3) {
      smallest = Math.min(smallest, batch.input()[at]);
      largest = Math.max(largest, batch.input()[at]);
    }
    assertEquals(least, smallest, 0.01);
    assertEquals(most, largest, 0.01);
    assertTrue(smallest >= least && largest <= most, smallest + " to " + largest);
  }

  @Test
  void moreMarksThanNumbersAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Arithmetic.Parameters(5, Arithmetic.Operation.ADDITION, 3, 1, 2, 6));
    assertEquals("marked: got two times 3 of 5 numbers, expected no more", refused.getMessage());
  }
}
