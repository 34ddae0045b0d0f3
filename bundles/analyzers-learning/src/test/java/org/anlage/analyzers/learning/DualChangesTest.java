package org.anlage.analyzers.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.anlage.testkit.networks.KnownNetwork;
import org.junit.jupiter.api.Test;

/** Changes that are Gaussian in one dual are found to be so there, and in no other. */
class DualChangesTest {
  private static final AnalysisContext CONTEXT =
      new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions());

  /** K^2 above this has a p below 1e-10. */
  private static final double NOT_GAUSSIAN = 46;

  /** K^2 below this has a p above 1 %. */
  private static final double GAUSSIAN = 9.2;

  private static Map<String, Double> changed(DoubleUnaryOperator dual, DoubleUnaryOperator back) {
    RandomStream random = RandomStream.of(5);
    Matrix before = Matrix.zeros(60, 60).map(x -> random.nextGaussian());
    Matrix after =
        before.map(
            w ->
                Math.signum(w)
                    * back.applyAsDouble(
                        dual.applyAsDouble(Math.abs(w)) + 0.02 * random.nextGaussian()));
    before.set(0, 0, 0);
    after.set(0, 1, before.get(0, 1));
    Network initial = KnownNetwork.withWeights(before, Activation.TANH);
    Network trained = KnownNetwork.withWeights(after, Activation.TANH);
    return new DualChanges()
        .analyze(
            new DualChanges.Parameters(3),
            KnownNetwork.run(initial, trained, List.of(), 3),
            CONTEXT)
        .metrics();
  }

  @Test
  void eachGeometryIsToldByItsOwnChanges() {
    Map<String, Double> plain = changed(w -> w, w -> w);
    assertTrue(plain.get("dual_change_normality_entropy") > NOT_GAUSSIAN, plain.toString());
    assertTrue(plain.get("dual_change_normality_p_norm") > NOT_GAUSSIAN, plain.toString());
    Map<String, Double> entropy = changed(StrictMath::log, StrictMath::exp);
    assertTrue(entropy.get("dual_change_normality_entropy") < GAUSSIAN, entropy.toString());
    assertTrue(entropy.get("dual_change_normality_euclidean") > NOT_GAUSSIAN, entropy.toString());
    assertEquals(0, entropy.get("dual_change_kurtosis_entropy"), 0.2);
    assertEquals((3600 - 2) / 3600.0, entropy.get("dual_change_share"), 1e-12);
  }

  @Test
  void aRunThatDidNotChangeSaysNothing() {
    Network network = KnownNetwork.withWeights(Matrix.identity(6), Activation.TANH);
    Map<String, Double> metrics =
        new DualChanges()
            .analyze(
                new DualChanges.Parameters(3),
                KnownNetwork.run(network, network, List.of(), 3),
                CONTEXT)
            .metrics();
    assertEquals(0, metrics.get("dual_change_share"));
    assertEquals(Double.NaN, metrics.get("dual_change_normality_euclidean"));
  }
}
