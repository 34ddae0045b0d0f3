package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.RunView;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.training.Snapshot;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class NetworkCommunicabilityTest {
  private static final Matrix PATH = Matrix.of(new double[][] {{0, 1, 0}, {1, 0, 1}, {0, 1, 0}});

  /** Neighbours and ends of a path of three, in closed form. */
  private static final double NEAR = Math.sinh(1) / Math.sqrt(2);

  private static final double FAR = (Math.cosh(1) - 1) / 2;

  private static Findings analyze(Matrix initial, Matrix trained, Optional<Matrix> wiring) {
    Map<String, Object> answers =
        Map.of(
            "initial", network(initial),
            "trained", network(trained),
            "snapshots", List.of(new Snapshot(0, initial), new Snapshot(9, trained)),
            "cortex", wiring.map(NetworkCommunicabilityTest::cortex));
    RunView run =
        (RunView)
            Proxy.newProxyInstance(
                RunView.class.getClassLoader(),
                new Class<?>[] {RunView.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    return new NetworkCommunicability()
        .analyze(
            new NetworkCommunicability.Parameters(WiringNormalisation.ROWS_AND_COLUMNS, 0),
            run,
            new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions()));
  }

  private static Network network(Matrix recurrent) {
    return new Network(
        new NetworkSpec(Cell.VANILLA, 1, 3, 1, Activation.RELU, Precision.FLOAT64),
        Map.of(Network.RECURRENT, recurrent));
  }

  private static Cortex cortex(Matrix counts) {
    return new Cortex(
        Neurons.anonymous(counts.rows()),
        Optional.empty(),
        Optional.of(Synapses.of(counts)),
        Optional.empty(),
        Map.of(),
        new Provenance("test", "test", "", true, List.of()));
  }

  @Test
  void aNetworkWiredAsMeasuredIsAtDistanceZero() {
    Findings findings =
        analyze(Matrix.zeros(3, 3), PATH.map(x -> -7 * x), Optional.of(PATH.map(x -> 2 * x)));
    double mean = (4 * NEAR + 2 * FAR) / 9;
    assertEquals(0, findings.metrics().get("communicability_emd"), 1e-14);
    assertEquals(mean, findings.metrics().get("communicability_emd_before_training"), 1e-14);
    assertEquals(mean, findings.metrics().get("mean_communicability"), 1e-14);
    assertEquals(NEAR, findings.metrics().get("largest_communicability"), 1e-14);
    assertEquals(mean, findings.tables().get(0).numbers("communicability_emd")[0], 1e-14);
    assertEquals(0, findings.tables().get(0).numbers("communicability_emd")[1], 1e-14);
  }

  @Test
  void wiringOfOtherNeuronsIsNoTarget() {
    assertFalse(
        analyze(PATH, PATH, Optional.of(Matrix.zeros(2, 2)))
            .metrics()
            .containsKey("communicability_emd"));
    assertFalse(analyze(PATH, PATH, Optional.empty()).metrics().containsKey("communicability_emd"));
  }
}
