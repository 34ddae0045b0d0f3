package org.anlage.analyzers.dynamics;

import static org.anlage.analyzers.dynamics.GivenActivity.CONTEXT;
import static org.anlage.analyzers.dynamics.GivenActivity.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.algebra.Ridge;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.linear.dynamics.PowerLaw;
import org.anlage.linear.dynamics.StationaryCovariance;
import org.junit.jupiter.api.Test;

class ActivityAnalyzersTest {
  private static final SplitScheme SPLIT = new SplitScheme(SplitScheme.Form.CHECKERBOARD, 25);
  private static final CovarianceSpectrum.Parameters SPECTRUM =
      new CovarianceSpectrum.Parameters(SPLIT, 2, 8, PowerLaw.Weighting.RANK, 6, 3, true, 2);

  /** Components with variances k^-1 on orthogonal directions, and noise of single units. */
  private static Matrix powerLaw(int units, int samples) {
    Matrix directions = CONTEXT.decompositions().qr(normal(units, units, 7)).q();
    Matrix x = normal(units, samples, 8).map(v -> 0.05 * v);
    Matrix signals = normal(units, samples, 9);
    for (int k = 0; k < units; k++) {
      double amplitude = Math.sqrt(1.0 / (k + 1));
      for (int i = 0; i < units; i++) {
        double weight = amplitude * directions.get(i, k);
        for (int t = 0; t < samples; t++) {
          x.set(i, t, x.get(i, t) + weight * signals.get(k, t));
        }
      }
    }
    return x;
  }

  @Test
  void aPowerLawIsMeasured() {
    GivenActivity activity = GivenActivity.of(powerLaw(40, 3000), powerLaw(40, 1000));
    Findings findings = new CovarianceSpectrum().analyze(SPECTRUM, activity, CONTEXT);
    Map<String, Double> m = findings.metrics();
    assertEquals(1, m.get("exponent_components"), 0.25);
    assertTrue(m.containsKey("exponent_shuffled") && m.containsKey("exponent_svca"));
    assertTrue(m.get("exponent_low") < m.get("exponent"));
    assertTrue(m.get("exponent_standard_error") > 0);
    assertTrue(m.get("dimensions_50") >= 1 && m.get("dimensions_50") < m.get("dimensions_90"));
    assertEquals(4, findings.tables().get(0).rows());
    Table samples = findings.tables().get(1);
    assertEquals(List.of(1000.0, 2000.0, 4000.0), numbers(samples, 0));
    assertEquals(m.get("exponent_half_samples"), numbers(samples, 1).get(1));
    assertEquals(m.get("exponent"), numbers(samples, 1).get(2));
  }

  private static List<Double> numbers(Table table, int column) {
    Column.Numbers numbers = (Column.Numbers) table.columns().get(column);
    return Arrays.stream(numbers.values()).boxed().toList();
  }

  /** A beginning is measured as if nothing followed it. */
  @Test
  void theExponentOfHalfTheSamplesIsThatOfHalfARecording() {
    Matrix x = powerLaw(40, 3000);
    Matrix first = Matrix.zeros(40, 1500);
    for (int i = 0; i < 40; i++) {
      System.arraycopy(x.values(), i * 3000, first.values(), i * 1500, 1500);
    }
    Map<String, Double> whole =
        new CovarianceSpectrum().analyze(SPECTRUM, GivenActivity.of(x), CONTEXT).metrics();
    Map<String, Double> half =
        new CovarianceSpectrum().analyze(SPECTRUM, GivenActivity.of(first), CONTEXT).metrics();
    assertEquals(half.get("exponent"), whole.get("exponent_half_samples"), 1e-10);
  }

  @Test
  void tooFewSamplesAreNotHalved() {
    GivenActivity activity = GivenActivity.of(powerLaw(40, 70));
    Findings findings = new CovarianceSpectrum().analyze(SPECTRUM, activity, CONTEXT);
    // 35 samples are enough for halves of 20 units, 17 are not.
    assertEquals(List.of(35.0, 70.0), numbers(findings.tables().get(1), 0));
  }

