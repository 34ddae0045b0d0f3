package org.anlage.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.NamedPenalty;
import org.anlage.cells.ExcitatoryInhibitory.Inhibition;
import org.anlage.cells.ExcitatoryInhibitory.Types;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.vector.VectorKernels;
import org.anlage.trainers.LearnedLeakyCell;
import org.anlage.trainers.RecurrentPlayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of the cells against finite differences, and against cells written by hand. */
final class CellsTest {
  private static final double STEP = 1e-6;
  private static final double RATE = 1e-3;

  static Stream<CellProblem<?>> cells() {
    return Stream.of(
        CellProblem.of(new RecordedLeaky(), new NoParameters(), Activation.TANH, Precision.FLOAT64),
        CellProblem.of(
            new LowRank(), new LowRank.Parameters(2), Activation.TANH, Precision.FLOAT64),
        CellProblem.of(
            new FrozenPlusLowRank(),
            new FrozenPlusLowRank.Parameters(2),
            Activation.SOFTPLUS,
            Precision.FLOAT64),
        CellProblem.of(
            new ExcitatoryInhibitory(),
            new ExcitatoryInhibitory.Parameters(Types.SHARE, 0.6, Inhibition.SUBTRACTIVE, true),
            Activation.TANH,
            Precision.FLOAT64),
        CellProblem.of(
            new ExcitatoryInhibitory(),
            new ExcitatoryInhibitory.Parameters(Types.PRIOR, 0.6, Inhibition.DIVISIVE, false),
            Activation.SOFTPLUS,
            Precision.FLOAT64),
        CellProblem.of(
            new Typed(),
            new Typed.Parameters(List.of(2.0, 1.0, 1.0), "cell_type"),
            Activation.TANH,
            Precision.FLOAT64),
        CellProblem.of(new Edges(), new NoParameters(), Activation.TANH, Precision.FLOAT64));
  }

  static Stream<CellProblem<?>> cellsWithAndWithoutWeights() {
    return Stream.concat(
        cells(),
        Stream.of(
            CellProblem.of(
                new Diagonal(),
                new Diagonal.Parameters(Diagonal.Modes.WEIGHTS),
                Activation.TANH,
                Precision.FLOAT64),
            CellProblem.of(
                new Diagonal(),
                new Diagonal.Parameters(Diagonal.Modes.LINEAR),
                Activation.IDENTITY,
                Precision.FLOAT64),
            CellProblem.of(
                new Diagonal(),
                new Diagonal.Parameters(Diagonal.Modes.INVERSE),
                Activation.TANH,
                Precision.FLOAT64)));
  }

  @ParameterizedTest
  @MethodSource("cellsWithAndWithoutWeights")
  <P extends Record> void gradientsAgreeWithFiniteDifferences(CellProblem<P> problem) {
    agree(problem);
  }

  /** Half the sum of squares of the recurrent weights. */
  private static NamedPenalty squares() {
    return new NamedPenalty(
        "squares",
        (weights, gradient) -> {
          double sum = 0;
          for (int e = 0; e < weights.length(); e++) {
            sum += weights.get(e) * weights.get(e) / 2;
            gradient.set(e, gradient.get(e) + weights.get(e));
          }
          return sum;
        });
  }

  @ParameterizedTest
  @MethodSource("cells")
  <P extends Record> void gradientsOfPenaltiesReachWhatWeightsAreMadeOf(CellProblem<P> problem) {
    agree(
        new CellProblem<>(
            problem.type(),
            problem.parameters(),
            problem.shape(),
            problem.kernels(),
            List.of(squares())));
  }

  private static <P extends Record> void agree(CellProblem<P> problem) {
    Network network = shifted(problem);
    Network after = problem.descended(network, RATE, 1);
    int compared = 0;
    for (CellParameter parameter :
        problem
            .type()
            .layout(problem.parameters(), problem.shape(), network.parameters())
            .parameters()) {
      if (!parameter.learned()) {
        assertEquals(network.parameter(parameter.name()), after.parameter(parameter.name()));
        continue;
      }
      for (int i = 0; i < parameter.length(); i++) {
        double value = network.parameter(parameter.name()).values()[i];
        double slope = (value - after.parameter(parameter.name()).values()[i]) / RATE;
        if (value - 0.01 > parameter.least()) { // a bound would show otherwise
          double above = problem.loss(with(problem, network, parameter.name(), i, STEP));
          double below = problem.loss(with(problem, network, parameter.name(), i, -STEP));
          assertEquals((above - below) / (2 * STEP), slope, 1e-7, parameter.name() + " " + i);
          compared++;
        }
      }
    }
    assertTrue(compared > 40, "only " + compared + " gradients were compared");
  }

