package org.anlage.starts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.start.EarlierRun;
import org.anlage.api.start.StartContext;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.anlage.trainers.RecurrentPlayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartsTest {
  private static final int INPUTS = 3;
  private static final int UNITS = 20;
  private static final int OUTPUTS = 5;
  private static final ScalarKernels KERNELS = new ScalarKernels();
  private static final TaskDescription TASK =
      new TaskDescription(
          INPUTS,
          OUTPUTS,
          12,
          Objective.MEAN_SQUARES,
          List.of(),
          0,
          OptionalDouble.empty(),
          1,
          OptionalInt.empty());

  private static Network network(Activation activation) {
    RandomStream random = RandomStream.of(4);
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, gaussian(INPUTS, UNITS, random));
    values.put(Network.BIAS, gaussian(1, UNITS, random).map(x -> 0.1 * x));
    values.put(Network.RECURRENT, gaussian(UNITS, UNITS, random).map(x -> 0.15 * x));
    values.put(Network.READOUT, gaussian(UNITS, OUTPUTS, random));
    values.put(Network.READOUT_BIAS, Matrix.zeros(1, OUTPUTS));
    return new Network(
        new NetworkSpec(new Cell("vanilla"), INPUTS, UNITS, OUTPUTS, activation, Precision.FLOAT64),
        values);
  }

  private static Matrix gaussian(int rows, int columns, RandomStream random) {
    return Matrix.zeros(rows, columns).map(none -> random.nextGaussian());
  }

  private static StartContext context(Optional<Network> earlier) {
    TrialBatch probe = TrialBatch.allocate(TASK, 16);
    RandomStream random = RandomStream.of(8);
    for (int i = 0; i < probe.input().length; i++) {
      probe.input()[i] = (float) random.nextGaussian();
    }
    RecurrentPlayer player = new RecurrentPlayer();
    return new StartContext(
        TASK,
        probe,
        (network, trials) -> player.play(network, trials, KERNELS),
        earlier,
        Optional.empty(),
        Optional.empty(),
        RandomStream.of(6),
        KERNELS,
        new EjmlDecompositions());
  }

  private static Matrix layer(Layer.Part part, Layer.Form form, double gain, double density) {
    Layer.Parameters p = new Layer.Parameters(part, form, gain, density);
    Network found = new Layer().start(p, network(Activation.TANH), context(Optional.empty()));
    String changed = part == Layer.Part.INPUT ? Network.INPUT : Network.READOUT;
    network(Activation.TANH)
        .parameters()
        .forEach(
            (name, before) -> {
              if (!name.equals(changed)) {
                assertEquals(before, found.parameter(name), name);
              }
            });
    return found.parameter(changed);
  }

  @Test
  void layersOfTheirDistributions() {
    Matrix zero = layer(Layer.Part.READOUT, Layer.Form.ZERO, 1, 1);
    assertArrayEquals(new double[UNITS * OUTPUTS], zero.values());
    Matrix identity = layer(Layer.Part.INPUT, Layer.Form.IDENTITY, 2, 1);
    assertEquals(2, identity.get(2, 2));
    assertEquals(INPUTS * 2, sum(identity.values()));
    Matrix gaussian = layer(Layer.Part.READOUT, Layer.Form.GAUSSIAN, 3, 1);
    assertEquals(3 / Math.sqrt(UNITS), deviation(gaussian.values()), 0.15 * 3 / Math.sqrt(UNITS));
    Matrix uniform = layer(Layer.Part.READOUT, Layer.Form.UNIFORM, 1, 1);
    double limit = Math.sqrt(6.0 / (UNITS + OUTPUTS));
    for (double value : uniform.values()) {
      assertTrue(Math.abs(value) <= limit);
    }
    assertEquals(limit / Math.sqrt(3), deviation(uniform.values()), 0.1 * limit);
    Matrix sparse = layer(Layer.Part.READOUT, Layer.Form.GAUSSIAN, 1, 0.3);
    long kept = Arrays.stream(sparse.values()).filter(x -> x != 0).count();
    assertTrue(kept > 15 && kept < 45, kept + " of 100 kept at a density of 0.3");
  }

  @Test
  void orthogonalRowsAndColumns() {
    for (Layer.Form form : List.of(Layer.Form.ORTHOGONAL)) {
      Matrix rows = layer(Layer.Part.INPUT, form, 2, 1);
      assertIdentity(MatrixProduct.of(rows, rows.transpose(), KERNELS), 4);
      Matrix columns = layer(Layer.Part.READOUT, form, 2, 1);
      assertIdentity(MatrixProduct.of(columns.transpose(), columns, KERNELS), 4);
    }
    // 3 x 20 within a Hadamard matrix of size 32
    Matrix hadamard = layer(Layer.Part.INPUT, Layer.Form.HADAMARD, 1, 1);
    for (double value : hadamard.values()) {
      assertEquals(1 / Math.sqrt(32), Math.abs(value), 1e-15);
    }
    assertEquals(-1 / Math.sqrt(32), hadamard.get(1, 1), 1e-15);
  }

  private static void assertIdentity(Matrix found, double scale) {
    for (int i = 0; i < found.rows(); i++) {
      for (int j = 0; j < found.columns(); j++) {
        assertEquals(i == j ? scale : 0, found.get(i, j), 1e-12);
      }
    }
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double deviation(double[] values) {
    double mean = sum(values) / values.length;
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length);
  }

  @Test
  void statesGetTheirDeviation() {
    for (UnitVariance.Scaled scaled :
        List.of(UnitVariance.Scaled.INPUT, UnitVariance.Scaled.BOTH)) {
      UnitVariance.Parameters p = new UnitVariance.Parameters(scaled, 0.5, 0.01, 30);
      Network given = network(Activation.TANH);
      StartContext context = context(Optional.empty());
      Network found = new UnitVariance().start(p, given, context);
      float[] states = context.player().play(found, context.probe()).states();
      double[] values = new double[states.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = states[i];
      }
      assertEquals(0.5, deviation(values), 0.005);
      if (scaled == UnitVariance.Scaled.INPUT) {
        assertEquals(given.recurrent(), found.recurrent());
      } else {
        assertNotEquals(given.recurrent(), found.recurrent());
      }
    }
  }

  @Test
  void aDeviationThatCannotBeIsRefused() {
    UnitVariance.Parameters p = new UnitVariance.Parameters(UnitVariance.Scaled.INPUT, 2, 0.01, 30);
    Network given = network(Activation.TANH);
    StartContext context = context(Optional.empty());
    assertThrows(ProblemException.class, () -> new UnitVariance().start(p, given, context));
  }

  /** sqrt(2) for ReLU, with any input. */
  @Test
  void criticalGainOfRectifiedUnits() {
    Network found =
        new CriticalGain()
            .start(
                new CriticalGain.Parameters(CriticalGain.Keeps.DIFFERENCES, 1, true),
                network(Activation.RELU),
                context(Optional.empty()));
    double[] weights = found.recurrent().values();
    double squares = Arrays.stream(weights).map(x -> x * x).sum();
    assertEquals(2, squares / UNITS, 1e-5);
    Network before = network(Activation.RELU);
    double ratio = found.recurrent().get(0, 1) / before.recurrent().get(0, 1);
    assertEquals(ratio, found.recurrent().get(7, 3) / before.recurrent().get(7, 3), 1e-12);
  }

  @Test
  void gainThatKeepsTheVarianceOfTanh() {
    CriticalGain.Parameters p = new CriticalGain.Parameters(CriticalGain.Keeps.VARIANCE, 1, true);
    Network found =
        new CriticalGain().start(p, network(Activation.TANH), context(Optional.empty()));
    double squares = Arrays.stream(found.recurrent().values()).map(x -> x * x).sum();
    assertEquals(1.5925, Math.sqrt(squares / UNITS), 5e-5);
  }

  private static FromRun.Parameters fromRun(Transfer part, double share, String... names) {
    return new FromRun.Parameters(
        "base", Optional.empty(), Optional.empty(), part, List.of(names), share);
  }

  @Test
  void valuesSignsAndMasksOfAnEarlierRun() {
    Network given = network(Activation.TANH);
    Network earlier =
        new Network(
            given.spec(), Map.of(Network.RECURRENT, ramp(), Network.BIAS, Matrix.zeros(1, UNITS)));
    StartContext context = context(Optional.of(earlier));
    FromRun start = new FromRun();
    Network values = start.start(fromRun(Transfer.VALUES, 1, Network.RECURRENT), given, context);
    assertEquals(ramp(), values.recurrent());
    assertEquals(given.parameter(Network.BIAS), values.parameter(Network.BIAS));
    Network all = start.start(fromRun(Transfer.VALUES, 1), given, context);
    assertEquals(Matrix.zeros(1, UNITS), all.parameter(Network.BIAS));
    Network signs = start.start(fromRun(Transfer.SIGNS, 1, Network.RECURRENT), given, context);
    for (int i = 0; i < UNITS * UNITS; i++) {
      double own = given.recurrent().values()[i];
      double sign = Math.signum(ramp().values()[i]);
      assertEquals(sign * Math.abs(own), signs.recurrent().values()[i]);
    }
    Network mask = start.start(fromRun(Transfer.MASK, 0.25, Network.RECURRENT), given, context);
    int kept = 0;
    for (int i = 0; i < UNITS * UNITS; i++) {
      boolean large = Math.abs(ramp().values()[i]) >= 150;
      kept += large ? 1 : 0;
      assertEquals(
          large ? given.recurrent().values()[i] : 0, mask.recurrent().values()[i], "entry " + i);
    }
    assertEquals(101, kept); // 100 of 400, and one as large as the last of them
    assertEquals(
        Optional.of(new EarlierRun("base", OptionalLong.empty(), OptionalInt.empty())),
        start.earlier(fromRun(Transfer.VALUES, 1)));
    assertThrows(
        ProblemException.class,
        () -> start.start(fromRun(Transfer.VALUES, 1, Network.READOUT), given, context));
  }

  /** -199.5, -198.5, ..., but for one: the magnitudes 150 and more are 101. */
  private static Matrix ramp() {
    double[] values = new double[UNITS * UNITS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i - 199.5;
    }
    values[50] = -150;
    values[49] = -150;
    return Matrix.of(UNITS, UNITS, values);
  }

  @Test
  void arraysOfPytorch(@TempDir Path folder) {
    Network given = network(Activation.TANH);
    RandomStream random = RandomStream.of(12);
    Matrix input = gaussian(UNITS, INPUTS, random);
    Matrix recurrent = gaussian(UNITS, UNITS, random);
    Map<String, NpyArray> arrays = new TreeMap<>();
    arrays.put("rnn.weight_ih_l0", NpyArray.of(input));
    arrays.put("rnn.weight_hh_l0", NpyArray.of(recurrent));
    arrays.put("rnn.bias_ih_l0", NpyArray.of(gaussian(1, UNITS, random).map(x -> 2).values()));
    arrays.put("rnn.bias_hh_l0", NpyArray.of(gaussian(1, UNITS, random).map(x -> 3).values()));
    Matrix readout = gaussian(OUTPUTS, UNITS, random);
    arrays.put("fc.weight", NpyArray.of(readout));
    arrays.put("fc.bias", NpyArray.of(new double[OUTPUTS]));
    Path file = folder.resolve("net.npz");
    Npz.write(file, arrays);
    FromFile.Parameters p =
        new FromFile.Parameters(
            file.toString(),
            FromFile.Layout.PYTORCH,
            Transfer.VALUES,
            List.of(),
            1,
            Optional.empty());
    assertEquals(64, p.sha256().orElseThrow().length());
    Network found = new FromFile().start(p, given, context(Optional.empty()));
    assertEquals(input.transpose(), found.parameter(Network.INPUT));
    assertEquals(recurrent.transpose(), found.recurrent());
    assertEquals(readout.transpose(), found.parameter(Network.READOUT));
    assertEquals(5, found.parameter(Network.BIAS).get(0, 7));
    arrays.put("other.weight", NpyArray.of(readout));
    Npz.write(file, arrays);
    // the file is no longer the one that the parameters were made with
    assertThrows(
        ProblemException.class, () -> new FromFile().start(p, given, context(Optional.empty())));
  }

  /** Rings of five units: units 0, 5, 10 and 15 hear inputs, times the gain. */
  @Test
  void inputsEnterAtTheFirstUnitOfEachRing() {
    Network given = network(Activation.TANH);
    Network found =
        new RingInputs().start(new RingInputs.Parameters(4, 2), given, context(Optional.empty()));
    for (int i = 0; i < INPUTS; i++) {
      for (int j = 0; j < UNITS; j++) {
        double expected = j % 5 == 0 ? 2 * given.parameter(Network.INPUT).get(i, j) : 0;
        assertEquals(expected, found.parameter(Network.INPUT).get(i, j));
      }
    }
    assertEquals(given.recurrent(), found.recurrent());
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                new RingInputs()
                    .start(new RingInputs.Parameters(3, 1), given, context(Optional.empty())));
    assertTrue(refused.getMessage().contains("20 units in 3 channels"), refused.getMessage());
  }
}
