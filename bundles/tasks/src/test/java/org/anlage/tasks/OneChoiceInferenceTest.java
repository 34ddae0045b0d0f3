package org.anlage.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

class OneChoiceInferenceTest {
  private static final OneChoiceInference TASK = new OneChoiceInference();
  private static final OneChoiceInference.Parameters PUBLISHED =
      new OneChoiceInference.Parameters(20, 10, 20);

  /** Goal: options > answer, for each condition. */
  private static final List<String> TYPES =
      List.of(
          "9: lu > u",
          "9: rd > r",
          "19: ld > d",
          "17: rd > d",
          "17: lu > l",
          "7: ur > u",
          "19: lr > r",
          "7: lr > l");

  @Test
  void everyTrialIsOneOfTheEight() {
    TrialBatch batch = Trials.draw(TASK, PUBLISHED, 400, 1);
    Map<Integer, String> seen = new TreeMap<>();
    for (int i = 0; i < batch.trials(); i++) {
      seen.put(batch.conditions()[i], read(batch, i));
      assertEquals(TYPES.get(batch.conditions()[i]), read(batch, i), "trial " + i);
    }
    assertEquals(8, seen.size());
    assertTrue(Trials.answersAtTheLastStepOnly(batch));
  }

  @Test
  void variablesNameTheGoalTheOptionsAndTheChoice() {
    TrialBatch batch = Trials.draw(TASK, PUBLISHED, 100, 1);
    TaskDescription task = TASK.describe(PUBLISHED);
    for (int i = 0; i < batch.trials(); i++) {
      String[] level = new String[3];
      for (int v = 0; v < 3; v++) {
        level[v] = task.variables().get(v).levels().get(batch.levels(v)[i]);
      }
      String options = level[1].replaceAll("([a-z])[a-z]*-([a-z])[a-z]*", "$1$2");
      String shown = TYPES.get(batch.conditions()[i]);
      assertEquals(level[0], shown.substring(0, shown.indexOf(':')));
      assertEquals(sorted(options), sorted(shown.replaceAll(".*: | >.*", "")));
      assertEquals(level[2].substring(0, 1), shown.substring(shown.length() - 1));
    }
  }

  private static String sorted(String letters) {
    char[] characters = letters.toCharArray();
    Arrays.sort(characters);
    return new String(characters);
  }

  @Test
  void aPeriodHoldsItsInputsFromItsFirstToItsLastStep() {
    TrialBatch batch = Trials.draw(TASK, PUBLISHED, 50, 3);
    for (int i = 0; i < 50; i++) {
      for (int c = 0; c < 4; c++) {
        String goal = Trials.channel(batch, i, c);
        assertTrue(goal.equals("0x50") || goal.equals("1x20 0x30"), goal);
        String option = Trials.channel(batch, i, 4 + c);
        assertTrue(option.equals("0x50") || option.equals("0x30 1x20"), option);
      }
    }
  }

  @Test
  void typesAndLabelsAreEquallyProbable() {
    TrialBatch batch = Trials.draw(TASK, PUBLISHED, 16000, 7);
    int[] types = new int[8];
    int[] labels = new int[4];
    for (int i = 0; i < batch.trials(); i++) {
      types[batch.conditions()[i]]++;
      labels[Trials.label(batch, i)]++;
    }
    // Five standard deviations of a binomial count.
    for (int count : types) {
      assertEquals(2000, count, 5 * Math.sqrt(16000 * 0.125 * 0.875));
    }
    for (int count : labels) {
      assertEquals(4000, count, 5 * Math.sqrt(16000 * 0.25 * 0.75));
    }
  }

  @Test
  void ceilingsAreThoseOfIdealObservers() {
    TaskDescription description = TASK.describe(PUBLISHED);
    assertEquals(
        description.memorylessCeiling().orElseThrow(), ideal(s -> s.substring(s.indexOf(' '))));
    assertEquals(0.5, ideal(s -> s.substring(0, s.indexOf(':'))));
    assertEquals(description.ceiling(), ideal(s -> s));
    assertEquals(0.25, description.chance());
    assertEquals(8, description.distinctTrials().orElseThrow());
  }

  @Test
  void periodsFollowTheParameters() {
    assertEquals(
        List.of(
            new Period("goal", 0, 20), new Period("delay", 20, 30), new Period("choice", 30, 50)),
        TASK.describe(PUBLISHED).periods());
    OneChoiceInference.Parameters brief = new OneChoiceInference.Parameters(1, 0, 1);
    assertEquals(
        List.of(new Period("goal", 0, 1), new Period("choice", 1, 2)),
        TASK.describe(brief).periods());
    assertTrue(TYPES.contains(read(Trials.draw(TASK, brief, 1, 1), 0)));
  }

  @Test
  void aTrialDependsOnTheSeedAndItsNumberOnly() {
    TrialBatch many = Trials.draw(TASK, PUBLISHED, 64, 5);
    assertArrayEquals(many.input(), Trials.draw(TASK, PUBLISHED, 64, 5).input());
    TrialBatch one = Trials.draw(TASK, PUBLISHED, 1, 5);
    assertEquals(read(many, 0), read(one, 0));
    TrialBatch first = TrialBatch.allocate(TASK.describe(PUBLISHED), 1);
    first.copyTrials(many, 0);
    assertArrayEquals(one.input(), first.input());
    assertArrayEquals(one.labels(), first.labels());
    TrialBatch other = Trials.draw(TASK, PUBLISHED, 64, 6);
    assertTrue(!Arrays.equals(many.conditions(), other.conditions()));
  }

  /** Accuracy of who knows a part of what a trial of the table says, and answers best. */
  private static double ideal(Function<String, String> known) {
    Map<String, Map<String, Integer>> answers = new HashMap<>();
    for (String type : TYPES) {
      String shown = type.substring(0, type.indexOf(" >"));
      answers
          .computeIfAbsent(known.apply(shown), k -> new HashMap<>())
          .merge(type.substring(type.length() - 1), 1, Integer::sum);
    }
    int right =
        answers.values().stream()
            .mapToInt(a -> a.values().stream().mapToInt(x -> x).max().orElseThrow())
            .sum();
    return right / 8.0;
  }

  private static String read(TrialBatch batch, int trial) {
    String[] goals = {"7", "9", "17", "19"};
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < 4; c++) {
      if (Trials.input(batch, 0, trial, c) == 1) {
        text.append(goals[c]);
      }
    }
    text.append(": ");
    for (int c = 0; c < 4; c++) {
      if (Trials.input(batch, batch.steps() - 1, trial, 4 + c) == 1) {
        text.append("lurd".charAt(c));
      }
    }
    return text.append(" > ").append("lurd".charAt(Trials.label(batch, trial))).toString();
  }
}