  /** Half of the units shifted in time: one signal of all becomes two of half the units each. */
  @Test
  void aShuffleBreaksASharedSignalInTwo() {
    Matrix x = normal(80, 4000, 1).map(v -> 0.1 * v);
    Matrix signal = normal(1, 4000, 2);
    for (int i = 0; i < 80; i++) {
      for (int t = 0; t < 4000; t++) {
        x.set(i, t, x.get(i, t) + signal.get(0, t));
      }
    }
    GivenActivity activity = GivenActivity.of(x);
    TimeSplits times = TimeSplits.of(activity, SPLIT.of(activity, CONTEXT.random()), CONTEXT);
    double[] whole = times.svca();
    assertEquals(40, whole[0], 6); // 940 samples
    assertEquals(0, whole[1], 0.1);
    double[] shuffled = times.shuffled(5);
    assertEquals(20, shuffled[0], 5);
    assertEquals(20, shuffled[1], 5);
    assertEquals(0, shuffled[2], 0.5);
  }

  @Test
  void independentUnitsHaveAsManyDimensionsAsThereAre() {
    GivenActivity activity = GivenActivity.of(normal(20, 20_000, 1));
    Map<String, Double> m = new CovarianceSpectrum().analyze(SPECTRUM, activity, CONTEXT).metrics();
    assertEquals(20, m.get("participation_ratio"), 0.1);
    assertEquals(10, m.get("dimensions_50"));
  }

  private static String fault(Matrix values) {
    return String.valueOf(
        assertThrows(
                ProblemException.class,
                () -> new CovarianceSpectrum().analyze(SPECTRUM, GivenActivity.of(values), CONTEXT))
            .getMessage());
  }

  @Test
  void badActivityGivesOneClearError() {
    Matrix constant = normal(20, 100, 1);
    Matrix hole = constant.copy();
    for (int t = 0; t < 100; t++) {
      constant.set(3, t, 0.1);
    }
    assertTrue(fault(constant).contains("1 of 20 units, with number 3"), fault(constant));
    hole.set(5, 50, Double.NaN);
    assertTrue(fault(hole).contains("unit 5"), fault(hole));
    assertTrue(fault(normal(20, 20, 1)).contains("fewer samples than units"));
    Matrix few = normal(12, 100, 1);
    assertTrue(fault(few).contains("ranks 2 to 8"), fault(few)); // halves have six
  }

  @Test
  void rotationIsFoundWhereItIs() {
    // Two units that rotate by 0.3 rad a sample while they decay by 0.95.
    int samples = 20_000;
    Matrix noise = normal(2, samples, 3);
    Matrix x = Matrix.zeros(2, samples);
    double c = 0.95 * StrictMath.cos(0.3);
    double s = 0.95 * StrictMath.sin(0.3);
    for (int t = 1; t < samples; t++) {
      x.set(0, t, c * x.get(0, t - 1) - s * x.get(1, t - 1) + noise.get(0, t));
      x.set(1, t, s * x.get(0, t - 1) + c * x.get(1, t - 1) + noise.get(1, t));
    }
    DynamicModes.Parameters p = new DynamicModes.Parameters(2, 1, 0, 0.25, 5, 2);
    Findings findings = new DynamicModes().analyze(p, GivenActivity.of(x), CONTEXT);
    double expected = StrictMath.log(0.1) / StrictMath.log(0.95) * 0.3 / (2 * StrictMath.PI);
    assertEquals(expected, findings.metrics().get("rotations_p50"), 0.1 * expected);
    assertEquals(1.0, findings.metrics().get("modes_counted"));
    double low = findings.metrics().get("rotations_p95_low");
    double high = findings.metrics().get("rotations_p95_high");
    double found = findings.metrics().get("rotations_p95");
    assertTrue(low < found && found < high, low + " to " + high);
    // The half width is 1.96 standard errors: the truth is within four of them, and they are small.
    assertEquals(expected, found, high - low);
    assertEquals(0, high - low, 0.4 * expected);
    // Each unit's own correlation oscillates and is left; what they shared is gone.
    assertTrue(findings.metrics().get("rotations_p95_shuffled") < 0.2 * expected);
  }

  @Test
  void slowComponentsHaveLongTimescales() {
    Matrix noise = normal(1, 20_000, 4);
    Matrix x = normal(20, 20_000, 5);
    double slow = 0;
    for (int t = 0; t < 20_000; t++) {
      slow = 0.9 * slow + noise.get(0, t);
      for (int i = 0; i < 20; i++) {
        x.set(i, t, x.get(i, t) + slow);
      }
    }
    ComponentTimescales.Parameters p = new ComponentTimescales.Parameters(SPLIT, 3, 30, 10, 0.25);
    Findings findings = new ComponentTimescales().analyze(p, GivenActivity.of(x), CONTEXT);
    assertEquals(
        -0.05 / StrictMath.log(0.9), findings.metrics().get("timescale_first_component"), 0.08);
    assertTrue(
        new ComponentTimescales().unsuited(p, GivenActivity.of(normal(4, 100, 1))).isPresent());
  }

