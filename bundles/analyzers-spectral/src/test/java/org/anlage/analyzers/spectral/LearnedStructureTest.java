package org.anlage.analyzers.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.training.Snapshot;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.testkit.networks.KnownNetwork;
import org.junit.jupiter.api.Test;

class LearnedStructureTest {
  private static final int N = 6;

  /** Inputs enter units 0 and 1, outputs are read from units 2 and 3. */
  private static Network network(Matrix recurrent) {
    Network plain = KnownNetwork.withWeights(recurrent, Activation.TANH);
    Map<String, Matrix> parameters = new HashMap<>(plain.parameters());
    parameters.put(
        Network.INPUT, Matrix.of(new double[][] {{1, 1, 0, 0, 0, 0}, {1, -2, 0, 0, 0, 0}}));
    parameters.put(
        Network.READOUT,
        Matrix.of(new double[][] {{0, 0}, {0, 0}, {1, 2}, {3, 1}, {0, 0}, {0, 0}}));
    return new Network(plain.spec(), parameters);
  }

  private static Findings found(Matrix before, Matrix after, List<Snapshot> snapshots) {
    return new LearnedStructure()
        .analyze(
            new NoParameters(),
            KnownNetwork.run(network(before), network(after), snapshots, 3),
            new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions()));
  }

  private static Matrix random() {
    RandomStream random = RandomStream.of(2);
    return Matrix.zeros(N, N).map(x -> random.nextGaussian());
  }

  /** 3 e0 e2^T + e4 e5^T: singular values 3 and 1. */
  @Test
  void aChangeByHand() {
    Matrix before = random();
    Matrix after = before.copy();
    after.set(0, 2, after.get(0, 2) + 3);
    after.set(4, 5, after.get(4, 5) + 1);
    Matrix half = before.copy();
    half.set(4, 2, half.get(4, 2) - 2);
    Findings found =
        found(
            before,
            after,
            List.of(
                new Snapshot(0, network(before).parameters()),
                new Snapshot(10, network(half).parameters())));
    Map<String, Double> metrics = found.metrics();
    assertEquals(2, metrics.get("change_rank_95"), "9 of 10 is less than 95 %");
    assertEquals(100.0 / 82, metrics.get("change_participation_ratio"), 1e-12);
    assertEquals(0.9, metrics.get("change_leading_share"), 1e-12);
    assertEquals(1, metrics.get("change_reads_input"), 1e-12);
    assertEquals(1, metrics.get("change_drives_readout"), 1e-12);
    assertArrayEquals(new double[] {0, 1}, found.tables().get(0).numbers("change_rank_95"));
    assertArrayEquals(
        new double[] {Double.NaN, 0}, found.tables().get(0).numbers("change_reads_input"), 1e-12);
    assertArrayEquals(
        new double[] {Double.NaN, 1},
        found.tables().get(0).numbers("change_drives_readout"),
        1e-12);
  }

  /** From unit 0 plus unit 4, to unit 2 plus twice unit 5: half and a fifth are in the spans. */
  @Test
  void partsThatLieInTheSpans() {
    Matrix after = random();
    for (int from : new int[] {0, 4}) {
      after.set(from, 2, after.get(from, 2) + 1);
      after.set(from, 5, after.get(from, 5) + 2);
    }
    Map<String, Double> metrics = found(random(), after, List.of()).metrics();
    assertEquals(1, metrics.get("change_rank_95"));
    assertEquals(0.5, metrics.get("change_reads_input"), 1e-10);
    assertEquals(0.2, metrics.get("change_drives_readout"), 1e-10);
  }

  @Test
  void noChangeHasNoStructure() {
    Map<String, Double> metrics = found(random(), random(), List.of()).metrics();
    assertEquals(0, metrics.get("change_rank_95"));
    assertTrue(Double.isNaN(metrics.get("change_reads_input")));
  }
}
