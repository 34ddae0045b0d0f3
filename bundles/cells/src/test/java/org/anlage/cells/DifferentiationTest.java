package org.anlage.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.cell.TrialStep;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingProblem;
import org.anlage.cells.ExcitatoryInhibitory.Inhibition;
import org.anlage.cells.ExcitatoryInhibitory.Types;
import org.anlage.trainers.GruCell;
import org.anlage.trainers.LeakyCell;
import org.anlage.trainers.LearnedLeakyCell;
import org.anlage.trainers.RecurrentPlayer;
import org.anlage.trainers.VanillaCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the gradients that analyzers get with finite differences, for every smooth cell, and
 * those of spikes with their surrogate slopes by hand.
 */
final class DifferentiationTest {
  private static final double STEP = 1e-6;
  private static final List<TrialStep> PLACES =
      List.of(new TrialStep(1, 3), new TrialStep(4, 5), new TrialStep(1, 0));

  static Stream<CellProblem<?>> cells() {
    NoParameters none = new NoParameters();
    return Stream.of(
        of(new VanillaCell(), none, Activation.TANH),
        of(new LeakyCell(), none, Activation.SOFTPLUS),
        of(new LearnedLeakyCell(), none, Activation.TANH),
        of(new GruCell(), none, Activation.TANH),
        of(new LowRank(), new LowRank.Parameters(2), Activation.TANH),
        of(
            new ExcitatoryInhibitory(),
            new ExcitatoryInhibitory.Parameters(Types.SHARE, 0.6, Inhibition.DIVISIVE, true),
            Activation.SOFTPLUS),
        of(new Diagonal(), new Diagonal.Parameters(Diagonal.Modes.WEIGHTS), Activation.TANH),
        of(new Edges(), none, Activation.TANH));
  }

  private static <P extends Record> CellProblem<P> of(
      CellType<P> type, P parameters, Activation activation) {
    return CellProblem.of(type, parameters, activation, Precision.FLOAT64);
  }

  private static <P extends Record> Differentiation of(
      CellProblem<P> problem, Network network, TrialBatch batch) {
    TrainingProblem whole = problem.problem(network);
    Chosen<CellType<Record>> cell = whole.cell().orElseThrow();
    return new RecurrentPlayer()
        .differentiate(cell, network, whole.task(), batch, problem.kernels());
  }

  /** The network of a problem, without weights that its cell makes of parameters. */
  private static <P extends Record> Network network(CellProblem<P> problem) {
    Map<String, Matrix> values = new HashMap<>(problem.network().parameters());
    boolean parameter =
        problem.type().layout(problem.parameters(), problem.shape(), values).parameters().stream()
            .anyMatch(p -> p.name().equals(Network.RECURRENT));
    if (!parameter) {
      values.remove(Network.RECURRENT);
    }
    return problem.network(values);
  }

  private static Network shifted(Network network, String name, int index, double by) {
    Map<String, Matrix> values = new HashMap<>(network.parameters());
    Matrix changed = values.get(name).copy();
    changed.values()[index] += by;
    values.put(name, changed);
    return new Network(network.spec(), values);
  }

