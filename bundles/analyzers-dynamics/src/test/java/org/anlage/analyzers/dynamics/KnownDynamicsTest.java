package org.anlage.analyzers.dynamics;

import static org.anlage.analyzers.dynamics.GivenActivity.CONTEXT;
import static org.anlage.analyzers.dynamics.GivenActivity.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.testkit.networks.FlipFlop;
import org.anlage.testkit.networks.LineAttractor;
import org.anlage.testkit.networks.Rotation;
import org.anlage.testkit.networks.StableLinear;
import org.anlage.testkit.networks.TravellingWave;
import org.junit.jupiter.api.Test;

/** Analyzers of activity find what is known of networks by construction. */
class KnownDynamicsTest {
  private static final Rotation ROTATION = new Rotation(0.9, 0.5);
  private static final ActivityView ROTATING = ROTATION.activity(Matrix.zeros(4, 2), 8000, 1, 1);

  private static Map<String, Double> flux(int units, ActivityView activity) {
    return new InformationFlux()
        .analyze(new InformationFlux.Parameters(units, 3, 1, List.of()), activity, CONTEXT)
        .metrics();
  }

  private static Map<String, Double> entropy(ActivityView activity) {
    return new EntropyProduction()
        .analyze(new EntropyProduction.Parameters(10, 50, 19, 100), activity, CONTEXT)
        .metrics();
  }

  private static Findings waves(int channels, ActivityView activity) {
    return new TravelingWaves()
        .analyze(new TravelingWaves.Parameters(Optional.of(channels), 24, 8), activity, CONTEXT);
  }

  @Test
  void rotationIsFoundByDynamicModes() {
    Map<String, Double> m =
        new DynamicModes()
            .analyze(new DynamicModes.Parameters(2, 1, 1e-6, 0.25, 0, 0), ROTATING, CONTEXT)
            .metrics();
    assertEquals(1, m.get("modes_counted"));
    assertEquals(ROTATION.rotationsPerTenfoldDecay(), m.get("rotations_p50"), 0.15);
  }

  /**
   * Halves share the mean, which they hear a step later, and not each other's noise: their
   * correlogram at lag l is that of the mean over 0.9^2, so it falls to 1/e two steps later.
   */
  @Test
  void theTimescaleOfALeakyLineIsFound() {
    LineAttractor line = new LineAttractor(8, 0.9, 0);
    ComponentTimescales.Parameters p =
        new ComponentTimescales.Parameters(
            new SplitScheme(SplitScheme.Form.RANDOM, 25), 2, 40, 4, 0.2);
    Map<String, Double> m =
        new ComponentTimescales()
            .analyze(p, line.activity(Matrix.zeros(4, 8), 8000, 1, 3), CONTEXT)
            .metrics();
    assertEquals(line.timescale() + 2, m.get("timescale_first_component"), 1.2);
  }

  @Test
  void rotationProducesEntropyAndSymmetricDynamicsDoNot() {
    Map<String, Double> turning = entropy(ROTATING);
    assertEquals(ROTATION.entropyProduction(), turning.get("entropy_production"), 0.3);
    assertEquals(0, turning.get("entropy_production_reversed"), 0.01);
    assertEquals(0.05, turning.get("entropy_production_p"), 1e-12, "one of twenty");
    ActivityView reversible =
        new StableLinear(6, 0.9, true, 4).activity(Matrix.zeros(4, 6), 8000, 1, 2);
    Map<String, Double> still = entropy(reversible);
    assertEquals(0, still.get("entropy_production_excess"), 0.003);
    assertTrue(still.get("irreversibility") < 0.05);
    assertTrue(still.get("entropy_production_p") > 0.05);
  }

