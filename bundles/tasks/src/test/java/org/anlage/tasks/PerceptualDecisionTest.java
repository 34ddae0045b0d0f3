package org.anlage.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

class PerceptualDecisionTest {
  private static final PerceptualDecision TASK = new PerceptualDecision();
  private static final List<Double> COHERENCES = List.of(0.0, 6.4, 12.8, 25.6, 51.2);
  private static final PerceptualDecision.Parameters PUBLISHED = with(COHERENCES, 1);

  private static PerceptualDecision.Parameters with(List<Double> coherences, double noise) {
    return new PerceptualDecision.Parameters(1, 30, 10, coherences, noise, 100);
  }

  @Test
  void withoutNoiseTheChannelsShowTheCoherence() {
    TrialBatch batch = Trials.draw(TASK, with(COHERENCES, 0), 200, 1);
    assertTrue(Trials.answersAtTheLastStepOnly(batch));
    for (int i = 0; i < batch.trials(); i++) {
      float evidence = (float) (COHERENCES.get(batch.conditions()[i]) / 200);
      int direction = Trials.label(batch, i);
      assertEquals("1x41", Trials.channel(batch, i, 0));
      for (int t = 0; t < 41; t++) {
        boolean stimulus = t >= 1 && t < 31;
        assertEquals(
            stimulus ? 0.5f + evidence : 0, Trials.input(batch, t, i, 1 + direction), 1e-7);
        assertEquals(
            stimulus ? 0.5f - evidence : 0, Trials.input(batch, t, i, 2 - direction), 1e-7);
      }
    }
  }

  @Test
  void noiseHasTheStatedDeviationAndNoCorrelation() {
    int trials = 2000;
    TrialBatch batch = Trials.draw(TASK, with(List.of(0.0), 1), trials, 2);
    double squares = 0;
    double products = 0;
    double lagged = 0;
    for (int i = 0; i < trials; i++) {
      for (int t = 1; t < 31; t++) {
        double a = Trials.input(batch, t, i, 1) - 0.5;
        double b = Trials.input(batch, t, i, 2) - 0.5;
        squares += (a * a + b * b) / 2;
        products += a * b;
        lagged += t > 1 ? a * (Trials.input(batch, t - 1, i, 1) - 0.5) : 0;
      }
    }
    double n = 30.0 * trials;
    // Tolerances are about five standard errors.
    assertEquals(0.01, squares / n, 5 * 0.01 / Math.sqrt(n));
    assertEquals(0, products / n, 5 * 0.01 / Math.sqrt(n));
    assertEquals(0, lagged / n, 5 * 0.01 / Math.sqrt(n));
  }

  @Test
  void ceilingIsTheIdealObservers() {
    TaskDescription description = TASK.describe(PUBLISHED);
    assertEquals(0.89868, description.ceiling(), 5e-6);
    assertEquals(0.5, description.chance());
    assertEquals(0.5, description.memorylessCeiling().orElseThrow());
    assertTrue(description.distinctTrials().isEmpty());

    int trials = 40000;
    TrialBatch batch = Trials.draw(TASK, PUBLISHED, trials, 3);
    int right = 0;
    for (int i = 0; i < trials; i++) {
      double difference = 0;
      for (int t = 1; t < 31; t++) {
        difference += Trials.input(batch, t, i, 1) - Trials.input(batch, t, i, 2);
      }
      right += (difference > 0 ? 0 : 1) == Trials.label(batch, i) ? 1 : 0;
    }
    double error = Math.sqrt(0.9 * 0.1 / trials);
    assertEquals(description.ceiling(), right / (double) trials, 4 * error);
  }

  @Test
  void ceilingsOfSingleCoherences() {
    assertEquals(0.5, TASK.describe(with(List.of(0.0), 1)).ceiling());
    assertEquals(0.99341, TASK.describe(with(List.of(6.4), 1)).ceiling(), 5e-6);
    assertEquals(1, TASK.describe(with(List.of(6.4), 0)).ceiling());
    assertEquals(0.5, TASK.describe(with(List.of(0.0), 0)).ceiling());
  }

  @Test
  void normalDistributionAgreesWithTables() {
    assertEquals(0.5, NormalDistribution.below(0));
    assertEquals(0.8413447460685429, NormalDistribution.below(1), 1e-15);
    assertEquals(0.9772498680518208, NormalDistribution.below(2), 1e-15);
    assertEquals(0.9999997133484281, NormalDistribution.below(5), 1e-15);
    assertEquals(1, NormalDistribution.below(Double.POSITIVE_INFINITY));
  }

  @Test
  void withoutADelayTheStimulusIsTheLastPeriod() {
    PerceptualDecision.Parameters p =
        new PerceptualDecision.Parameters(0, 3, 0, List.of(51.2), 1, 100);
    TaskDescription description = TASK.describe(p);
    assertEquals(description.ceiling(), description.memorylessCeiling().orElseThrow());
    assertEquals(1, description.periods().size());
    assertEquals(3, Trials.draw(TASK, p, 1, 1).steps());
  }

  @Test
  void refusesImpossibleCoherences() {
    assertThrows(IllegalArgumentException.class, () -> with(List.of(-1.0), 1));
    assertThrows(IllegalArgumentException.class, () -> with(List.of(Double.NaN), 1));
    assertThrows(IllegalArgumentException.class, () -> with(List.of(101.0), 1));
  }

  @Test
  void aTrialDependsOnTheSeedAndItsNumberOnly() {
    TrialBatch many = Trials.draw(TASK, PUBLISHED, 16, 5);
    assertArrayEquals(many.input(), Trials.draw(TASK, PUBLISHED, 16, 5).input());
    TrialBatch first = TrialBatch.allocate(TASK.describe(PUBLISHED), 1);
    first.copyTrials(many, 0);
    assertArrayEquals(first.input(), Trials.draw(TASK, PUBLISHED, 1, 5).input());
  }
}