  private static Set<String> names(Differentiation found) {
    return found.parameters().stream().map(CellParameter::name).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("cells")
  <P extends Record> void gradientsByParameters(CellProblem<P> problem) {
    Network network = network(problem);
    TrialBatch batch = problem.problem(network).test();
    Differentiation found = of(problem, network, batch);
    Map<String, Matrix> gradient = found.gradient();
    Map<String, Matrix> mean = new TreeMap<>();
    for (int trial = 0; trial < batch.trials(); trial++) { // all trials weigh the same
      found
          .gradient(trial)
          .forEach(
              (name, own) ->
                  mean.merge(
                      name, own.map(x -> x / batch.trials()), (a, b) -> a.combine(b, Double::sum)));
    }
    int compared = 0;
    for (CellParameter parameter : found.parameters()) {
      String name = parameter.name();
      assertArrayEquals(gradient.get(name).values(), mean.get(name).values(), 1e-14, name);
      for (int i = 0; i < parameter.length(); i++) {
        if (network.parameter(name).values()[i] - STEP > parameter.least()) {
          double above = of(problem, shifted(network, name, i, STEP), batch).loss();
          double below = of(problem, shifted(network, name, i, -STEP), batch).loss();
          double slope = (above - below) / (2 * STEP);
          assertEquals(slope, gradient.get(name).values()[i], 1e-8, name + " " + i);
          compared++;
        }
      }
    }
    assertTrue(compared > 40, "only " + compared + " gradients were compared");
  }

  /** J by finite differences of outputs and of states; the kernels are J J^T. */
  @ParameterizedTest
  @MethodSource("cells")
  <P extends Record> void kernelsOfOutputsAndStates(CellProblem<P> problem) {
    Network network = network(problem);
    TrialBatch batch = problem.problem(network).test();
    Differentiation found = of(problem, network, batch);
    Set<String> names = names(found);
    Matrix outputs = found.outputGradients(PLACES, names);
    Matrix states = Matrix.zeros(PLACES.size() * 7, outputs.columns());
    int column = 0;
    for (CellParameter parameter : found.parameters()) {
      for (int i = 0; i < parameter.length(); i++, column++) {
        double value = network.parameter(parameter.name()).values()[i];
        double down = value - STEP > parameter.least() ? STEP : 0; // one-sided at a bound
        Network above = shifted(network, parameter.name(), i, STEP);
        Network below = shifted(network, parameter.name(), i, -down);
        Matrix up = visited(of(problem, above, batch));
        Matrix low = visited(of(problem, below, batch));
        double tolerance = down > 0 ? 1e-7 : 1e-4;
        for (int row = 0; row < up.rows(); row++) {
          states.set(row, column, (up.get(row, 0) - low.get(row, 0)) / (STEP + down));
        }
        for (int place = 0; place < PLACES.size(); place++) {
          for (int o = 0; o < 2; o++) {
            double slope = (read(above, up, place, o) - read(below, low, place, o)) / (STEP + down);
            assertEquals(slope, outputs.get(place * 2 + o, column), tolerance, parameter.name());
          }
        }
      }
    }
    assertEquals(outputs.columns(), column);
    close(squared(outputs), found.tangentKernel(PLACES, names), 1e-12);
    close(squared(states), found.stateKernel(PLACES, names), 1e-3);
    Set<String> one = Set.of(Network.READOUT);
    close(squared(found.outputGradients(PLACES, one)), found.tangentKernel(PLACES, one), 1e-14);
  }

  /** States of units at the places, one below the other. */
  private static Matrix visited(Differentiation found) {
    Matrix all = Matrix.zeros(PLACES.size() * 7, 1);
    for (int place = 0; place < PLACES.size(); place++) {
      Matrix states = found.states(PLACES.get(place).step());
      for (int j = 0; j < 7; j++) {
        all.set(place * 7 + j, 0, states.get(PLACES.get(place).trial(), j));
      }
    }
    return all;
  }

  private static double read(Network network, Matrix visited, int place, int channel) {
    double sum = network.parameter(Network.READOUT_BIAS).get(0, channel);
    for (int j = 0; j < 7; j++) {
      sum += visited.get(place * 7 + j, 0) * network.parameter(Network.READOUT).get(j, channel);
    }
    return sum;
  }

  private static Matrix squared(Matrix rows) {
    Matrix kernel = Matrix.zeros(rows.rows(), rows.rows());
    for (int a = 0; a < rows.rows(); a++) {
      for (int b = 0; b < rows.rows(); b++) {
        for (int k = 0; k < rows.columns(); k++) {
          kernel.set(a, b, kernel.get(a, b) + rows.get(a, k) * rows.get(b, k));
        }
      }
    }
    return kernel;
  }

  private static void close(Matrix expected, Matrix found, double relative) {
    double largest = 0;
    for (double value : expected.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertTrue(largest > 0);
    assertArrayEquals(expected.values(), found.values(), relative * largest);
  }

  @ParameterizedTest
  @MethodSource("cells")
  <P extends Record> void stepsAndTheirJacobian(CellProblem<P> problem) {
    Network network = network(problem);
    TrialBatch batch = problem.problem(network).test();
    Differentiation found = of(problem, network, batch);
    double[] state = row(found.states(2), 3);
    double[] input = new double[batch.inputs()];
    for (int i = 0; i < input.length; i++) {
      input[i] = batch.input()[batch.at(3, 3) * input.length + i];
    }
    assertArrayEquals(row(found.states(3), 3), found.next(state, input), 1e-15);
    Matrix jacobian = found.jacobian(state, input);
    for (int i = 0; i < state.length; i++) {
      double[] above = state.clone();
      double[] below = state.clone();
      above[i] += STEP;
      below[i] -= STEP;
      double[] up = found.next(above, input);
      double[] low = found.next(below, input);
      for (int j = 0; j < state.length; j++) {
        assertEquals((up[j] - low[j]) / (2 * STEP), jacobian.get(i, j), 1e-8);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> found.next(new double[3], input));
    assertArrayEquals(
        found.gradient(3).get(Network.READOUT).values(),
        of(problem, network, batch).gradient(3).get(Network.READOUT).values(),
        "a held step leaves nothing behind");
  }

  /**
   * Spikes have no slope, so that finite differences do not help: the step's Jacobian by hand, with
   * the surrogate slope 1 / (1 + sharpness |u - threshold|)^2. State: [y | u | s | a].
   */
  @Test
  void spikesHaveTheSurrogateSlopeOfTheirCell() {
    double decay = 0.8;
    double sharpness = 3;
    double filter = 0.7;
    double rise = 0.4;
    double slow = 0.6;
    CellProblem<Spiking.Parameters> problem =
        of(
            new Spiking(),
            new Spiking.Parameters(decay, Spiking.Reset.SOFT, sharpness, filter, rise, slow),
            Activation.IDENTITY);
    Network network = network(problem);
    TrialBatch batch = problem.problem(network).test();
    Differentiation found = of(problem, network, batch);
    int n = 7;
    double[] state = new double[4 * n];
    RandomStream random = RandomStream.of(9);
    for (int i = 0; i < state.length; i++) {
      state[i] = i / n == 2 ? i % 2 : random.nextDouble();
    }
    double[] input = {0.5, -1, 2};
    double[] next = found.next(state, input);
    Matrix expected = Matrix.zeros(4 * n, 4 * n);
    int fired = 0;
    for (int j = 0; j < n; j++) {
      double threshold = 1 + rise * state[3 * n + j];
      double above = next[n + j] - threshold;
      double root = 1 + sharpness * Math.abs(above);
      double slope = 1 / (root * root);
      assertEquals(above > 0 ? 1 : 0, next[2 * n + j]);
      fired += above > 0 ? 1 : 0;
      double[] toPotential = new double[4 * n];
      toPotential[n + j] = decay;
      toPotential[3 * n + j] = -rise * state[2 * n + j];
      for (int i = 0; i < n; i++) {
        toPotential[2 * n + i] = network.recurrent().get(i, j) - (i == j ? threshold : 0);
      }
      for (int i = 0; i < 4 * n; i++) {
        double toSpike = slope * (toPotential[i] - (i == 3 * n + j ? rise : 0));
        expected.set(i, n + j, toPotential[i]);
        expected.set(i, 2 * n + j, toSpike);
        expected.set(i, j, (1 - filter) * toSpike + (i == j ? filter : 0));
        expected.set(i, 3 * n + j, (1 - slow) * toSpike + (i == 3 * n + j ? slow : 0));
      }
    }
    assertTrue(fired > 0 && fired < n, "spikes of " + fired + " of " + n + " units");
    assertArrayEquals(expected.values(), found.jacobian(state, input).values(), 1e-12);
    carriedByJacobians(found, network, batch);
  }

  /**
   * Biases enter where inputs do, so the gradient of an output by biases is the sum over steps of
   * what the Jacobians of the steps after them carry to it.
   */
  private static void carriedByJacobians(Differentiation found, Network network, TrialBatch batch) {
    TrialStep place = PLACES.get(0);
    Matrix outputs = found.outputGradients(List.of(place), Set.of(Network.BIAS));
    int n = outputs.columns();
    int width = found.states(0).columns();
    double[] carried = new double[width];
    for (int i = 0; i < n; i++) {
      carried[i] = network.parameter(Network.READOUT).get(i, 0);
    }
    double[] sum = new double[n];
    for (int step = place.step(); step >= 0; step--) {
      double[] before = step > 0 ? row(found.states(step - 1), place.trial()) : new double[width];
      double[] input = new double[batch.inputs()];
      for (int i = 0; i < input.length; i++) {
        input[i] = batch.input()[batch.at(step, place.trial()) * input.length + i];
      }
      Matrix jacobian = found.jacobian(before, input);
      double[] earlier = new double[width];
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          earlier[i] += jacobian.get(i, j) * carried[j];
        }
      }
      for (int i = 0; i < n; i++) {
        sum[i] += earlier[n + i] / 0.8; // a potential is kept to 0.8, and a bias added whole
      }
      carried = earlier;
    }
    for (int i = 0; i < n; i++) {
      assertEquals(outputs.get(0, i), sum[i], 1e-12);
    }
    assertTrue(Arrays.stream(sum).anyMatch(g -> Math.abs(g) > 1e-4), Arrays.toString(sum));
  }

  private static double[] row(Matrix matrix, int row) {
    double[] values = new double[matrix.columns()];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.get(row, i);
    }
    return values;
  }

  /** Inputs are single precision, so the difference is that of the values as rounded. */
  @ParameterizedTest
  @MethodSource("cells")
  <P extends Record> void gradientsByInputs(CellProblem<P> problem) {
    Network network = network(problem);
    TrialBatch batch = problem.problem(network).test();
    double[] gradient = of(problem, network, batch).inputGradient();
    for (int i = 0; i < gradient.length; i += 2) {
      float value = batch.input()[i];
      float up = value + 1e-3f;
      float low = value - 1e-3f;
      batch.input()[i] = up;
      double above = of(problem, network, batch).loss();
      batch.input()[i] = low;
      double below = of(problem, network, batch).loss();
      batch.input()[i] = value;
      assertEquals((above - below) / ((double) up - low), gradient[i], 1e-6);
    }
  }
}
