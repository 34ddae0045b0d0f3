package org.anlage.interventions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.ProblemException;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.intervention.InterventionContext;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.api.training.TrainingProblem;
import org.anlage.api.training.TrainingResult;
import org.anlage.kernels.ScalarKernels;
import org.anlage.trainers.BpttTrainer;
import org.anlage.trainers.EpsilonPlacement;
import org.anlage.trainers.Optimizer;
import org.anlage.trainers.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interventions: exact gradients through them, their windows, and trials that stay whole. */
final class InterventionsTest {
  private static final int UNITS = 6;
  private static final int TRIALS = 4;
  private static final double STEP = 1e-6;
  private static final TaskDescription TASK =
      new TaskDescription(
          3,
          2,
          8,
          Objective.MEAN_SQUARES,
          List.of(),
          0.5,
          OptionalDouble.empty(),
          1,
          OptionalInt.empty());

  private static Network network(String cell) {
    RandomStream random = RandomStream.of(2);
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, gaussian(3, UNITS, 0.7, random));
    values.put(Network.BIAS, gaussian(1, UNITS, 0.2, random));
    values.put(Network.RECURRENT, gaussian(UNITS, UNITS, 0.4, random));
    values.put(Network.LEAK, Matrix.zeros(1, UNITS).map(x -> 0.4));
    values.put(Network.READOUT, gaussian(UNITS, 2, 0.6, random));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, 2));
    return new Network(
        new NetworkSpec(new Cell(cell), 3, UNITS, 2, Activation.TANH, Precision.FLOAT64), values);
  }

  private static Matrix gaussian(int rows, int columns, double deviation, RandomStream random) {
    return Matrix.zeros(rows, columns).map(x -> deviation * random.nextGaussian());
  }

  private static <P extends Record> TrainingResult train(
      Network network, Intervention<P> intervention, P parameters, int updates) {
    return train(network, intervention, parameters, updates, 1e-3);
  }

  private static <P extends Record> TrainingResult train(
      Network network, Intervention<P> intervention, P parameters, int updates, double rate) {
    InterventionContext context =
        new InterventionContext(
            network, TASK, Optional.empty(), Optional.empty(), 99, RandomStream.of(11));
    TrialBatch held = TrialBatch.allocate(TASK, TRIALS);
    fill(held, 100);
    TrainingProblem problem =
        new TrainingProblem(
            network,
            Optional.empty(),
            TASK,
            InterventionsTest::fill,
            held,
            held,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(intervention.bind(parameters, context)),
            RandomStream.of(9),
            new ScalarKernels(),
            Optional.empty());
    return new BpttTrainer().train(settings(updates, rate), problem, new Patient());
  }

  private static void fill(TrialBatch batch, int update) {
    RandomStream random = RandomStream.of(7).split(update);
    batch.clear();
    for (int i = 0; i < batch.input().length; i++) {
      batch.input()[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < batch.values().length; i++) {
      batch.values()[i] = (float) random.nextGaussian();
    }
    for (int trial = 0; trial < batch.trials(); trial++) {
      batch.mask()[batch.at(4, trial)] = 1;
      batch.mask()[batch.at(7, trial)] = 1;
    }
  }

  private static BpttTrainer.Parameters settings(int updates, double rate) {
    return new BpttTrainer.Parameters(
        rate,
        0.9,
        0.999,
        1e-7,
        EpsilonPlacement.KERAS,
        TRIALS,
        updates,
        1,
        List.of(),
        Optimizer.SGD,
        0,
        0,
        Schedule.CONSTANT,
        Optional.empty(),
        0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "leaky"})
  void gradientsGoThroughClampedUnitsExactly(String cell) {
    agree(cell, new Clamp(), new Clamp.Parameters(List.of(1, 4), 0, 0.3, 2, -2, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "leaky"})
  void gradientsOfTrialsThatStartElsewhereAreExact(String cell) {
    agree(cell, new RandomStart(), new RandomStart.Parameters(0.5, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "leaky"})
  void gradientsOfNoisyTrialsAreExact(String cell) {
    for (NoisyStates.Place place : NoisyStates.Place.values()) {
      agree(cell, new NoisyStates(), new NoisyStates.Parameters(0.3, place, 1, 0));
    }
  }

  /** Units that are silent in all of training might as well not be there. */
  @ParameterizedTest
  @ValueSource(strings = {"vanilla", "leaky"})
  void silentUnitsAreTheSmallerNetwork(String cell) {
    Network whole = network(cell);
    Clamp.Parameters silent = new Clamp.Parameters(List.of(4, 5), 0, 0, 0, 0, 1, 0);
    Network after = first(train(whole, new Clamp(), silent, 20, 0.05).network());
    Network small =
        train(first(whole), new RandomStart(), new RandomStart.Parameters(0.1, 99, 0), 20, 0.05)
            .network();
    small
        .parameters()
        .forEach(
            (name, values) ->
                assertArrayEquals(values.values(), after.parameter(name).values(), 1e-15, name));
    assertNotEquals(first(whole).recurrent(), small.recurrent());
  }

  /** The network of units 0 to 3. */
  private static Network first(Network network) {
    Map<String, Matrix> values = new HashMap<>();
    network
        .parameters()
        .forEach(
            (name, from) -> {
              Matrix to =
                  Matrix.zeros(
                      from.rows() == UNITS ? 4 : from.rows(),
                      from.columns() == UNITS ? 4 : from.columns());
              for (int i = 0; i < to.rows(); i++) {
                for (int j = 0; j < to.columns(); j++) {
                  to.set(i, j, from.get(i, j));
                }
              }
              values.put(name, to);
            });
    NetworkSpec spec = network.spec();
    return new Network(
        new NetworkSpec(
            spec.cell(), spec.inputs(), 4, spec.outputs(), spec.activation(), spec.precision()),
        values);
  }

  /** Without weights into the units, outputs are noise: the loss is s^2 |R|^2 / O + mean y^2. */
  @Test
  void noiseHasItsDeviation() {
    Network network = network("vanilla");
    for (String name : List.of(Network.INPUT, Network.BIAS, Network.RECURRENT)) {
      network = new Network(network.spec(), without(network, name));
    }
    int updates = 400;
    double[] none =
        train(network, new NoisyStates(), noise(0), updates, 1e-12).history().numbers("train_loss");
    double[] some =
        train(network, new NoisyStates(), noise(2), updates, 1e-12).history().numbers("train_loss");
    double added = 0;
    for (int i = 0; i < updates; i++) {
      added += (some[i] - none[i]) / updates;
    }
    double squares = 0;
    for (double weight : network.parameter(Network.READOUT).values()) {
      squares += weight * weight;
    }
    assertEquals(1, added / (4 * squares / 2), 0.1);
  }

  private static NoisyStates.Parameters noise(double deviation) {
    return new NoisyStates.Parameters(deviation, NoisyStates.Place.OUTSIDE, 1, 0);
  }

  private static Map<String, Matrix> without(Network network, String name) {
    Map<String, Matrix> values = new HashMap<>(network.parameters());
    values.put(name, values.get(name).map(x -> 0.0));
    return values;
  }

  private static <P extends Record> void agree(
      String cell, Intervention<P> intervention, P parameters) {
    Network network = network(cell);
    Network after = train(network, intervention, parameters, 1).network();
    for (String name : List.of(Network.RECURRENT, Network.INPUT, Network.READOUT)) {
      for (int i = 0; i < network.parameter(name).values().length; i++) {
        double slope =
            (network.parameter(name).values()[i] - after.parameter(name).values()[i]) / 1e-3;
        double above = loss(with(network, name, i, STEP), intervention, parameters);
        double below = loss(with(network, name, i, -STEP), intervention, parameters);
        assertEquals((above - below) / (2 * STEP), slope, 1e-7, name + " " + i);
      }
    }
  }

  private static <P extends Record> double loss(
      Network network, Intervention<P> intervention, P parameters) {
    return train(network, intervention, parameters, 1).history().numbers("train_loss")[0];
  }

  private static Network with(Network network, String name, int index, double by) {
    Map<String, Matrix> values = new HashMap<>(network.parameters());
    Matrix changed = values.get(name).copy();
    changed.values()[index] += by;
    values.put(name, changed);
    return new Network(network.spec(), values);
  }

  @Test
  void aDeficitEndsWhereItsWindowEndsAndLeavesHeldOutTrialsAlone() {
    Network network = network("leaky");
    Deficit.Parameters none = new Deficit.Parameters(List.of(), Deficit.Form.SILENT, 99, 0);
    Deficit.Parameters early = new Deficit.Parameters(List.of(), Deficit.Form.SILENT, 1, 2);
    TrainingResult without = train(network, new Deficit(), none, 4);
    TrainingResult with = train(network, new Deficit(), early, 4);
    double[] healthy = without.history().numbers("train_loss");
    double[] deprived = with.history().numbers("train_loss");
    assertNotEquals(healthy[0], deprived[0]);
    assertNotEquals(healthy[1], deprived[1]);
    // later losses differ only by what was learned, which at this rate is little
    assertEquals(healthy[2], deprived[2], 1e-2);
    // with the inputs silent nothing is learned by the input weights
    Matrix after = train(network, new Deficit(), early, 2).network().parameter(Network.INPUT);
    assertArrayEquals(network.parameter(Network.INPUT).values(), after.values());
  }

  @Test
  void heldParametersStay() {
    Map<String, Matrix> values = new HashMap<>(network("leaky").parameters());
    Matrix sparse = values.get(Network.READOUT).copy();
    sparse.set(2, 1, 0);
    values.put(Network.READOUT, sparse);
    Network network = new Network(network("leaky").spec(), values);
    Hold.Parameters all = new Hold.Parameters(List.of(Network.INPUT, Network.BIAS), false, 1, 0);
    Network after = train(network, new Hold(), all, 3).network();
    assertEquals(network.parameter(Network.INPUT), after.parameter(Network.INPUT));
    assertEquals(network.parameter(Network.BIAS), after.parameter(Network.BIAS));
    assertNotEquals(network.recurrent(), after.recurrent());
    Hold.Parameters zeros = new Hold.Parameters(List.of(Network.READOUT), true, 1, 0);
    Matrix readout = train(network, new Hold(), zeros, 3).network().parameter(Network.READOUT);
    assertEquals(0, readout.get(2, 1));
    assertNotEquals(sparse.get(0, 0), readout.get(0, 0));
    Hold.Parameters later = new Hold.Parameters(List.of(Network.INPUT), false, 2, 0);
    assertNotEquals(
        network.parameter(Network.INPUT),
        train(network, new Hold(), later, 1).network().parameter(Network.INPUT));
    Hold.Parameters unknown = new Hold.Parameters(List.of("kernel"), false, 1, 0);
    assertThrows(ProblemException.class, () -> train(network, new Hold(), unknown, 1));
    Hold.Parameters fixed = new Hold.Parameters(List.of(Network.LEAK), false, 1, 0);
    assertThrows(ProblemException.class, () -> train(network, new Hold(), fixed, 1));
  }

  /** After update 2, weights differ by noise of the relative size asked for; before, by none. */
  @Test
  void weightsArePerturbedOnce() {
    Network network = network("leaky");
    Perturb.Parameters p = new Perturb.Parameters(2, 0.01, List.of(Network.RECURRENT));
    Perturb.Parameters never = new Perturb.Parameters(99, 0.01, List.of());
    assertEquals(
        train(network, new Perturb(), never, 1).network().parameters(),
        train(network, new Perturb(), p, 1).network().parameters());
    Network plain = train(network, new Perturb(), never, 2).network();
    Network moved = train(network, new Perturb(), p, 2).network();
    assertEquals(plain.parameter(Network.INPUT), moved.parameter(Network.INPUT));
    double difference = 0;
    double size = 0;
    for (int i = 0; i < UNITS * UNITS; i++) {
      double by = moved.recurrent().values()[i] - plain.recurrent().values()[i];
      difference += by * by;
      size += plain.recurrent().values()[i] * plain.recurrent().values()[i];
    }
    assertEquals(0.01, Math.sqrt(difference / size), 0.003);
    Perturb.Parameters unknown = new Perturb.Parameters(1, 0.1, List.of("kernel"));
    assertThrows(ProblemException.class, () -> train(network, new Perturb(), unknown, 1));
  }

  @Test
  void shuffledInputsAreThoseOfTheBatch() {
    Deficit.Parameters p = new Deficit.Parameters(List.of(1), Deficit.Form.SHUFFLED, 1, 0);
    InterventionContext context =
        new InterventionContext(
            network("leaky"), TASK, Optional.empty(), Optional.empty(), 1, RandomStream.of(1));
    TrialBatch batch = TrialBatch.allocate(TASK, 16);
    fill(batch, 0);
    float[] before = batch.input().clone();
    new Deficit().bind(p, context).trials(1, batch, RandomStream.of(3));
    int moved = 0;
    for (int trial = 0; trial < 16; trial++) {
      float now = batch.input()[batch.at(0, trial) * 3 + 1];
      boolean found = false;
      for (int other = 0; other < 16; other++) {
        found |= before[batch.at(0, other) * 3 + 1] == now;
      }
      assertTrue(found);
      assertEquals(before[batch.at(0, trial) * 3], batch.input()[batch.at(0, trial) * 3]);
      moved += now != before[batch.at(0, trial) * 3 + 1] ? 1 : 0;
    }
    assertTrue(moved >= 10, "only " + moved + " of 16 trials moved");
  }

  @Test
  void whatIsNotThereIsRefused() {
    Network network = network("leaky");
    assertThrows(
        ProblemException.class,
        () ->
            train(
                network,
                new Deficit(),
                new Deficit.Parameters(List.of(3), Deficit.Form.SILENT, 1, 0),
                1));
    assertThrows(
        ProblemException.class,
        () -> train(network, new Clamp(), new Clamp.Parameters(List.of(6), 0, 0, 0, 0, 1, 0), 1));
    assertThrows(
        ProblemException.class,
        () -> train(network, new Clamp(), new Clamp.Parameters(List.of(), 0.5, 0, 6, 3, 1, 0), 1));
    assertThrows(
        ProblemException.class,
        () -> train(network, new Clamp(), new Clamp.Parameters(List.of(), 1, 0, 0, 0, 1, 0), 1));
    Deficit.Parameters late = new Deficit.Parameters(List.of(), Deficit.Form.SILENT, 100, 0);
    assertThrows(ProblemException.class, () -> train(network, new Deficit(), late, 1));
    Perturb.Parameters after = new Perturb.Parameters(100, 0.1, List.of());
    assertThrows(ProblemException.class, () -> train(network, new Perturb(), after, 1));
  }

  private static final class Patient implements TrainingMonitor {
    @Override
    public void updated(int update, int updates, double loss) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
