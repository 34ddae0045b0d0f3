package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anlage.api.analysis.RunView;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.result.Findings;
import org.anlage.api.training.Snapshot;
import org.anlage.testkit.networks.KnownNetwork;
import org.junit.jupiter.api.Test;

class RestructuringTest {
  /** States of three units at the decision are the inputs times these weights. */
  private static Network network(double a, double b, double c) {
    Matrix recurrent = Matrix.of(new double[][] {{a, 0, 0}, {0, b, 0}, {0, 0, c}});
    return KnownNetwork.withWeights(recurrent, Activation.IDENTITY);
  }

  private static Findings found(Network... networks) {
    Snapshot[] snapshots = new Snapshot[networks.length];
    for (int k = 0; k < snapshots.length; k++) {
      snapshots[k] = new Snapshot(100 * k, networks[k].parameters());
    }
    RunView run =
        KnownNetwork.run(networks[0], networks[networks.length - 1], List.of(snapshots), 2);
    return new Restructuring().analyze(new Restructuring.Parameters(12), run, CONTEXT);
  }

  /** Scaling and turning a unit around leave the geometry; silencing two units does not. */
  @Test
  void onlyTheGeometryCounts() {
    Findings findings =
        found(network(1, 1, 1), network(2, -2, 2), network(2, 0, 0), network(4, 0, 0));
    double[] change = findings.tables().get(0).numbers("restructuring");
    assertArrayEquals(new double[] {50, 150, 250}, findings.tables().get(0).numbers("update"));
    assertEquals(0, change[0], 1e-6);
    assertEquals(0, change[2], 1e-6);
    assertTrue(change[1] > 0.1, "" + change[1]);
    assertEquals(150, findings.metrics().get("restructuring_update"));
    assertEquals(change[1], findings.metrics().get("largest_restructuring"));
    assertEquals(change[1], findings.metrics().get("whole_restructuring"), 1e-6);
  }

  /** The correlation of distances in three dimensions with those in one, from the inputs. */
  @Test
  void theChangeIsThatOfTheDistances() {
    Findings findings = found(network(1, 1, 1), network(1, 0, 0));
    RunView run = KnownNetwork.run(network(1, 1, 1), network(1, 0, 0), List.of(), 2);
    float[] input = run.trials(12).input();
    double[][] sums = new double[2][2];
    double both = 0;
    int pairs = 0;
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < i; j++, pairs++) {
        double squares = 0;
        for (int k = 0; k < 3; k++) {
          squares += Math.pow((double) input[i * 3 + k] - input[j * 3 + k], 2);
        }
        double whole = Math.sqrt(squares);
        double one = Math.abs((double) input[i * 3] - input[j * 3]);
        sums[0][0] += whole;
        sums[0][1] += whole * whole;
        sums[1][0] += one;
        sums[1][1] += one * one;
        both += whole * one;
      }
    }
    double covariance = both / pairs - sums[0][0] / pairs * sums[1][0] / pairs;
    double first = sums[0][1] / pairs - Math.pow(sums[0][0] / pairs, 2);
    double second = sums[1][1] / pairs - Math.pow(sums[1][0] / pairs, 2);
    double expected = 1 - covariance / Math.sqrt(first * second);
    assertEquals(expected, findings.metrics().get("largest_restructuring"), 1e-6);
  }

  @Test
  void runsWithoutSnapshotsSayNothing() {
    RunView run = KnownNetwork.run(network(1, 1, 1), network(1, 0, 0), List.of(), 2);
    assertTrue(
        new Restructuring()
            .analyze(new Restructuring.Parameters(12), run, CONTEXT)
            .metrics()
            .isEmpty());
  }
}
