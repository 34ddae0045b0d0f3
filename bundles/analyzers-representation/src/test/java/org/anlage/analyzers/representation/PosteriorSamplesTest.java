package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.training.Snapshot;
import org.anlage.testkit.networks.KnownNetwork;
import org.junit.jupiter.api.Test;

class PosteriorSamplesTest {
  /** One linear unit that is asked for w x after a step; snapshots w - 2, w - 1, ... */
  private static Findings found(double... weights) {
    Network trained = network(0.5);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int k = 0; k < weights.length; k++) {
      snapshots.add(new Snapshot(10 * (k + 1), network(weights[k]).parameters()));
    }
    return new PosteriorSamples()
        .analyze(
            new PosteriorSamples.Parameters(Optional.of(0), 50),
            KnownNetwork.run(trained, trained, snapshots, 2),
            CONTEXT);
  }

  private static Network network(double weight) {
    return KnownNetwork.withWeights(Matrix.of(new double[][] {{weight}}), Activation.IDENTITY);
  }

  /** The loss is quadratic in the weight: (w - 0.5)^2 times the mean square of the starts. */
  @Test
  void momentsOfAKnownSequence() {
    Findings found = found(0.2, 0.4, 0.6, 0.8);
    Map<String, Double> m = found.metrics();
    assertEquals(4, m.get("samples"));
    double[] loss = found.tables().get(0).numbers("loss");
    assertEquals(9, loss[0] / loss[1], 1e-6);
    assertEquals(loss[0], loss[3], 1e-6 * loss[0]);
    assertEquals(0, m.get("mean_weights_loss"), 1e-9, "the mean of the weights is the trained one");
    assertEquals(Arrays.stream(loss).average().orElseThrow(), m.get("sample_loss"), 1e-12);
    // Of five parameters one varies: input 1, recurrent, bias, read-out 1 and its bias.
    double variance = (0.09 + 0.01 + 0.01 + 0.09) / 3;
    assertEquals(Math.sqrt(variance / 5), m.get("sample_weight_deviation"), 1e-12);
    assertTrue(found.tables().get(0).caption().contains("not certain"));
    assertTrue(found(0.1, 0.2, 0.3).metrics().isEmpty(), "three are too few");
  }

  /** x' = a x + noise has n (1 - a) / (1 + a) independent samples. */
  @Test
  void effectiveSamplesOfAnAutoregression() {
    for (double a : new double[] {0, 0.8}) {
      RandomStream random = RandomStream.of(3);
      double[] values = new double[40_000];
      for (int t = 1; t < values.length; t++) {
        values[t] = a * values[t - 1] + random.nextGaussian();
      }
      double expected = values.length * (1 - a) / (1 + a);
      assertEquals(expected, PosteriorSamples.effective(values), 0.25 * expected);
    }
    assertTrue(Double.isNaN(PosteriorSamples.effective(new double[9])));
  }

  /** By default the later half, and never the network before training. */
  @Test
  void samplesAreTheLaterHalf() {
    Network start = network(0);
    List<Snapshot> snapshots = new ArrayList<>();
    for (int k = 0; k <= 10; k++) {
      snapshots.add(new Snapshot(k, start.parameters()));
    }
    Findings found =
        new PosteriorSamples()
            .analyze(
                new PosteriorSamples.Parameters(Optional.empty(), 4),
                KnownNetwork.run(start, start, snapshots, 2),
                CONTEXT);
    assertEquals(5, found.metrics().get("samples"));
    assertEquals(6, found.tables().get(0).numbers("update")[0]);
    assertTrue(Double.isNaN(found.metrics().get("effective_samples")), "nothing varies");
  }
}