  @Test
  void neighboursThatShareASignalAreStrongPairs() {
    Matrix x = normal(40, 2000, 6);
    Matrix signals = normal(4, 2000, 7);
    Matrix xyz = Matrix.zeros(40, 3);
    Matrix weights = Matrix.zeros(40, 40);
    for (int i = 0; i < 40; i++) {
      xyz.set(i, 0, 1000 * (i / 10) + 30 * (i % 10));
      for (int t = 0; t < 2000; t++) {
        x.set(i, t, x.get(i, t) + signals.get(i / 10, t));
      }
      for (int j = 0; j < 40; j++) {
        weights.set(i, j, i != j && i / 10 == j / 10 ? 1 : 0);
      }
    }
    GivenActivity activity =
        new GivenActivity(
            List.of(x), Optional.of(new Positions(xyz)), Optional.of(weights), Map.of());
    SpatialCorrelation.Parameters p = new SpatialCorrelation.Parameters(0.1, 20, 300, 12, 4, 375);
    Map<String, Double> m = new SpatialCorrelation().analyze(p, activity, CONTEXT).metrics();
    assertEquals(0, 1 / m.get("strong_pairs_near_over_far"), 1e-9);
    assertEquals(780.0 / 180, m.get("connection_enrichment_1pct"), 1e-9); // all are connected
    assertTrue(m.get("component_locality") > 1);
  }

  @Test
  void inputsThatAreStillThereAreDecoded() {
    int inputs = 60;
    Matrix features = normal(inputs, 3, 1);
    Matrix readout = normal(3, 8, 2);
    Matrix noise = normal(inputs, 8, 3);
    Matrix order = Matrix.zeros(1, inputs);
    Matrix clear = Matrix.zeros(inputs, 8);
    for (int k = 0; k < inputs; k++) {
      int input = (7 * k) % inputs;
      order.set(0, k, input);
      for (int i = 0; i < 8; i++) {
        double sum = 0;
        for (int f = 0; f < 3; f++) {
          sum += features.get(input, f) * readout.get(f, i);
        }
        clear.set(k, i, sum);
      }
    }
    Matrix elapsed = Matrix.zeros(2, inputs);
    for (int k = 0; k < inputs; k++) {
      elapsed.set(1, k, noise.get(k, 0)); // a clock that one unit shows
    }
    GivenActivity activity =
        new GivenActivity(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(
                "features", features,
                "input", order,
                "delays", Matrix.of(new double[][] {{0.2, 1}}),
                "elapsed", elapsed,
                "fixed_0", clear,
                "fixed_1", noise,
                "drawn_0", clear,
                "drawn_1", noise));
    MemoryDecoding.Parameters p =
        new MemoryDecoding.Parameters(List.of(1e-6), Ridge.Choice.LEAVE_ONE_OUT);
    Map<String, Double> m = new MemoryDecoding().analyze(p, activity, CONTEXT).metrics();
    assertEquals(1, m.get("memory_fixed_200ms"));
    assertTrue(m.get("memory_any_1000ms") < 0.2);
    assertEquals(1.0 / 30, m.get("memory_chance"));
    assertEquals(1, m.get("timing_r2_1000ms"), 1e-6);
    assertTrue(!m.containsKey("timing_r2_200ms")); // its delay does not vary
    assertTrue(new MemoryDecoding().unsuited(p, GivenActivity.of(noise)).isPresent());
  }

  /** A delay line of three taps recalls three inputs, and their squares where it has them. */
  @Test
  void aDelayLineHasTheCapacityOfItsLength() {
    int samples = 2000;
    Matrix input = normal(1, samples, 5).map(v -> Math.max(-1, Math.min(1, v)));
    Matrix states = Matrix.zeros(4, samples);
    for (int t = 3; t < samples; t++) {
      for (int tap = 0; tap < 3; tap++) {
        states.set(tap, t, input.get(0, t - 1 - tap));
      }
      double u = input.get(0, t - 2);
      states.set(3, t, u * u);
    }
    GivenActivity activity =
        new GivenActivity(
            List.of(states), Optional.empty(), Optional.empty(), Map.of("input", input));
    MemoryCapacity.Parameters p = new MemoryCapacity.Parameters(6, List.of(1e-6));
    Map<String, Double> m = new MemoryCapacity().analyze(p, activity, CONTEXT).metrics();
    assertEquals(3, m.get("memory_capacity_linear"), 0.02);
    assertEquals(1, m.get("memory_capacity_quadratic"), 0.05);
  }

