package org.anlage.learning.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.random.RandomStream;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.anlage.learning.rules.MirrorDescent.Potential;
import org.junit.jupiter.api.Test;

/** Update rules against their formulas and stationary distributions. */
final class UpdateRulesTest {
  private record Values(RealBuffer.Float64 values) implements LearnedParameters {
    static Values of(double... values) {
      return new Values(new RealBuffer.Float64(values));
    }

    @Override
    public List<RealBuffer> buffers() {
      return List.of(values);
    }

    @Override
    public List<Region> regions() {
      return List.of(new Region("w", 0, 0, 1, values.length()));
    }
  }

  private static <P extends Record> UpdateRule.Bound bound(
      UpdateRule<P> rule, P parameters, Values weights) {
    return rule.bind(
        parameters,
        weights,
        new RuleContext(RandomStream.of(4), new ScalarKernels(), Optional.empty()));
  }

  @Test
  void entropyMultipliesAndKeepsSignsAndZeros() {
    Values w = Values.of(0.5, -0.25, 0);
    bound(new MirrorDescent(), new MirrorDescent.Parameters(Potential.ENTROPY, 2, 0), w)
        .apply(1, 0.1, w, Values.of(2, 3, -7));
    assertEquals(0.5 * Math.exp(-0.2), w.values().get(0), 1e-15);
    assertEquals(-0.25 * Math.exp(0.3), w.values().get(1), 1e-15);
    assertEquals(0, w.values().get(2));
  }

  @Test
  void entropySaysThatZerosStay() {
    var entropy = new MirrorDescent.Parameters(Potential.ENTROPY, 2, 0);
    String said = new MirrorDescent().caution(entropy, Cell.VANILLA).orElseThrow();
    assertTrue(said.contains("exactly 0"), said);
    var norm = new MirrorDescent.Parameters(Potential.NORM, 3, 0);
    assertEquals(Optional.empty(), new MirrorDescent().caution(norm, Cell.VANILLA));
  }

  @Test
  void normOfThreeStepsInItsDual() {
    Values w = Values.of(0.5, -0.1);
    bound(new MirrorDescent(), new MirrorDescent.Parameters(Potential.NORM, 3, 0), w)
        .apply(1, 0.1, w, Values.of(1, -2));
    assertEquals(Math.sqrt(0.25 - 0.1), w.values().get(0), 1e-15);
    assertEquals(Math.sqrt(-0.01 + 0.2), w.values().get(1), 1e-15);
  }

  @Test
  void normOfTwoIsGradientDescentBitByBit() {
    RuleProblem problem = new RuleProblem(RuleProblem.leaky(Activation.TANH, 1, 0.3), 6, false, 5);
    TrainingResult sgd = problem.train(problem.settings(20, 0.05, Optional.empty()));
    TrainingResult mirror =
        problem.train(
            problem.settings(
                20,
                0.05,
                RuleProblem.chosen(
                    new MirrorDescent(), new MirrorDescent.Parameters(Potential.NORM, 2, 0)),
                Optional.empty()));
    assertEquals(sgd.network().parameters(), mirror.network().parameters());
  }

  @Test
  void noiseAloneGivesALogNormalWalk() {
    double[] ones = new double[4000];
    java.util.Arrays.fill(ones, 1);
    Values w = Values.of(ones);
    UpdateRule.Bound rule =
        bound(new MirrorDescent(), new MirrorDescent.Parameters(Potential.ENTROPY, 2, 0.5), w);
    for (int update = 1; update <= 100; update++) {
      rule.apply(update, 0.04, w, Values.of(new double[4000]));
    }
    double sum = 0;
    for (int i = 0; i < 4000; i++) {
      sum += Math.pow(Math.log(w.values().get(i)), 2);
    }
    // variance n rate s^2 = 1; the standard error of its estimate is sqrt(2 / 4000)
    assertEquals(1, sum / 4000, 4 * Math.sqrt(2.0 / 4000));
  }

  @Test
  void langevinSamplesAQuadraticAtItsTemperature() {
    int n = 4000;
    double curvature = 2;
    double rate = 0.1;
    double temperature = 0.3;
    Values w = Values.of(new double[n]);
    UpdateRule.Bound rule = bound(new Langevin(), new Langevin.Parameters(temperature), w);
    for (int update = 1; update <= 100; update++) {
      Values g = Values.of(w.values().values().clone());
      for (int i = 0; i < n; i++) {
        g.values().set(i, curvature * g.values().get(i));
      }
      rule.apply(update, rate, w, g);
    }
    double sum = 0;
    for (double value : w.values().values()) {
      sum += value * value;
    }
    double expected = temperature / (curvature * (1 - rate * curvature / 2));
    assertEquals(expected, sum / n, 4 * expected * Math.sqrt(2.0 / n));
  }

  @Test
  void stepsThatWouldOverflowAreRefused() {
    Values w = Values.of(1);
    UpdateRule.Bound rule =
        bound(new MirrorDescent(), new MirrorDescent.Parameters(Potential.ENTROPY, 2, 0), w);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> rule.apply(1, 1, w, Values.of(-1000)));
    assertTrue(refused.getMessage().contains("trainer.update, w: "), refused.getMessage());
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new MirrorDescent.Parameters(Potential.NORM, 2, 1))
            .getMessage()
            .contains("entropy"));
  }
}
