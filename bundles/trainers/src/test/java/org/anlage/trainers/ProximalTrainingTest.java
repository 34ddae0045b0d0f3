package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.ProximalStep;
import org.anlage.api.training.NamedPenalty;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A penalty in proximal form is a soft threshold after the step of the rule, whatever the rule. */
final class ProximalTrainingTest {
  private static final int UNITS = 7;
  private static final double STRENGTH = 50;

  private final Kernels kernels = new ScalarKernels();
  private final ToyProblem toy =
      new ToyProblem(4, UNITS, 2, 5, Activation.TANH, Precision.FLOAT64, 0.9);

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void oneUpdateIsThatOfTheTaskAndThenAThreshold(Optimizer rule) {
    Matrix plain = train(rule, List.of()).network().recurrent();
    TrainingResult shrunk = train(rule, List.of(l1()));
    double threshold = 1e-3 * STRENGTH;
    assertArrayEquals(
        plain.map(w -> Math.signum(w) * Math.max(Math.abs(w) - threshold, 0)).values(),
        shrunk.network().recurrent().values(),
        1e-16);
    double sum = 0;
    for (double weight : toy.network().recurrent().values()) {
      sum += Math.abs(weight);
    }
    assertEquals(STRENGTH * sum, shrunk.history().numbers("penalty_l1")[0], 1e-9);
  }

  /** The strength times the sum of magnitudes. */
  private static NamedPenalty l1() {
    return new NamedPenalty(
        "l1",
        new Penalty() {
          @Override
          public double evaluate(RealBuffer weights, RealBuffer gradient) {
            return STRENGTH * Arrays.stream(weights.toDoubles()).map(Math::abs).sum();
          }

          @Override
          public Optional<ProximalStep> proximal() {
            return Optional.of(
                (weights, step) -> {
                  for (int k = 0; k < weights.length(); k++) {
                    double w = weights.get(k);
                    weights.set(k, Math.signum(w) * Math.max(Math.abs(w) - step * STRENGTH, 0));
                  }
                });
          }
        });
  }

  private TrainingResult train(Optimizer rule, List<NamedPenalty> penalties) {
    BpttTrainer.Parameters parameters =
        ToyProblem.parameters(16, 1, rule, Schedule.CONSTANT, Optional.empty(), 0);
    return new BpttTrainer()
        .train(parameters, toy.problem(kernels, 0, penalties, List.of()), new Silent());
  }

  private static final class Silent implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