  /** B = [[a, -w], [w, a]] produces 2 w^2 / a: 8 for a = 1, w = 2; symmetric weights nothing. */
  @Test
  void weightsHaveTheRateOfTheirLinearDynamics() {
    Matrix weights = Matrix.of(new double[][] {{0, -2}, {2, 0}});
    assertEquals(8, ofWeights(weights), 1e-9);
    assertEquals(2 * 9 / 0.5, ofWeights(Matrix.of(new double[][] {{0.5, 3}, {-3, 0.5}})), 1e-9);
    Matrix symmetric = new StableLinear(6, 0.9, true, 4).network().recurrent();
    assertEquals(0, ofWeights(symmetric), 1e-11);
    assertTrue(Double.isNaN(ofWeights(Matrix.identity(2).map(x -> 1.5 * x))));
  }

  private static double ofWeights(Matrix weights) {
    return new EntropyProduction()
        .analyze(new EntropyProduction.Parameters(10, 50, 0, 100), weights, CONTEXT)
        .metrics()
        .get("linear_entropy_production");
  }

  @Test
  void activityWithoutNoiseHasNoEntropyProduction() {
    Matrix starts = Matrix.of(new double[][] {{1, 0}, {0, 1}});
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> entropy(new Rotation(1, 0.5).activity(starts, 200, 0, 1)));
    assertTrue(refused.getMessage().contains("without noise"), refused.getMessage());
  }

  @Test
  void aRotationSaysAsMuchAsItsRadius() {
    Map<String, Double> m = flux(2, ROTATING);
    assertEquals(ROTATION.informationFlux(), m.get("information_flux_gaussian_bits"), 0.05);
    assertTrue(m.get("information_flux_bits") < m.get("information_flux_gaussian_bits"));
  }

  /** Coins say nothing; a cycle of eight states log2 8; a bit turned over with 0.1: 1 - H(0.1). */
  @Test
  void countedInformationOfBinaryProcesses() {
    Matrix coins = normal(3, 20_000, 5);
    assertEquals(0, flux(3, GivenActivity.of(coins)).get("information_flux_bits"), 0.003);
    Matrix cycle = Matrix.zeros(3, 8000);
    for (int t = 0; t < 8000; t++) {
      for (int bit = 0; bit < 3; bit++) {
        cycle.set(bit, t, t % 8 >> bit & 1);
      }
    }
    assertEquals(3, flux(3, GivenActivity.of(cycle)).get("information_flux_bits"), 0.01);
    assertEquals(
        3,
        flux(5, GivenActivity.of(cycle)).get("information_flux_units"),
        "no more than there are");
    Matrix bit = Matrix.zeros(1, 40_000);
    RandomStream random = RandomStream.of(8);
    for (int t = 1; t < 40_000; t++) {
      double before = bit.get(0, t - 1);
      bit.set(0, t, random.nextDouble() < 0.1 ? 1 - before : before);
    }
    double expected = 1 + (0.1 * Math.log(0.1) + 0.9 * Math.log(0.9)) / Math.log(2);
    assertEquals(0.5310, expected, 1e-4);
    assertEquals(expected, flux(1, GivenActivity.of(bit)).get("information_flux_bits"), 0.02);
  }

  @Test
  void anAutoregressionHasTheInformationOfItsCoefficient() {
    double a = 0.8;
    ActivityView one = new StableLinear(1, a, true, 1).activity(Matrix.zeros(2, 1), 20_000, 1, 3);
    Map<String, Double> m = flux(1, one);
    assertEquals(
        -0.5 * Math.log(1 - a * a) / Math.log(2), m.get("information_flux_gaussian_bits"), 0.02);
    assertEquals(a, m.get("lagged_correlation"), 0.01);
    Map<String, Double> few = flux(5, normalActivity(5, 100));
    assertEquals(3, few.get("information_flux_units"), "4^3 samples, not 4^4");
    assertThrows(
        ProblemException.class,
        () -> flux(2, new FlipFlop(3, 2).activity(Matrix.zeros(1, 3), 50, 0, 1)));
  }

  private static ActivityView normalActivity(int units, int samples) {
    return GivenActivity.of(normal(units, samples, 2));
  }

  @Test
  void aPulseTravelsOneUnitAStep() {
    Matrix starts = Matrix.zeros(2, 24);
    starts.set(0, 3, 1);
    starts.set(0, 15, 2);
    starts.set(1, 20, 1);
    ActivityView pulses = new TravellingWave(2, 12, 1).activity(starts, 120, 0, 1);
    Map<String, Double> m = waves(2, pulses).metrics();
    assertEquals(1, m.get("wave_speed"), 1e-6);
    assertEquals(1, m.get("wave_coherence"), 1e-9);
    assertEquals(1, m.get("wave_direction"), 1e-9, "a window is two turns");
    Matrix backwards = pulses.segment(0);
    for (int i = 0; i < 24; i++) {
      for (int t = 0; t < 120; t++) {
        backwards.set(i, t, pulses.segment(0).get(i, 119 - t));
      }
    }
    Map<String, Double> back = waves(2, GivenActivity.of(backwards)).metrics();
    assertEquals(-1, back.get("wave_speed"), 1e-6);
    assertEquals(-1, back.get("wave_direction"), 1e-9);
  }

  /** A sine that moves by 0.3 units a sample, and one that swings where it stands. */
  @Test
  void slowAndStandingWaves() {
    Matrix slow = Matrix.zeros(16, 640);
    Matrix standing = Matrix.zeros(16, 640);
    for (int i = 0; i < 16; i++) {
      for (int t = 0; t < 640; t++) {
        double place = 2 * Math.PI * i / 16;
        slow.set(i, t, Math.cos(place - 2 * Math.PI * 0.3 * t / 16));
        standing.set(i, t, Math.cos(place) * Math.cos(2 * Math.PI * t / 16));
      }
    }
    assertEquals(0.3, waves(1, GivenActivity.of(slow)).metrics().get("wave_speed"), 1e-6);
    Map<String, Double> swing = waves(1, GivenActivity.of(standing)).metrics();
    assertEquals(0, swing.get("wave_direction"), 1e-9);
    assertThrows(ProblemException.class, () -> waves(5, GivenActivity.of(slow)));
    Findings unasked =
        new TravelingWaves()
            .analyze(
                new TravelingWaves.Parameters(Optional.empty(), 32, 8),
                GivenActivity.of(slow),
                CONTEXT);
    assertTrue(unasked.metrics().isEmpty());
  }

  @Test
  void trialsOfARunAreActivity() {
    LineAttractor line = new LineAttractor(4, 1, 0);
    Map<String, Double> m =
        new InformationFlux()
            .analyze(new InformationFlux.Parameters(1, 3, 200, List.of()), line.run(6), CONTEXT)
            .metrics();
    // A unit and the mean of four agree in sign in 2/3 of trials, and the mean stays: of five
    // successions one in fifteen changes.
    double turned = 1 / 15.0;
    double bits =
        1 + (turned * Math.log(turned) + (1 - turned) * Math.log(1 - turned)) / Math.log(2);
    assertEquals(bits, m.get("information_flux_bits"), 0.06);
    assertTrue(m.get("lagged_correlation") > 0.7);
  }

  /** A unit that keeps a part a says -1/2 log2(1 - a^2) whatever the noise that drives it. */
  @Test
  void informationByInputNoise() {
    double a = 0.8;
    Findings found =
        new InformationFlux()
            .analyze(
                new InformationFlux.Parameters(1, 1, 20, List.of(1.0, 10.0)),
                new StableLinear(1, a, true, 1).run(1000),
                CONTEXT);
    double[] bits = found.tables().get(1).numbers("gaussian");
    double expected = -0.5 * Math.log(1 - a * a) / Math.log(2);
    assertEquals(expected, bits[0], 0.05);
    assertEquals(expected, bits[1], 0.05);
    double[] counted = found.tables().get(1).numbers("counted");
    assertEquals(
        counted[0] >= counted[1] ? 1 : 10, found.metrics().get("information_flux_best_noise"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new InformationFlux.Parameters(1, 1, 20, List.of(2.0, 1.0)));
  }
}
