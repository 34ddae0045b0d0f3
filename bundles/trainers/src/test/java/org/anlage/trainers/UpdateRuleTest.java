package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three updates of two weights against the formulas, written out by hand. */
final class UpdateRuleTest {
  private static final double[] START = {0.5, -0.25};
  private static final double[][] SLOPES = {{0.3, -0.2}, {-0.1, 0.4}, {0.05, 0.02}};

  @ParameterizedTest
  @EnumSource(Precision.class)
  void momentumAddsUpGradients(Precision precision) {
    double[] expected = START.clone();
    double[] velocity = new double[2];
    for (double[] g : SLOPES) {
      for (int i = 0; i < 2; i++) {
        velocity[i] = 0.9 * velocity[i] + g[i];
        expected[i] -= 1e-3 * velocity[i];
      }
    }
    assertArrayEquals(expected, after(Optimizer.SGD, precision), 1e-7);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void rmspropDividesByTheRootMeanSquare(Precision precision) {
    double[] expected = START.clone();
    double[] square = new double[2];
    for (double[] g : SLOPES) {
      for (int i = 0; i < 2; i++) {
        square[i] = 0.999 * square[i] + 0.001 * g[i] * g[i];
        expected[i] -= 1e-3 * g[i] / (Math.sqrt(square[i]) + 1e-7);
      }
    }
    assertArrayEquals(expected, after(Optimizer.RMSPROP, precision), 1e-7);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void adamwShrinksWeightsFirst(Precision precision) {
    double[] expected = START.clone();
    double[] first = new double[2];
    double[] second = new double[2];
    for (int t = 1; t <= 3; t++) {
      for (int i = 0; i < 2; i++) {
        double g = SLOPES[t - 1][i];
        first[i] = 0.9 * first[i] + 0.1 * g;
        second[i] = 0.999 * second[i] + 0.001 * g * g;
        double rate = 1e-3 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
        expected[i] *= 1 - 1e-3 * 0.01;
        expected[i] -= rate * first[i] / (Math.sqrt(second[i]) + 1e-7);
      }
    }
    assertArrayEquals(expected, after(Optimizer.ADAMW, precision), 1e-7);
  }

  @Test
  void schedules() {
    Schedule cosine = new Schedule(Schedule.Form.COSINE, 4, 0.2, 1);
    assertEquals(0.25, cosine.factor(1, 15));
    assertEquals(1, cosine.factor(4, 15));
    assertEquals(1, cosine.factor(5, 15), 1e-15);
    assertEquals(0.6, cosine.factor(10, 15), 1e-15);
    assertEquals(0.2, cosine.factor(15, 15), 1e-15);
    Schedule step = new Schedule(Schedule.Form.STEP, 0, 0.5, 10);
    assertEquals(1, step.factor(10, 30));
    assertEquals(0.5, step.factor(11, 30));
    assertEquals(0.25, step.factor(21, 30));
    assertEquals(1, Schedule.CONSTANT.factor(7, 30));
  }

  @Test
  void longGradientsAreCutToTheLimit() {
    RealBuffer first = new RealBuffer.Float32(new float[] {3, 0});
    RealBuffer second = new RealBuffer.Float32(new float[] {-4});
    Scaling.limitNorm(List.of(first, second), 10);
    assertArrayEquals(new double[] {3, 0}, first.toDoubles());
    Scaling.limitNorm(List.of(first, second), 1);
    assertArrayEquals(new double[] {0.6, 0}, first.toDoubles(), 1e-7);
    assertArrayEquals(new double[] {-0.8}, second.toDoubles(), 1e-7);
  }

  private static LearnedParameters learned(RealBuffer values) {
    return new Buffers(
        List.of(values), List.of(new LearnedParameters.Region("w", 0, 0, 1, values.length())));
  }

  private double[] after(Optimizer optimizer, Precision precision) {
    RealBuffer weights = precision.allocate(2);
    weights.setAll(START);
    LearnedParameters learned = learned(weights);
    UpdateRule.Bound rule =
        ToyProblem.parameters(1, 3, optimizer, Schedule.CONSTANT, Optional.empty(), 0)
            .updateRule(
                learned,
                new RuleContext(RandomStream.of(1), new ScalarKernels(), Optional.empty()));
    for (int t = 1; t <= 3; t++) {
      RealBuffer gradient = weights.allocate(2);
      gradient.setAll(SLOPES[t - 1]);
      rule.apply(t, 1e-3, learned, learned(gradient));
    }
    return weights.toDoubles();
  }
}
