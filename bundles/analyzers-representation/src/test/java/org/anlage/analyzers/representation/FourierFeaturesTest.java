package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import org.anlage.analyzers.representation.FourierPower.Part;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.trainers.RecurrentPlayer;
import org.junit.jupiter.api.Test;

class FourierFeaturesTest {
  private static double[] table(int p, IntBinaryOperator phase) {
    double[] table = new double[p * p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        table[a * p + b] = 3 + Math.cos(2 * Math.PI * phase.applyAsInt(a, b) / p + 0.4);
      }
    }
    return table;
  }

  @Test
  void cosinesHaveTheirFrequencyAndPart() {
    IntBinaryOperator[] phases = {
      (a, b) -> 3 * a, (a, b) -> 3 * b, (a, b) -> 3 * (a + b), (a, b) -> 3 * (a - b)
    };
    for (Part part : Part.values()) {
      FourierPower power = FourierPower.of(table(11, phases[part.ordinal()]), 11);
      assertEquals(3, power.main());
      // The mean square of a cosine is a half.
      assertEquals(121 / 2.0, power.all(), 1e-9);
      for (Part other : Part.values()) {
        assertEquals(other == part ? 121 / 2.0 : 0, power.of(other), 1e-9, part + " " + other);
      }
    }
    FourierPower mixed = FourierPower.of(table(11, (a, b) -> 2 * a + 3 * b), 11);
    assertEquals(0, mixed.of(mixed.main()), 1e-9, "another pair of frequencies is the rest");
  }

  /** A half of an even number is both a + b and a - b, and is counted once. */
  @Test
  void theHalfIsCountedOnce() {
    double[] table = new double[36];
    for (int a = 0; a < 6; a++) {
      for (int b = 0; b < 6; b++) {
        table[a * 6 + b] = (a + b) % 2 == 0 ? 1 : -1;
      }
    }
    FourierPower power = FourierPower.of(table, 6);
    assertEquals(36, power.of(Part.SUM, 3), 1e-9);
    assertEquals(0, power.of(Part.DIFFERENCE), 1e-9);
  }

  /** The coefficients are those of a transform written out in two dimensions. */
  @Test
  void powerIsThatOfTheWholeTransform() {
    int p = 7;
    RandomStream random = RandomStream.of(4);
    double[] table = new double[p * p];
    java.util.Arrays.setAll(table, i -> random.nextGaussian());
    FourierPower power = FourierPower.of(table, p);
    double rest = power.all();
    for (int k = 1; k <= p / 2; k++) {
      assertEquals(2 * squared(table, p, k, 0), power.of(Part.FIRST, k), 1e-9);
      assertEquals(2 * squared(table, p, 0, k), power.of(Part.SECOND, k), 1e-9);
      assertEquals(2 * squared(table, p, k, k), power.of(Part.SUM, k), 1e-9);
      assertEquals(2 * squared(table, p, k, p - k), power.of(Part.DIFFERENCE, k), 1e-9);
      rest -= power.of(k);
    }
    assertTrue(rest > 0, "other pairs have the rest");
  }

  private static double squared(double[] table, int p, int ka, int kb) {
    double real = 0;
    double imaginary = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        double angle = 2 * Math.PI * (ka * a + kb * b) / p;
        real += table[a * p + b] * Math.cos(angle);
        imaginary += table[a * p + b] * Math.sin(angle);
      }
    }
    return (real * real + imaginary * imaginary) / (p * p);
  }

  /**
   * Units of (cos(k a + x) + cos(k b + x))^2, k 1 and 3 of 13, four phases x each: cos(k (a + b) +
   * 2 x) and cos(k (a - b)) of power 1/2, cos(2 k a + 2 x) / 2 and the same of b of 1/8. Read out
   * with cos(k c + 2 x) these are 2 cos(k (a + b - c)), cos(2 k a - k c) and cos(2 k b - k c).
   */
  @Test
  void findsTheFrequenciesOfANetworkMadeByHand() {
    Findings found =
        new FourierFeatures().analyze(new NoParameters(), run(13, new int[] {1, 3}), CONTEXT);
    Map<String, Double> m = found.metrics();
    assertEquals(2, m.get("main_frequencies"));
    assertEquals(0.8, m.get("single_frequency_share"), 1e-6);
    assertEquals(0.4, m.get("states_share_of_sum"), 1e-6);
    assertEquals(2 / 3.0, m.get("outputs_share_of_sum"), 1e-6);
    assertEquals(4, m.get("output_frequencies"));
    // Weights to the outputs have the phases of the sums, twice those from the inputs, in quarters.
    assertEquals(1, m.get("phase_alignment"), 1e-6);
    assertEquals(1, m.get("input_phase_alignment"), 1e-6);
    assertEquals(1, m.get("phase_spread"), 1e-6);
    double sixth = 1 / 6.0;
    assertArrayEquals(
        new double[] {2 * sixth, sixth, 2 * sixth, 0, 0, sixth},
        found.tables().get(0).numbers("outputs"),
        1e-6);
    assertArrayEquals(new double[] {4, 0, 4, 0, 0, 0}, found.tables().get(0).numbers("units"));
  }

  @Test
  void phasesAreThoseOfCosines() {
    double[] values = new double[13];
    for (int c = 0; c < 13; c++) {
      values[c] = 2 + 3 * Math.cos(2 * Math.PI * 4 * c / 13 + 0.7);
    }
    assertEquals(0.7, FourierPower.phase(values, 4), 1e-12);
    FourierPower sum = FourierPower.of(table(11, (a, b) -> 3 * (a + b)), 11);
    assertEquals(0.4, sum.phaseOfSum(3), 1e-12);
  }

  /** Two units of one frequency, phases x and y: spread 1 - cos((x - y) / 2), aligned cos(z). */
  @Test
  void spreadAndAlignmentOfTwoUnits() {
    int p = 11;
    Matrix input = Matrix.zeros(p, 2);
    Matrix readout = Matrix.zeros(2, p);
    double[] phases = {0.3, 1.5};
    List<FourierPower> units = new java.util.ArrayList<>();
    for (int i = 0; i < 2; i++) {
      double[] table = new double[p * p];
      for (int c = 0; c < p; c++) {
        double angle = 2 * Math.PI * 2 * c / p;
        input.set(c, i, Math.cos(angle + phases[i] / 2));
        readout.set(i, c, Math.cos(angle + phases[i] + 0.25));
        for (int b = 0; b < p; b++) {
          table[c * p + b] = Math.cos(2 * Math.PI * 2 * (c + b) / p + phases[i]);
        }
      }
      units.add(FourierPower.of(table, p));
    }
    Network network =
        new Network(
            new NetworkSpec(Cell.VANILLA, p, 2, p, Activation.IDENTITY, Precision.FLOAT64),
            Map.of(
                Network.INPUT, input,
                Network.RECURRENT, Matrix.identity(2),
                Network.BIAS, Matrix.zeros(1, 2),
                Network.READOUT, readout,
                Network.READOUT_BIAS, Matrix.zeros(1, p)));
    Map<String, Double> m = new UnitPhases(units, new int[] {0, 1}, network).metrics(2);
    assertEquals(Math.cos(0.25), m.get("phase_alignment"), 1e-12);
    assertEquals(Math.cos(0.25), m.get("input_phase_alignment"), 1e-12);
    assertEquals(1 - Math.cos(0.6), m.get("phase_spread"), 1e-12);
  }

  @Test
  void saysNothingOfOtherTasks() {
    Findings found =
        new FourierFeatures().analyze(new NoParameters(), RememberedSide.kept(3), CONTEXT);
    assertTrue(found.metrics().isEmpty() && found.tables().isEmpty());
  }

  private static RunView run(int p, int[] frequencies) {
    TaskDescription task =
        new TaskDescription(
            p,
            p,
            3,
            Objective.CROSS_ENTROPY,
            List.of(
                new Period("first", 0, 1), new Period("second", 1, 2), new Period("answer", 2, 3)),
            1.0 / p,
            OptionalDouble.empty(),
            1,
            OptionalInt.of(p * p));
    int n = 4 * frequencies.length;
    Matrix input = Matrix.zeros(p, n);
    Matrix readout = Matrix.zeros(n, p);
    for (int f = 0; f < frequencies.length; f++) {
      for (int c = 0; c < p; c++) {
        double angle = 2 * Math.PI * frequencies[f] * c / p;
        for (int i = 0; i < 4; i++) {
          double phase = i * Math.PI / 4;
          input.set(c, 4 * f + i, Math.cos(angle + phase));
          readout.set(4 * f + i, c, Math.cos(angle + 2 * phase));
        }
      }
    }
    Network network =
        new Network(
            new NetworkSpec(Cell.VANILLA, p, n, p, Activation.IDENTITY, Precision.FLOAT32),
            Map.of(
                Network.INPUT, input,
                Network.RECURRENT, Matrix.identity(n),
                Network.BIAS, Matrix.zeros(1, n),
                Network.READOUT, readout,
                Network.READOUT_BIAS, Matrix.zeros(1, p)));
    return (RunView)
        Proxy.newProxyInstance(
            RunView.class.getClassLoader(),
            new Class<?>[] {RunView.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "taskDescription" -> task;
                  case "trained", "initial" -> network;
                  case "snapshots" -> List.of();
                  case "trials" -> trials(task, (int) arguments[0]);
                  case "play" -> squared(network, (TrialBatch) arguments[1]);
                  default -> throw new AssertionError("not asked for: " + method.getName());
                });
  }

  private static TrialBatch trials(TaskDescription task, int count) {
    TrialBatch batch = TrialBatch.allocate(task, count);
    RandomStream random = RandomStream.of(9);
    int p = task.inputs();
    for (int i = 0; i < count; i++) {
      int a = random.nextInt(p);
      int b = random.nextInt(p);
      batch.input()[batch.at(0, i) * p + a] = 1;
      batch.input()[batch.at(1, i) * p + b] = 1;
      batch.labels()[batch.at(2, i)] = (a + b) % p;
      batch.mask()[batch.at(2, i)] = 1;
    }
    return batch;
  }

  /** Linear units keep the sum; the read-out hears its square. */
  private static Object squared(Network network, TrialBatch trials) {
    var played = new RecurrentPlayer().play(network, trials, RememberedSide.KERNELS);
    float[] states = played.states().clone();
    for (int i = 0; i < states.length; i++) {
      states[i] *= states[i];
    }
    float[] outputs = new float[played.output().length];
    Matrix readout = network.parameter(Network.READOUT);
    int n = readout.rows();
    int o = readout.columns();
    for (int row = 0; row < states.length / n; row++) {
      for (int k = 0; k < o; k++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += states[row * n + i] * readout.get(i, k);
        }
        outputs[row * o + k] = (float) sum;
      }
    }
    return new org.anlage.api.network.NetworkActivity(
        played.trials(), played.steps(), n, o, states, outputs);
  }
}
