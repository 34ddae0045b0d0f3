package org.anlage.task.families;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.task.families.HiddenMarkovChain.Structure;
import org.junit.jupiter.api.Test;

/** Hidden Markov chains against closed forms, and the filter against all paths. */
class EmissionsTest {
  private static final HiddenMarkovChain CHAIN =
      new HiddenMarkovChain(Structure.CHAIN, 3, 0.95, 0.7);

  @Test
  void aChainOfThreeIsHalfOfTheTimeInItsMiddle() {
    assertArrayEquals(new double[] {0.25, 0.5, 0.25}, CHAIN.stationary(), 1e-15);
    double[][] vectors = {{1, 1, 1}, {1, 0, -1}, {1, -1, 1}};
    double[] values = {1, 0.95, 0.9};
    for (int k = 0; k < 3; k++) {
      double[] product = new double[3];
      double[] expected = new double[3];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          product[i] += CHAIN.transitions()[i][j] * vectors[k][j];
        }
        expected[i] = values[k] * vectors[k][i];
      }
      assertArrayEquals(expected, product, 1e-15, "eigenvalue " + values[k]);
    }
  }

  @Test
  void everyStructureStaysInItsStationaryDistribution() {
    for (Structure structure : Structure.values()) {
      HiddenMarkovChain chain = new HiddenMarkovChain(structure, 5, 0.8, 0.6);
      double[] before = chain.stationary();
      double[] after = new double[5];
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          after[j] += before[i] * chain.transitions()[i][j];
        }
        assertEquals(1, Arrays.stream(chain.transitions()[i]).sum(), 1e-12);
      }
      assertArrayEquals(before, after, 1e-15, structure.toString());
    }
    HiddenMarkovChain two = new HiddenMarkovChain(Structure.CHAIN, 2, 0.8, 0.6);
    assertArrayEquals(new double[] {0.5, 0.5}, two.stationary(), 1e-15);
  }

  /** Probability of a sequence: the sum over all paths of states. */
  private static double enumerated(int[] symbols, int count) {
    double sum = 0;
    for (int path = 0; path < Math.round(Math.pow(3, count)); path++) {
      int rest = path;
      double probability = 1;
      int before = -1;
      for (int t = 0; t < count; t++) {
        int state = rest % 3;
        rest /= 3;
        probability *=
            (before < 0 ? CHAIN.stationary()[state] : CHAIN.transitions()[before][state])
                * CHAIN.emitted(state, symbols[t]);
        before = state;
      }
      sum += probability;
    }
    return sum;
  }

  @Test
  void theFilterPredictsWhatAllPathsTogetherDo() {
    int[] symbols = CHAIN.draw(8, RandomStream.of(5));
    double[][] predicted = CHAIN.predictions(symbols);
    for (int t = 0; t < 7; t++) {
      int[] with = symbols.clone();
      for (int next = 0; next < 3; next++) {
        with[t + 1] = next;
        assertEquals(
            enumerated(with, t + 2) / enumerated(symbols, t + 1), predicted[t][next], 1e-13);
      }
    }
  }

  /** The filter knows less than who knows the state, and more than who guesses. */
  @Test
  void numbersOfTrialsAreWhatTheFilterReaches() {
    for (String structure : new String[] {"cycle", "chain", "full"}) {
      Published task =
          Published.of("hmm-emissions", "{ \"structure\": \"" + structure + "\", \"symbols\": 3 }");
      TaskDescription described = task.describe();
      TrialBatch batch = task.draw(300, 2);
      double crossEntropy = Arrays.stream(batch.numbers(0)).average().orElseThrow();
      double accuracy = Arrays.stream(batch.numbers(1)).average().orElseThrow();
      assertTrue(crossEntropy < Math.log(3), structure + ": " + crossEntropy);
      assertTrue(accuracy > described.chance() + 0.05, structure + ": " + accuracy);
      assertTrue(accuracy < described.ceiling(), structure + ": " + accuracy);
    }
    assertEquals(
        0.95 * 0.6 + 0.05 * 0.4 / 3, Published.of("hmm-emissions").describe().ceiling(), 1e-15);
  }
}