  /** A network whose parameters that start at zero do not. */
  private static <P extends Record> Network shifted(CellProblem<P> problem) {
    Network network = problem.network();
    Map<String, Matrix> values = new HashMap<>(network.parameters());
    for (String name : List.of("recurrent_right", Network.BIAS)) {
      if (values.containsKey(name)) {
        double[] k = {0};
        values.put(name, values.get(name).map(x -> x + 0.1 * Math.sin(++k[0])));
      }
    }
    boolean made = !layoutHas(problem, network, Network.RECURRENT);
    if (made) {
      values.remove(Network.RECURRENT);
    }
    return problem.network(values);
  }

  private static <P extends Record> boolean layoutHas(
      CellProblem<P> problem, Network network, String name) {
    return problem
        .type()
        .layout(problem.parameters(), problem.shape(), network.parameters())
        .parameters()
        .stream()
        .anyMatch(parameter -> parameter.name().equals(name));
  }

  private static <P extends Record> Network with(
      CellProblem<P> problem, Network network, String name, int index, double by) {
    Map<String, Matrix> values = new HashMap<>(network.parameters());
    Matrix changed = values.get(name).copy();
    changed.values()[index] += by;
    values.put(name, changed);
    return problem.network(values);
  }

  @Test
  void theRecordedCopyOfLeakyTrainsAsTheCellWrittenByHand() {
    CellProblem<NoParameters> recorded =
        CellProblem.of(new RecordedLeaky(), new NoParameters(), Activation.TANH, Precision.FLOAT64);
    CellProblem<NoParameters> written =
        CellProblem.of(
            new LearnedLeakyCell(), new NoParameters(), Activation.TANH, Precision.FLOAT64);
    trainAlike(recorded, written, 20);
  }

  /** More units than a pass computes at a time. */
  @Test
  void theRecordedCopyOfLeakyAgreesWithManyUnits() {
    CellShape wide = new CellShape(3, 1100, Activation.TANH, Precision.FLOAT64);
    trainAlike(
        new CellProblem<>(
            new RecordedLeaky(), new NoParameters(), wide, new ScalarKernels(), List.of()),
        new CellProblem<>(
            new LearnedLeakyCell(), new NoParameters(), wide, new ScalarKernels(), List.of()),
        2);
  }

  private static void trainAlike(
      CellProblem<NoParameters> recorded, CellProblem<NoParameters> written, int updates) {
    Network start = recorded.network();
    assertEquals(start.parameters(), written.network().parameters());
    Network expected = written.descended(start, 0.1, updates);
    Network found = recorded.descended(start, 0.1, updates);
    expected
        .parameters()
        .forEach(
            (name, values) ->
                assertArrayEquals(values.values(), found.parameter(name).values(), 1e-12, name));
  }

  /** A way back that is cut between units, by the cell written by hand, recorded and factorised. */
  @Test
  void localGradientsOfRecordedCellsAreThoseOfTheCellWrittenByHand() {
    CellProblem<LowRank.Parameters> factors =
        CellProblem.of(
            new LowRank(), new LowRank.Parameters(3), Activation.TANH, Precision.FLOAT64);
    Network low = factors.network();
    CellProblem<NoParameters> written =
        CellProblem.of(
            new LearnedLeakyCell(), new NoParameters(), Activation.TANH, Precision.FLOAT64);
    Map<String, Matrix> values = new HashMap<>(low.parameters());
    values.remove("recurrent_left");
    values.remove("recurrent_right");
    Network full = written.network(values);
    Map<String, Matrix> expected = local(written, full);
    Map<String, Matrix> recorded =
        local(
            CellProblem.of(
                new RecordedLeaky(), new NoParameters(), Activation.TANH, Precision.FLOAT64),
            full);
    expected.forEach(
        (name, slopes) ->
            assertArrayEquals(slopes.values(), recorded.get(name).values(), 1e-9, name));
    // R = L M, so d/dL = d/dR M^T and d/dM = L^T d/dR
    Map<String, Matrix> found = local(factors, low);
    Matrix slopes = expected.get(Network.RECURRENT);
    Matrix left = low.parameter("recurrent_left");
    Matrix right = low.parameter("recurrent_right");
    assertArrayEquals(
        Factors.product(slopes, right.transpose()).values(),
        found.get("recurrent_left").values(),
        1e-9);
    assertArrayEquals(
        Factors.product(left.transpose(), slopes).values(),
        found.get("recurrent_right").values(),
        1e-9);
    assertArrayEquals(
        expected.get(Network.INPUT).values(), found.get(Network.INPUT).values(), 1e-9);
  }

