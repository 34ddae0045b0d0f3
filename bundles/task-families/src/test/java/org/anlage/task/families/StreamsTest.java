package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

/** Streams against their definitions, and series against values computed in Python. */
class StreamsTest {
  private static int hot(TrialBatch batch, int step, int trial) {
    int at = batch.at(step, trial) * batch.inputs();
    for (int k = 0; k < batch.inputs(); k++) {
      if (batch.input()[at + k] == 1) {
        return k;
      }
    }
    throw new AssertionError("no input at step " + step);
  }

  @Test
  void copyAsksForTheSymbolsInTheirOrder() {
    TrialBatch batch = Published.of("copy", "{ \"length\": 3, \"delay\": 4 }").draw(20, 1);
    assertEquals(11, batch.steps());
    for (int i = 0; i < 20; i++) {
      for (int k = 0; k < 3; k++) {
        int symbol = hot(batch, k, i);
        assertTrue(symbol >= 1 && symbol <= 8);
        assertEquals(symbol, batch.labels()[batch.at(8 + k, i)]);
        assertEquals(1, batch.mask()[batch.at(8 + k, i)]);
        assertEquals(0, batch.mask()[batch.at(k, i)]);
      }
      assertEquals(0, hot(batch, 5, i));
      assertEquals(9, hot(batch, 7, i));
    }
  }

  @Test
  void flipFlopKeepsTheLastPulseOfEachChannel() {
    TrialBatch batch = Published.of("flip-flop").draw(10, 1);
    for (int i = 0; i < 10; i++) {
      double[] state = new double[3];
      for (int t = 0; t < batch.steps(); t++) {
        for (int k = 0; k < 3; k++) {
          float input = batch.input()[batch.at(t, i) * 3 + k];
          state[k] = input == 0 ? state[k] : input;
          assertEquals(state[k], batch.values()[batch.at(t, i) * 3 + k]);
          assertEquals(1, Math.abs(state[k]));
        }
      }
    }
  }

  @Test
  void nBackAndParityAreRight() {
    TrialBatch back = Published.of("n-back", "{ \"delay\": 3 }").draw(50, 1);
    TrialBatch parity = Published.of("parity").draw(50, 1);
    int same = 0;
    for (int i = 0; i < 50; i++) {
      for (int t = 3; t < 30; t++) {
        boolean match = hot(back, t, i) == hot(back, t - 3, i);
        assertEquals(match ? 1 : 0, back.labels()[back.at(t, i)]);
        same += match ? 1 : 0;
      }
      int ones = 0;
      for (int t = 0; t < 20; t++) {
        ones += parity.input()[parity.at(t, i)] > 0 ? 1 : 0;
        assertEquals(ones % 2, parity.labels()[parity.at(t, i)]);
      }
    }
    assertEquals(0.5, same / (50 * 27.0), 4 * 0.5 / Math.sqrt(50 * 27));
  }

  @Test
  void addingAddsTheMarked() {
    TrialBatch batch = Published.of("adding").draw(20, 1);
    for (int i = 0; i < 20; i++) {
      double sum = 0;
      for (int t = 0; t < 50; t++) {
        int at = batch.at(t, i) * 2;
        sum += batch.input()[at] * batch.input()[at + 1];
      }
      assertEquals(sum, batch.values()[batch.at(49, i)], 1e-6);
    }
  }

  @Test
  void pairsThatAreHeldOutAreAnalysedAlone() {
    Published task = Published.of("modular-addition", "{ \"options\": 11 }");
    TrialBatch analysed = task.draw(500, 1);
    TrialBatch trained = TrialBatch.allocate(task.describe(), 500);
    task.task()
        .fill(
            task.parameters(),
            trained,
            RandomStream.of(1),
            org.anlage.api.task.TrialRequest.training(0));
    assertEquals(0, held(trained));
    assertEquals(0.3, held(analysed) / 500.0, 0.1);
  }

  private static int held(TrialBatch batch) {
    int held = 0;
    for (int i = 0; i < batch.trials(); i++) {
      int a = hot(batch, 0, i);
      int b = hot(batch, 1, i);
      assertEquals((a + b) % 11, batch.labels()[batch.at(2, i)]);
      held += (17 * a + 31 * b + 7 * a * b) % 101 < 30.3 ? 1 : 0;
    }
    return held;
  }

  @Test
  void narmaIsThatOfItsEquation() {
    double[] u = new double[12];
    Arrays.fill(u, 0.2);
    double[] y = SeriesTasks.narma(u);
    assertEquals(0.1305, y[2], 1e-15);
    assertEquals(0.2160675423453511, y[10], 1e-15);
    assertEquals(0.25185155706742524, y[12], 1e-15);
    Arrays.fill(u, 50);
    assertEquals(0, SeriesTasks.narma(u).length);
  }

  @Test
  void aStepOfLorenzIsThatOfRungeAndKutta() {
    assertArrayEquals(
        new double[] {1.1075334051625, 1.7978035763715328, 0.9651373908255327},
        SeriesTasks.step(new double[] {1, 1, 1}, 0.03),
        1e-14);
  }

  @Test
  void henonKeepsItsEquation() {
    double[][] series = SeriesTasks.henon(50, RandomStream.of(1));
    for (int t = 1; t < 50; t++) {
      assertEquals(
          1 - 1.4 * series[0][t - 1] * series[0][t - 1] + series[1][t - 1], series[0][t], 1e-15);
      assertEquals(0.3 * series[0][t - 1], series[1][t], 1e-15);
    }
  }

  @Test
  void anglesAreIntegrated() {
    TrialBatch batch = Published.of("angle-integration", "{ \"symbols\": 12 }").draw(20, 1);
    for (int i = 0; i < 20; i++) {
      double heading = 360 * batch.input()[batch.at(0, i) * 3 + 2];
      for (int t = 1; t < batch.steps(); t++) {
        int at = batch.at(t, i) * 3;
        heading += 36 * (batch.input()[at + 1] - batch.input()[at]);
      }
      heading = ((heading % 360) + 360) % 360;
      assertEquals(heading, batch.numbers(0)[i], 1e-3);
    }
  }

  @Test
  void aParameterWithoutUseIsRefused() {
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> Published.of("henon", "{ \"symbols\": 2 }").describe());
    assertTrue(refused.getMessage().contains("the task has no use for symbols"));
  }
}