  @Test
  void exactFindingsOfTwoUnits() {
    Matrix weights = Matrix.of(new double[][] {{0, 0.5}, {0.5, 0}});
    ExactCovariance.Parameters p =
        new ExactCovariance.Parameters(0.02, 0.002, 1, 11, 0, PowerLaw.Weighting.RANK, 500, 2000);
    Map<String, Double> m = new ExactCovariance().analyze(p, weights, CONTEXT).metrics();
    assertEquals(0.5, m.get("spectral_abscissa"), 1e-12);
    assertEquals(0.04, m.get("exact_longest_timescale"), 1e-12);
    assertEquals(1, m.get("exact_largest_variance"), 1e-12); // 1 / (2 (1 - 0.5))
    assertEquals(1, m.get("reciprocity"), 1e-12);
    assertEquals(1, m.get("eigenvector_condition"), 1e-12);
    // Variances 1 and 1/3: (4/3)^2 / (10/9)
    assertEquals(1.6, m.get("exact_participation_ratio"), 1e-12);
    assertEquals(1, m.get("linearly_stable"));
    assertEquals(0, m.get("unstable_modes"));
  }

  @Test
  void whatRotatesTooFastForTheStepHasNoSampledSpectrum() {
    // lambda = 0.9 +- 3i: real parts below 1, but |1 + 0.1 (lambda - 1)| = |0.99 + 0.3i| = 1.03
    double[][] rows = new double[24][24];
    for (int i = 0; i < 24; i++) {
      rows[i][i] = 0.9;
      rows[i][i ^ 1] = i % 2 == 0 ? 3 : -3;
    }
    ExactCovariance.Parameters p =
        new ExactCovariance.Parameters(0.02, 0.002, 1, 11, 0, PowerLaw.Weighting.RANK, 500, 2000);
    Map<String, Double> m = new ExactCovariance().analyze(p, Matrix.of(rows), CONTEXT).metrics();
    assertEquals(1, m.get("linearly_stable"));
    assertEquals(5, m.get("exact_largest_variance"), 1e-9); // 1 / (2 (1 - 0.9))
    assertFalse(m.containsKey("exact_exponent_shared"));
    assertTrue(
        String.valueOf(
                assertThrows(
                        ProblemException.class,
                        () ->
                            StationaryCovariance.ofEuler(
                                Matrix.of(rows),
                                0.1,
                                0.1,
                                CONTEXT.kernels(),
                                CONTEXT.decompositions()))
                    .getMessage())
            .contains("take a smaller step"));
  }

  @Test
  void unitsWithoutConnectionsShareNothing() {
    double[][] rows = new double[40][40];
    for (int i = 0; i < 40; i++) {
      rows[i][i] = 0.9 * (i + 1) / 40;
    }
    ExactCovariance.Parameters p =
        new ExactCovariance.Parameters(0.02, 0.002, 1, 11, 20, PowerLaw.Weighting.RANK, 500, 2000);
    Map<String, Double> m = new ExactCovariance().analyze(p, Matrix.of(rows), CONTEXT).metrics();
    assertTrue(m.get("exact_exponent") > 0);
    assertFalse(m.containsKey("exact_exponent_shared"));
  }

  @Test
  void unstableWeightsAreReportedAsSuch() {
    Matrix weights = Matrix.of(new double[][] {{1.5, 0.1, 0}, {0, 1, 0}, {0, 0, 0.5}});
    ExactCovariance.Parameters p =
        new ExactCovariance.Parameters(0.02, 0.002, 1, 11, 0, PowerLaw.Weighting.RANK, 500, 2000);
    Map<String, Double> m = new ExactCovariance().analyze(p, weights, CONTEXT).metrics();
    assertEquals(0, m.get("linearly_stable"));
    assertEquals(2, m.get("unstable_modes"));
    assertFalse(m.containsKey("exact_longest_timescale"));
  }
}