  private static <P extends Record> Map<String, Matrix> local(
      CellProblem<P> problem, Network network) {
    LearningRule<NoParameters> rule = new CutBetweenUnits();
    @SuppressWarnings("unchecked")
    Chosen<LearningRule<Record>> chosen =
        new Chosen<>("cut", (LearningRule<Record>) (LearningRule<?>) rule, new NoParameters());
    Network after =
        problem.train(network, CellProblem.settings(1, RATE, Optional.of(chosen))).network();
    Map<String, Matrix> slopes = new HashMap<>();
    network
        .parameters()
        .forEach(
            (name, before) ->
                slopes.put(name, before.combine(after.parameter(name), (x, y) -> (x - y) / RATE)));
    return slopes;
  }

  /** The local way back alone. */
  private static final class CutBetweenUnits implements LearningRule<NoParameters> {
    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public Bound bind(NoParameters parameters, NetworkRunner runner, RuleContext context) {
      Backward how = new Backward(false, 0, Optional.empty());
      return (update, batch, direction) -> {
        runner.forward(batch);
        return runner.backward(how, direction);
      };
    }
  }

  @Test
  void edgesOfAllPairsTrainAsADenseCellAndEdgesThatAreNotThereStayAway() {
    CellProblem<NoParameters> sparse =
        CellProblem.of(new Edges(), new NoParameters(), Activation.TANH, Precision.FLOAT64);
    Network after = sparse.descended(sparse.network(), 0.1, 5);
    Matrix weights = sparse.weights();
    int moved = 0;
    for (int e = 0; e < weights.values().length; e++) {
      double now = after.recurrent().values()[e];
      assertEquals(weights.values()[e] == 0, now == 0);
      moved += now != weights.values()[e] ? 1 : 0;
    }
    assertEquals(after.parameter(Edges.WEIGHTS).columns(), moved);
  }

  @Test
  void lowRankOfFullRankStartsAsTheArm() {
    CellProblem<LowRank.Parameters> problem =
        CellProblem.of(
            new LowRank(), new LowRank.Parameters(7), Activation.TANH, Precision.FLOAT64);
    assertArrayEquals(problem.weights().values(), problem.network().recurrent().values(), 1e-12);
    assertThrows(
        ProblemException.class,
        () ->
            CellProblem.of(
                    new LowRank(), new LowRank.Parameters(8), Activation.TANH, Precision.FLOAT64)
                .network());
  }

  @Test
  void typesHaveTheirSharesAndNeedData() {
    CellProblem<Typed.Parameters> problem =
        CellProblem.of(
            new Typed(),
            new Typed.Parameters(List.of(2.0, 1.0, 1.0), "cell_type"),
            Activation.TANH,
            Precision.FLOAT64);
    Matrix members = problem.network().parameter("type_members");
    double[] counts = new double[3];
    for (int k = 0; k < 3; k++) {
      for (int j = 0; j < 7; j++) {
        counts[k] += members.get(k, j);
      }
    }
    assertArrayEquals(new double[] {4, 1, 2}, counts); // 3.5, 5.25 and 7 units, to the even one
    assertThrows(
        ProblemException.class,
        () ->
            CellProblem.of(
                    new Typed(),
                    new Typed.Parameters(List.of(), "cell_type"),
                    Activation.TANH,
                    Precision.FLOAT64)
                .network());
  }

  @Test
  void signsOfPopulationsStay() {
    CellProblem<ExcitatoryInhibitory.Parameters> problem =
        CellProblem.of(
            new ExcitatoryInhibitory(),
            new ExcitatoryInhibitory.Parameters(Types.SHARE, 0.6, Inhibition.SUBTRACTIVE, true),
            Activation.RELU,
            Precision.FLOAT32);
    Network start = problem.network();
    Matrix before = start.recurrent();
    Matrix after = problem.descended(start, 0.5, 30).recurrent();
    double total = 0;
    for (double value : before.values()) {
      total += value;
    }
    assertEquals(0, total, 1e-12);
    int inhibitory = 0;
    for (int i = 0; i < 7; i++) {
      double sign = start.parameter("excitatory").get(0, i) > 0 ? 1 : -1;
      inhibitory += sign < 0 ? 1 : 0;
      for (int j = 0; j < 7; j++) {
        assertTrue(sign * before.get(i, j) >= 0);
        assertTrue(sign * after.get(i, j) >= 0);
      }
    }
    assertEquals(3, inhibitory);
    assertThrows(
        ProblemException.class,
        () ->
            CellProblem.of(
                    new ExcitatoryInhibitory(),
                    new ExcitatoryInhibitory.Parameters(
                        Types.DATA, 0.6, Inhibition.SUBTRACTIVE, true),
                    Activation.RELU,
                    Precision.FLOAT32)
                .network());
  }

