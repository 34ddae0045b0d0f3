package org.anlage.analyzers.representation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.analysis.RunView;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.testkit.networks.KnownNetwork;
import org.anlage.trainers.RecurrentPlayer;
import org.junit.jupiter.api.Test;

/** Paths between networks, matching of units and assignments. */
class LossBarrierTest {
  private static final int N = 7;

  private static Network random(long seed) {
    RandomStream random = RandomStream.of(seed);
    Network plain =
        KnownNetwork.withWeights(
            Matrix.zeros(N, N).map(x -> 0.6 * random.nextGaussian()), Activation.TANH);
    Map<String, Matrix> parameters = new HashMap<>(plain.parameters());
    for (String name : List.of(Network.INPUT, Network.READOUT, Network.BIAS)) {
      parameters.compute(
          name, (key, given) -> plain.parameter(key).map(x -> random.nextGaussian()));
    }
    return new Network(plain.spec(), parameters);
  }

  private static double barrier(Network from, Network to) {
    RunView run = KnownNetwork.run(from, from, List.of(), 4);
    return LossPath.between(run, from, to, run.trials(20), 11).orElseThrow().barrier();
  }

  /** The same network with its units in another order is far away, and comes back exactly. */
  @Test
  void relabelledUnitsAreFoundAgain() {
    Network network = random(1);
    Network relabelled = UnitMatching.ordered(network, new int[] {3, 0, 6, 1, 5, 2, 4});
    assertTrue(barrier(network, relabelled) > 0.1);
    Network back = UnitMatching.moved(network, relabelled).orElseThrow();
    assertEquals(network.parameters(), back.parameters());
    assertEquals(0, barrier(network, back), 1e-12);
    assertEquals(0, barrier(network, network), 1e-12);
  }

  /** A relabelled network does the same: its losses are those of before. */
  @Test
  void orderChangesNothing() {
    Network network = random(1);
    Network relabelled = UnitMatching.ordered(network, new int[] {3, 0, 6, 1, 5, 2, 4});
    RunView run = KnownNetwork.run(random(2), random(2), List.of(), 4);
    assertEquals(
        run.differentiate(network, run.trials(9)).loss(),
        run.differentiate(relabelled, run.trials(9)).loss(),
        1e-12);
  }

  /** The same of a gated recurrent unit, whose gates have blocks of columns. */
  @Test
  void orderChangesNothingOfGates() {
    RandomStream random = RandomStream.of(4);
    Map<String, Matrix> parameters = new HashMap<>();
    int[][] shapes = {{2, N}, {1, N}, {N, N}, {2, 2 * N}, {1, 2 * N}, {N, 2 * N}, {N, 3}, {1, 3}};
    List<String> names =
        List.of(
            Network.INPUT,
            Network.BIAS,
            Network.RECURRENT,
            Network.GATE_INPUT,
            Network.GATE_BIAS,
            Network.GATE_RECURRENT,
            Network.READOUT,
            Network.READOUT_BIAS);
    for (int k = 0; k < shapes.length; k++) {
      parameters.put(
          names.get(k),
          Matrix.zeros(shapes[k][0], shapes[k][1]).map(x -> 0.5 * random.nextGaussian()));
    }
    Network network =
        new Network(
            new NetworkSpec(Cell.GRU, 2, N, 3, Activation.TANH, Precision.FLOAT64), parameters);
    Network relabelled = UnitMatching.ordered(network, new int[] {3, 0, 6, 1, 5, 2, 4});
    TrialBatch trials =
        TrialBatch.allocate(
            new TaskDescription(
                2,
                3,
                6,
                Objective.MEAN_SQUARES,
                List.of(),
                0,
                OptionalDouble.empty(),
                1,
                OptionalInt.empty()),
            5);
    for (int i = 0; i < trials.input().length; i++) {
      trials.input()[i] = (float) random.nextGaussian();
    }
    assertArrayEquals(
        new RecurrentPlayer().play(network, trials, RememberedSide.KERNELS).output(),
        new RecurrentPlayer().play(relabelled, trials, RememberedSide.KERNELS).output(),
        1e-6f);
    assertEquals(
        network.parameters(), UnitMatching.moved(network, relabelled).orElseThrow().parameters());
  }

  /** The squared error is convex in the read-out. */
  @Test
  void betweenReadoutsThereIsNoBarrier() {
    Network network = random(1);
    Map<String, Matrix> parameters = new HashMap<>(network.parameters());
    parameters.put(Network.READOUT, random(2).parameter(Network.READOUT));
    Network other = new Network(network.spec(), parameters);
    RunView run = KnownNetwork.run(network, network, List.of(), 4);
    LossPath path = LossPath.between(run, network, other, run.trials(20), 11).orElseThrow();
    assertEquals(0, path.barrier());
    // along the line to a read-out that is off by D the error is a^2 of what it is at the end
    double end = path.losses()[10];
    for (int k = 0; k < 11; k++) {
      assertEquals(k * k / 100.0 * end, path.losses()[k], 1e-5 * end);
    }
  }

  @Test
  void aBarrierIsTheLargestExcess() {
    LossPath path = new LossPath(new double[] {1, 3, 2, 2});
    double[] expected = {0, 3 - 4.0 / 3, 2 - 5.0 / 3, 0};
    assertArrayEquals(expected, path.excess(), 1e-15);
    assertEquals(5.0 / 3, path.barrier(), 1e-15);
    assertEquals(Double.NaN, new LossPath(new double[] {1, Double.NaN, 1}).barrier());
  }

  /** Against all orders of seven, with ties among them. */
  @Test
  void assignmentsAreTheBestOfAll() {
    for (int seed = 0; seed < 20; seed++) {
      RandomStream random = RandomStream.of(seed);
      boolean whole = seed % 2 == 0;
      Matrix score =
          Matrix.zeros(N, N).map(x -> whole ? random.nextInt(4) : 10 * random.nextGaussian());
      int[] found = Assignment.of(score);
      double sum = 0;
      boolean[] taken = new boolean[N];
      for (int i = 0; i < N; i++) {
        assertTrue(!taken[found[i]]);
        taken[found[i]] = true;
        sum += score.get(i, found[i]);
      }
      assertEquals(best(score, 0, new boolean[N]), sum, 1e-12);
    }
  }

  private static double best(Matrix score, int row, boolean[] taken) {
    if (row == N) {
      return 0;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int column = 0; column < N; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.max(best, score.get(row, column) + best(score, row + 1, taken));
        taken[column] = false;
      }
    }
    return best;
  }
}
