package org.anlage.analyzers.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.algebra.MatrixProduct;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.testkit.networks.KnownNetwork;
import org.junit.jupiter.api.Test;

/** Four linear units; inputs enter unit 0, outputs are read from unit 1, R = L M has rank 1. */
class LowRankOverlapsTest {
  private static final ScalarKernels KERNELS = new ScalarKernels();

  private static Network network(double[] left, double[] right) {
    Matrix l = Matrix.of(new double[][] {left}).transpose();
    Matrix m = Matrix.of(new double[][] {right});
    Network plain = KnownNetwork.withWeights(MatrixProduct.of(l, m, KERNELS), Activation.IDENTITY);
    Map<String, Matrix> parameters = new HashMap<>(plain.parameters());
    Matrix input = Matrix.zeros(4, 4);
    input.set(0, 0, 1);
    Matrix readout = Matrix.zeros(4, 4);
    readout.set(1, 1, 1);
    parameters.put(Network.INPUT, input);
    parameters.put(Network.READOUT, readout);
    parameters.put("recurrent_left", l);
    parameters.put("recurrent_right", m);
    return new Network(plain.spec(), parameters);
  }

  private static Findings found(Network before, Network after, List<Snapshot> snapshots) {
    return new LowRankOverlaps()
        .analyze(
            new NoParameters(),
            KnownNetwork.run(before, after, snapshots, 5),
            new AnalysisContext(RandomStream.of(1), KERNELS, new EjmlDecompositions()));
  }

  /** What is added to L across input and M, and to M across read-out and L, shows in no output. */
  @Test
  void whatNoOutputShowsIsInvisible() {
    Network before = network(new double[] {1, 0.5, 0, 0}, new double[] {0.4, 0.6, 0, 0});
    Network after = network(new double[] {1, 0.5, 3, 0}, new double[] {0.4, 0.6, 0, 2});
    Map<String, Double> m = found(before, after, List.of()).metrics();
    assertEquals(0, m.get("visible_overlap_change"), 1e-15);
    // L^T L goes from 1.25 to 10.25, M M^T from 0.52 to 4.52.
    assertEquals(
        Math.hypot(9, 4) / Math.hypot(1.25, 0.52), m.get("invisible_overlap_change"), 1e-12);
    assertEquals(0.7, m.get("latent_spectral_radius"), 1e-12);
    var run = KnownNetwork.run(before, after, List.of(), 5);
    TrialBatch trials = run.trials(8);
    NetworkActivity one = run.play(before, trials);
    NetworkActivity other = run.play(after, trials);
    assertArrayEquals(one.output(), other.output(), 1e-6f);
  }

  /** M L from 0.7 to 1.4, K L stays 1, M U from 0.6 to 1.2: a factor of two of M. */
  @Test
  void visibleChangesByHandAndOverTraining() {
    double[] left = {1, 0.5, 0, 0};
    Network before = network(left, new double[] {0.4, 0.6, 0, 0});
    Network after = network(left, new double[] {0.8, 1.2, 0, 0});
    Findings found =
        found(
            before,
            after,
            List.of(new Snapshot(0, before.parameters()), new Snapshot(10, after.parameters())));
    double expected = Math.hypot(0.7, 0.6) / Math.sqrt(0.49 + 1 + 0.36);
    assertEquals(expected, found.metrics().get("visible_overlap_change"), 1e-12);
    assertArrayEquals(
        new double[] {0, expected}, found.tables().get(0).numbers("visible_overlap_change"), 1e-12);
  }

  @Test
  void saysNothingOfOtherCells() {
    Network plain = KnownNetwork.withWeights(Matrix.identity(3), Activation.TANH);
    assertTrue(found(plain, plain, List.of()).metrics().isEmpty());
  }

  @Test
  void saysNothingOfWeightsOfWhichAPartIsFrozen() {
    Network whole = network(new double[] {1, 0.5, 0, 0}, new double[] {0.4, 0.6, 0, 0});
    Map<String, Matrix> parameters = new HashMap<>(whole.parameters());
    parameters.put(Network.RECURRENT, whole.recurrent().map(x -> x + 0.1));
    Network frozen = new Network(whole.spec(), parameters);
    assertTrue(found(frozen, frozen, List.of()).metrics().isEmpty());
  }
}