  /** With a constant input and no weights, soft reset: the sum of spikes is what came in. */
  @Test
  void softResetKeepsCharge() {
    Spiking.Parameters p = new Spiking.Parameters(1, Spiking.Reset.SOFT, 5, 0, 0, 0.9);
    CellProblem<Spiking.Parameters> problem =
        CellProblem.of(new Spiking(), p, Activation.IDENTITY, Precision.FLOAT64);
    double[] counts = SpikeTrain.of(problem, 0.3, 100);
    // u(T) = 0.3 * 100 - spikes, and 0 <= u(T) <= 1 + 0.3
    assertTrue(30 - counts[0] >= -1e-9 && 30 - counts[0] <= 1.3, "spikes: " + counts[0]);
    // the period of a unit without leak is 1 / 0.3 steps, so 29 or 30 spikes
    assertTrue(counts[0] >= 29 && counts[0] <= 30);
  }

  /** An impulse rings as m^t cos(a t), with m exp(i a) an eigenvalue of the arm's weights. */
  @Test
  @SuppressWarnings("unchecked")
  void modesRingAsEigenvaluesOfTheArm() {
    CellProblem<Diagonal.Parameters> problem =
        CellProblem.of(
            new Diagonal(),
            new Diagonal.Parameters(Diagonal.Modes.WEIGHTS),
            Activation.IDENTITY,
            Precision.FLOAT64);
    Network network = problem.network();
    Map<String, Matrix> values = new HashMap<>(network.parameters());
    values.put("input_imaginary", Matrix.zeros(3, 7));
    values.put(Network.INPUT, Matrix.zeros(3, 7).map(x -> 1));
    TaskDescription task = problem.problem(network).task();
    TrialBatch impulse = TrialBatch.allocate(task, 1);
    impulse.input()[0] = 1;
    float[] states =
        new RecurrentPlayer()
            .play(
                new Chosen<>(
                    "diagonal",
                    (CellType<Record>) (CellType<?>) problem.type(),
                    problem.parameters()),
                problem.network(values),
                impulse,
                problem.kernels())
            .states();
    Eigenvalues found = new EjmlDecompositions().eigenvalues(problem.weights());
    double largest = found.spectralRadius();
    boolean seen = false;
    for (int k = 0; k < 7; k++) {
      double m = Math.hypot(found.real()[k], found.imaginary()[k]);
      if (m > largest - 1e-9) {
        double a = Math.atan2(found.imaginary()[k], found.real()[k]);
        for (int t = 0; t < task.steps(); t++) {
          assertEquals(Math.pow(Math.min(m, 0.999), t) * Math.cos(a * t), states[t * 7], 1e-5);
        }
        seen = true;
      }
    }
    assertTrue(seen);
  }

  /** log m and a are step times the parts of A_n, with one step for both. */
  @Test
  void modesOfStateSpaces() {
    int compared = 0;
    for (Diagonal.Modes form : List.of(Diagonal.Modes.INVERSE, Diagonal.Modes.LINEAR)) {
      Network network = diagonal(form);
      for (int k = 0; k < 7; k++) {
        double m = magnitude(network, k);
        double a = 2 * Math.atan(network.parameter("turn").get(0, k));
        double step = -2 * Math.log(m);
        double imaginary =
            form == Diagonal.Modes.LINEAR ? Math.PI * k : 7 / Math.PI * (7 / (2 * k + 1.0) - 1);
        if (m < 0.9989) { // 0.999 is the largest
          assertEquals(Math.cos(step * imaginary), Math.cos(a), 1e-9);
          compared++;
        }
        assertTrue(step > 0.00099 && step < 0.101, "step " + step);
      }
    }
    assertTrue(compared > 7, "modes compared: " + compared);
    Network real = diagonal(Diagonal.Modes.REAL);
    for (int k = 0; k < 7; k++) {
      assertEquals(0, real.parameter("turn").get(0, k));
      double step = -Math.log(magnitude(real, k)) / (k + 1);
      assertTrue(step > 0.00099 && step < 0.101, "step " + step);
    }
  }

  private static Network diagonal(Diagonal.Modes form) {
    return CellProblem.of(
            new Diagonal(), new Diagonal.Parameters(form), Activation.TANH, Precision.FLOAT64)
        .network();
  }

  private static double magnitude(Network network, int unit) {
    return 1 / (1 + Math.exp(-network.parameter("decay").get(0, unit)));
  }

  @Test
  void sameBitsOfScalarAndVectorKernels() {
    for (CellProblem<?> problem : cellsWithAndWithoutWeights().toList()) {
      compareKernels(problem);
    }
  }

  private static <P extends Record> void compareKernels(CellProblem<P> problem) {
    CellProblem<P> single =
        CellProblem.of(
            problem.type(), problem.parameters(), problem.shape().activation(), Precision.FLOAT32);
    CellProblem<P> vector =
        new CellProblem<>(
            single.type(),
            single.parameters(),
            single.shape(),
            new VectorKernels(new ScalarKernels()),
            List.of());
    assertEquals(
        single.descended(single.network(), 0.1, 10).parameters(),
        vector.descended(single.network(), 0.1, 10).parameters());
  }
}
