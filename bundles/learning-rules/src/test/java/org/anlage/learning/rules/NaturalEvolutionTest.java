package org.anlage.learning.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Natural evolution against plain evolution, a closed form and pruning by hand. */
final class NaturalEvolutionTest {
  /** With one deviation s for all the natural gradient is s^2 times the gradient. */
  @Test
  void naturalEvolutionIsEvolutionTimesTheVariance() {
    RuleProblem problem =
        new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 6, false, 3);
    Map<String, Matrix> plain =
        problem.direction(
            RuleProblem.chosen(
                new EvolutionStrategies(), new EvolutionStrategies.Parameters(20, 0.3, true)));
    Map<String, Matrix> natural =
        problem.direction(
            RuleProblem.chosen(
                new NaturalEvolution(),
                new NaturalEvolution.Parameters(20, 0.3, true, 0.1, 0, 0.2)));
    plain.forEach(
        (name, values) ->
            assertArrayEquals(
                values.map(x -> 0.09 * x).values(), natural.get(name).values(), 1e-14, name));
  }

  /** For a loss c w^2 / 2 at w = m + s e the derivative of its mean by log s is c s^2. */
  @Test
  void spreadFollowsTheCurvature() {
    double c = 3;
    double m = 0.7;
    double s = 0.5;
    RandomStream random = RandomStream.of(5);
    double sum = 0;
    int draws = 400_000;
    for (int k = 0; k < draws; k++) {
      double e = random.nextGaussian();
      double plus = c * (m + s * e) * (m + s * e) / 2;
      double minus = c * (m - s * e) * (m - s * e) / 2;
      sum += NaturalEvolution.ofSpread(e, plus, minus);
    }
    assertEquals(c * s * s, sum / draws, 0.03);
  }

  /**
   * Of 66 entries that hardly move two rounds remove the 16 smallest, a quarter, and 12 of the 50
   * that are left; all else is as before training.
   */
  @Test
  void pruningRemovesTheSmallestSignalToNoise() {
    Network given = RuleProblem.leaky(Activation.TANH, 0.9, 0.3);
    RuleProblem problem = new RuleProblem(given, 6, false, 3);
    Network found =
        problem
            .train(
                problem.settings(
                    5,
                    1e-12,
                    RuleProblem.chosen(new Langevin(), new Langevin.Parameters(0)),
                    RuleProblem.chosen(
                        new NaturalEvolution(),
                        new NaturalEvolution.Parameters(3, 0.02, true, 0, 2, 0.25))))
            .network();
    List<String> matrices = List.of(Network.INPUT, Network.RECURRENT, Network.READOUT);
    double[] sizes =
        matrices.stream()
            .flatMapToDouble(name -> Arrays.stream(given.parameter(name).values()))
            .map(Math::abs)
            .sorted()
            .toArray();
    assertEquals(66, sizes.length);
    int removed = 16 + 12;
    for (String name : matrices) {
      for (int i = 0; i < given.parameter(name).values().length; i++) {
        double before = given.parameter(name).values()[i];
        double after = found.parameter(name).values()[i];
        assertEquals(Math.abs(before) < sizes[removed] ? 0 : before, after, 1e-9);
        assertEquals(Math.abs(before) < sizes[removed], after == 0);
      }
    }
    assertArrayEquals(
        given.parameter(Network.BIAS).values(), found.parameter(Network.BIAS).values(), 1e-9);
  }
}
