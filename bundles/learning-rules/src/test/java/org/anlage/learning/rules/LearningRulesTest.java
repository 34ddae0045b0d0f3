package org.anlage.learning.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning rules against the full gradient, online traces, ridge regression and fixed points. */
final class LearningRulesTest {
  private static final LocalRule.Parameters SYMMETRIC =
      new LocalRule.Parameters(LocalRule.Feedback.SYMMETRIC, 0);

  @Test
  void localRuleIsTheGradientWhereNothingGoesThroughOthers() {
    Network network =
        RuleProblem.with(
            RuleProblem.leaky(Activation.TANH, 0, 0.3),
            Network.RECURRENT,
            Matrix.zeros(RuleProblem.UNITS, RuleProblem.UNITS));
    RuleProblem problem = new RuleProblem(network, 8, false, 4);
    Map<String, Matrix> full = problem.direction(Optional.empty());
    Map<String, Matrix> local = problem.direction(RuleProblem.chosen(new LocalRule(), SYMMETRIC));
    full.forEach(
        (name, values) ->
            assertArrayEquals(values.values(), local.get(name).values(), 1e-14, name));
  }

  /** e(t) = own e(t - 1) + slope h(t - 1), as Bellec et al. 2020 run it forwards in time. */
  @Test
  void localRuleIsTheSumOfOnlineTraces() {
    double leak = 0.3;
    Network network = RuleProblem.leaky(Activation.TANH, 0.9, leak);
    RuleProblem problem = new RuleProblem(network, 8, false, 4);
    TrialBatch batch = problem.batch(1);
    int n = RuleProblem.UNITS;
    Matrix expected = Matrix.zeros(n, n);
    for (int trial = 0; trial < 4; trial++) {
      double[] h = new double[n];
      double[][] trace = new double[n][n];
      for (int t = 0; t < 8; t++) {
        double[] rate = new double[n];
        double[] next = new double[n];
        for (int j = 0; j < n; j++) {
          double z = network.parameter(Network.BIAS).get(0, j);
          for (int i = 0; i < RuleProblem.INPUTS; i++) {
            z +=
                batch.input()[batch.at(t, trial) * RuleProblem.INPUTS + i]
                    * network.parameter(Network.INPUT).get(i, j);
          }
          for (int i = 0; i < n; i++) {
            z += h[i] * network.recurrent().get(i, j);
          }
          rate[j] = Math.tanh(z);
          next[j] = (1 - leak) * h[j] + leak * rate[j];
          for (int i = 0; i < n; i++) {
            trace[i][j] = (1 - leak) * trace[i][j] + leak * (1 - rate[j] * rate[j]) * h[i];
          }
        }
        h = next;
        if (batch.mask()[batch.at(t, trial)] != 0) {
          double[] signal = signal(network, batch, t, trial, h);
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
              expected.set(i, j, expected.get(i, j) + signal[j] * trace[i][j]);
            }
          }
        }
      }
    }
    Map<String, Matrix> local = problem.direction(RuleProblem.chosen(new LocalRule(), SYMMETRIC));
    assertArrayEquals(expected.values(), local.get(Network.RECURRENT).values(), 1e-12);
    Map<String, Matrix> full = problem.direction(Optional.empty());
    assertTrue(cosine(full, local) > 0.5 && cosine(full, local) < 0.9999);
  }

  /** W_out times d mean loss / d outputs. */
  private static double[] signal(Network network, TrialBatch batch, int t, int trial, double[] h) {
    double[] signal = new double[h.length];
    for (int o = 0; o < RuleProblem.OUTPUTS; o++) {
      double output = network.parameter(Network.READOUT_BIAS).get(0, o);
      for (int j = 0; j < h.length; j++) {
        output += h[j] * network.parameter(Network.READOUT).get(j, o);
      }
      double target = batch.values()[batch.at(t, trial) * RuleProblem.OUTPUTS + o];
      double error = 2 * (output - target) / (RuleProblem.OUTPUTS * 8);
      for (int j = 0; j < h.length; j++) {
        signal[j] += error * network.parameter(Network.READOUT).get(j, o);
      }
    }
    return signal;
  }

  private static double cosine(Map<String, Matrix> a, Map<String, Matrix> b) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (String name : a.keySet()) {
      for (int i = 0; i < a.get(name).values().length; i++) {
        double x = a.get(name).values()[i];
        double y = b.get(name).values()[i];
        product += x * y;
        left += x * x;
        right += y * y;
      }
    }
    return product / Math.sqrt(left * right);
  }

  @Test
  void localRuleLearnsWithRandomFeedback() {
    RuleProblem problem =
        new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, true, 20);
    double[] losses =
        problem
            .train(
                problem.settings(
                    300,
                    0.05,
                    RuleProblem.chosen(
                        new LocalRule(), new LocalRule.Parameters(LocalRule.Feedback.RANDOM, 0))))
            .history()
            .numbers("train_loss");
    assertTrue(losses[0] < problem.loss(), "loss " + losses[0] + " from " + problem.loss());
  }

  /** Keeps what a rule is bound to. */
  private static final class Kept implements LearningRule<LocalRule.Parameters> {
    private final List<Bound> bound = new ArrayList<>();

    @Override
    public Class<LocalRule.Parameters> parameters() {
      return LocalRule.Parameters.class;
    }

    @Override
    public Bound bind(LocalRule.Parameters p, NetworkRunner runner, RuleContext context) {
      bound.add(new LocalRule().bind(p, runner, context));
      return bound.get(bound.size() - 1);
    }
  }

  /** Feedback less the read-out's transpose is (1 - decay)^n of what it was, by any update rule. */
  @Test
  void adaptiveFeedbackComesToTheReadout() {
    RuleProblem problem = new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, true, 4);
    double[] first = difference(problem, 1, 0);
    double[] later = difference(problem, 61, 0.05);
    double size = 0;
    for (int k = 0; k < first.length; k++) {
      assertEquals(first[k] * Math.pow(0.95, 61), later[k], 1e-12);
      size += Math.abs(first[k]);
    }
    assertTrue(size > 1, "feedback begins elsewhere");
  }

  /** At the last of so many updates, O x N. */
  private static double[] difference(RuleProblem problem, int updates, double decay) {
    Kept rule = new Kept();
    problem.train(
        problem.settings(
            updates,
            0.05,
            RuleProblem.chosen(
                rule, new LocalRule.Parameters(LocalRule.Feedback.ADAPTIVE, decay))));
    List<RealBuffer> memory = rule.bound.get(rule.bound.size() - 1).memory();
    double[] difference = new double[RuleProblem.UNITS * RuleProblem.OUTPUTS];
    for (int o = 0; o < RuleProblem.OUTPUTS; o++) {
      for (int j = 0; j < RuleProblem.UNITS; j++) {
        int back = o * RuleProblem.UNITS + j;
        double readout = memory.get(1).get(j * RuleProblem.OUTPUTS + o);
        difference[back] = memory.get(0).get(back) - readout;
      }
    }
    return difference;
  }

  static Stream<Optional<Chosen<LearningRule<Record>>>> rules() {
    return Stream.of(
        Optional.empty(),
        RuleProblem.chosen(new LocalRule(), new LocalRule.Parameters(LocalRule.Feedback.RANDOM, 0)),
        RuleProblem.chosen(
            new LocalRule(), new LocalRule.Parameters(LocalRule.Feedback.ADAPTIVE, 0.01)),
        RuleProblem.chosen(
            new EvolutionStrategies(), new EvolutionStrategies.Parameters(3, 0.02, true)),
        RuleProblem.chosen(
            new NaturalEvolution(), new NaturalEvolution.Parameters(3, 0.02, true, 0.5, 2, 0.2)),
        RuleProblem.chosen(new Force(), new Force.Parameters(1, 2, 0.9, 0)),
        RuleProblem.chosen(
            new EquilibriumPropagation(), new EquilibriumPropagation.Parameters(0.1)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anInterruptionChangesNoBit(Optional<Chosen<LearningRule<Record>>> rule) {
    RuleProblem problem = new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, true, 4);
    BpttTrainer.Parameters settings =
        problem.settings(
            6, 0.01, RuleProblem.chosen(new Langevin(), new Langevin.Parameters(1e-6)), rule);
    TrainingResult whole = problem.train(settings);
    for (int update = 1; update <= 3; update++) {
      TrainingResult continued = problem.interrupted(settings, update);
      assertEquals(whole.network().parameters(), continued.network().parameters());
      assertArrayEquals(
          whole.history().numbers("train_loss"), continued.history().numbers("train_loss"));
    }
  }

  /** Traces of units that keep nothing of their own are one step long. */
  @Test
  void localRulesSayWhatIsLeftOfThemInVanillaCells() {
    assertTrue(new LocalRule().caution(SYMMETRIC, Cell.VANILLA).orElseThrow().contains("one step"));
    assertEquals(Optional.empty(), new LocalRule().caution(SYMMETRIC, new Cell("leaky")));
  }

  @Test
  void gatedUnitsHaveNoLocalRule() {
    RuleProblem problem = new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 8, true, 2);
    Network gru =
        new Network(
            new NetworkSpec(
                Cell.GRU,
                RuleProblem.INPUTS,
                RuleProblem.UNITS,
                RuleProblem.OUTPUTS,
                Activation.TANH,
                problem.network().spec().precision()),
            gated(problem.network()));
    RuleProblem other = new RuleProblem(gru, 8, true, 2);
    assertThrows(
        ProblemException.class,
        () -> other.direction(RuleProblem.chosen(new LocalRule(), SYMMETRIC)));
    assertThrows(
        ProblemException.class,
        () ->
            other.direction(
                RuleProblem.chosen(
                    new EquilibriumPropagation(), new EquilibriumPropagation.Parameters(0.1))));
  }

  private static Map<String, Matrix> gated(Network network) {
    Map<String, Matrix> values = new java.util.HashMap<>(network.parameters());
    int n = RuleProblem.UNITS;
    values.put(Network.GATE_INPUT, Matrix.zeros(RuleProblem.INPUTS, 2 * n));
    values.put(Network.GATE_BIAS, Matrix.zeros(1, 2 * n));
    values.put(Network.GATE_RECURRENT, Matrix.zeros(n, 2 * n));
    return values;
  }

  @Test
  void evolutionPointsAlongTheGradient() {
    RuleProblem problem =
        new RuleProblem(RuleProblem.leaky(Activation.TANH, 0.9, 0.3), 6, false, 3);
    Map<String, Matrix> full = problem.direction(Optional.empty());
    Map<String, Matrix> estimate =
        problem.direction(
            RuleProblem.chosen(
                new EvolutionStrategies(), new EvolutionStrategies.Parameters(3000, 1e-4, false)));
    // 74 parameters: the expected cosine is 1 / sqrt(1 + 75 / 3000) = 0.988
    assertTrue(cosine(full, estimate) > 0.97, "cosine " + cosine(full, estimate));
    assertEquals(1, norm(estimate) / norm(full), 0.1);
  }

  private static double norm(Map<String, Matrix> values) {
    double sum = 0;
    for (Matrix matrix : values.values()) {
      for (double value : matrix.values()) {
        sum += value * value;
      }
    }
    return Math.sqrt(sum);
  }

  @Test
  void ranksAreCentredAndLossesThatAreNoNumbersAreTheWorst() {
    assertArrayEquals(
        new double[] {-1.0 / 6, 0.5, -0.5, 1.0 / 6},
        EvolutionStrategies.utilities(new double[] {2, Double.NaN, -3, 7}, true),
        1e-15);
  }

  /** Least squares on [1 | states] with penalty alpha, solved at once. */
  @Test
  void forceIsRidgeRegression() {
    Network network =
        RuleProblem.with(
            RuleProblem.leaky(Activation.TANH, 0.9, 0.3),
            Network.READOUT,
            Matrix.zeros(RuleProblem.UNITS, RuleProblem.OUTPUTS));
    RuleProblem problem = new RuleProblem(network, 8, false, 12);
    double alpha = 0.7;
    Network after =
        problem
            .train(
                problem.settings(
                    1, 0.1, RuleProblem.chosen(new Force(), new Force.Parameters(alpha, 1, 1, 0))))
            .network();
    int n = RuleProblem.UNITS + 1;
    Matrix normal = Matrix.identity(n).map(x -> alpha * x);
    Matrix right = Matrix.zeros(n, RuleProblem.OUTPUTS);
    TrialBatch batch = problem.batch(1);
    for (int trial = 0; trial < 12; trial++) {
      for (int t : List.of(4, 7)) {
        double[] r = States.after(network, batch, t, trial);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            normal.set(i, j, normal.get(i, j) + r[i] * r[j]);
          }
          for (int o = 0; o < RuleProblem.OUTPUTS; o++) {
            double target = batch.values()[batch.at(t, trial) * RuleProblem.OUTPUTS + o];
            right.set(i, o, right.get(i, o) + r[i] * target);
          }
        }
      }
    }
    Matrix solution = States.solve(new EjmlDecompositions().cholesky(normal), right);
    for (int o = 0; o < RuleProblem.OUTPUTS; o++) {
      assertEquals(solution.get(0, o), after.parameter(Network.READOUT_BIAS).get(0, o), 1e-10);
      for (int i = 1; i < n; i++) {
        assertEquals(solution.get(i, o), after.parameter(Network.READOUT).get(i - 1, o), 1e-10);
      }
    }
    assertEquals(network.recurrent(), after.recurrent());
  }

  /** From a read-out of zero, what is added to [bias; recurrent weights] is W F with one F. */
  @Test
  void feedbackOfForceIsAPartOfTheRecurrentWeights() {
    Network network =
        RuleProblem.with(
            RuleProblem.leaky(Activation.TANH, 0.9, 0.3),
            Network.READOUT,
            Matrix.zeros(RuleProblem.UNITS, RuleProblem.OUTPUTS));
    RuleProblem problem = new RuleProblem(network, 8, true, 4);
    Network once = fedBack(problem, 1);
    Network twice = fedBack(problem, 3);
    Matrix added = added(network, once);
    Matrix more = added(network, twice);
    // F from the first network by least squares, then the second one
    Matrix readout = readout(once);
    Matrix normal = MatrixProduct.of(readout.transpose(), readout, new ScalarKernels());
    Matrix f =
        States.solve(
            new EjmlDecompositions().cholesky(normal),
            MatrixProduct.of(readout.transpose(), added, new ScalarKernels()));
    for (double weight : f.values()) {
      assertTrue(Math.abs(weight) <= 0.5 + 1e-9 && weight != 0);
    }
    Matrix expected = MatrixProduct.of(readout(twice), f, new ScalarKernels());
    assertArrayEquals(expected.values(), more.values(), 1e-9);
  }

  private static Network fedBack(RuleProblem problem, int updates) {
    return problem
        .train(
            problem.settings(
                updates, 0.1, RuleProblem.chosen(new Force(), new Force.Parameters(1, 1, 1, 0.5))))
        .network();
  }

  /** [bias; recurrent weights] after minus before. */
  private static Matrix added(Network before, Network after) {
    Matrix bias = minus(after.parameter(Network.BIAS), before.parameter(Network.BIAS));
    return stacked(bias, minus(after.recurrent(), before.recurrent()));
  }

  private static Matrix readout(Network network) {
    return stacked(network.parameter(Network.READOUT_BIAS), network.parameter(Network.READOUT));
  }

  private static Matrix minus(Matrix a, Matrix b) {
    return a.combine(b, (x, y) -> x - y);
  }

  private static Matrix stacked(Matrix first, Matrix rest) {
    Matrix all = Matrix.zeros(1 + rest.rows(), rest.columns());
    System.arraycopy(first.values(), 0, all.values(), 0, first.columns());
    System.arraycopy(rest.values(), 0, all.values(), first.columns(), rest.values().length);
    return all;
  }

  /**
   * Units with symmetric weights that have settled: the error of the estimate falls as beta
   * squared.
   */
  @Test
  void equilibriumPropagationIsTheSymmetricPartOfTheGradient() {
    Matrix any = RuleProblem.leaky(Activation.IDENTITY, 0.4, 1).recurrent();
    Matrix symmetric = any.combine(any.transpose(), (x, y) -> (x + y) / 2);
    Network network =
        RuleProblem.with(
            RuleProblem.leaky(Activation.TANH, 0.4, 0.5), Network.RECURRENT, symmetric);
    RuleProblem problem = new RuleProblem(network, 400, true, 3);
    Matrix gradient = problem.direction(Optional.empty()).get(Network.RECURRENT);
    Matrix expected = gradient.combine(gradient.transpose(), (x, y) -> (x + y) / 2);
    double coarse = distance(expected, equilibrium(problem, 0.04));
    double fine = distance(expected, equilibrium(problem, 0.02));
    assertTrue(coarse < 0.05, "relative error " + coarse);
    assertEquals(4, coarse / fine, 0.5);
  }

  private static Matrix equilibrium(RuleProblem problem, double beta) {
    return problem
        .direction(
            RuleProblem.chosen(
                new EquilibriumPropagation(), new EquilibriumPropagation.Parameters(beta)))
        .get(Network.RECURRENT);
  }

  private static double distance(Matrix a, Matrix b) {
    double sum = 0;
    double norm = 0;
    for (int i = 0; i < a.values().length; i++) {
      sum += Math.pow(a.values()[i] - b.values()[i], 2);
      norm += Math.pow(a.values()[i], 2);
    }
    return Math.sqrt(sum / norm);
  }
}
