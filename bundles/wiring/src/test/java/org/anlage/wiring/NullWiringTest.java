package org.anlage.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class NullWiringTest {
  private static final int N = 30;

  @Test
  void rewiringKeepsDegreesAndOutputSynapsesAndMovesConnections() {
    Synapses wiring = wiring(90);
    Synapses rewired = RandomWiring.rewired(wiring, Optional.empty(), 10, RandomStream.of(2));
    assertArrayEquals(Degrees.out(wiring), Degrees.out(rewired));
    assertArrayEquals(Degrees.in(wiring), Degrees.in(rewired));
    assertArrayEquals(wiring.count(), rewired.count());
    assertArrayEquals(wiring.pre(), rewired.pre());
    requireSimple(rewired);
    assertTrue(shared(wiring, rewired) < 45, "most connections have moved");
    assertEquals(3, rewired.counts().get(4, 4), "self-connections stay");
  }

  /** On three units the ring and its reverse are the only wirings of these degrees. */
  @Test
  void aRingOfThreeCannotBeRewired() {
    Rewiring.Pairs ring = new Rewiring.Pairs(new int[] {0, 1, 2}, new int[] {1, 2, 0});
    ProblemException e =
        assertThrows(
            ProblemException.class, () -> Rewiring.rewired(3, ring, true, 1, RandomStream.of(1)));
    assertTrue(e.getMessage().contains("3 among 3 units, 0 of 3 swaps possible"), e.getMessage());
  }

  /** Pairs 01, 23 have three undirected wirings of the same degrees, equally probable. */
  @Test
  void undirectedRewiringReachesEveryMatchingEquallyOften() {
    Rewiring.Pairs matching = new Rewiring.Pairs(new int[] {0, 2}, new int[] {1, 3});
    int[] partnerOfZero = new int[4];
    for (int seed = 0; seed < 3000; seed++) {
      Rewiring.Pairs result = Rewiring.rewired(4, matching, false, 5, RandomStream.of(seed));
      for (int k = 0; k < 2; k++) {
        if (result.pre()[k] == 0 || result.post()[k] == 0) {
          partnerOfZero[result.pre()[k] + result.post()[k]]++;
        }
      }
    }
    for (int partner = 1; partner < 4; partner++) {
      assertEquals(1000, partnerOfZero[partner], 4 * Math.sqrt(3000 * 2 / 9.0));
    }
  }

  @Test
  void equalDensityKeepsCountsAndDrawsEveryPairAlike() {
    Synapses wiring = wiring(90);
    int[] perNeuron = new int[N];
    for (int seed = 0; seed < 200; seed++) {
      Synapses random = RandomWiring.equalDensity(wiring, Optional.empty(), RandomStream.of(seed));
      assertArrayEquals(wiring.count(), random.count());
      requireSimple(random);
      assertEquals(3, random.counts().get(4, 4));
      for (int i = 0; i < N; i++) {
        perNeuron[i] += Degrees.out(random)[i];
      }
    }
    // 3 outputs each on average; the standard deviation of 200 sums is near sqrt(600).
    Arrays.stream(perNeuron).forEach(outputs -> assertEquals(600, outputs, 4.5 * Math.sqrt(600)));
  }

  /** What axons that were not observed lack is not known, and is not made known by a null. */
  @Test
  void connectionsOfUnobservedAxonsStayWhereTheyAre() {
    Synapses wiring = wiring(90);
    boolean[] observed = new boolean[N];
    for (int i = 0; i < N; i++) {
      observed[i] = i % 3 != 0;
    }
    Synapses rewired = RandomWiring.rewired(wiring, Optional.of(observed), 10, RandomStream.of(2));
    Synapses random = RandomWiring.equalDensity(wiring, Optional.of(observed), RandomStream.of(2));
    assertArrayEquals(Degrees.out(wiring), Degrees.out(rewired));
    assertArrayEquals(Degrees.in(wiring), Degrees.in(rewired));
    for (Synapses changed : new Synapses[] {rewired, random}) {
      requireSimple(changed);
      int moved = 0;
      int outputs = 0;
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          double before = wiring.counts().get(i, j);
          double after = changed.counts().get(i, j);
          assertTrue(observed[i] || before == after, "row " + i);
          moved += before > 0 && after == 0 ? 1 : 0;
        }
        outputs += observed[i] ? Degrees.out(wiring)[i] - Degrees.out(changed)[i] : 0;
      }
      assertTrue(moved > 20, moved + " connections have moved");
      assertEquals(0, outputs, "density of the observed axons");
    }
    boolean[] all = new boolean[N];
    Arrays.fill(all, true);
    assertArrayEquals(
        RandomWiring.equalDensity(wiring, Optional.empty(), RandomStream.of(3)).pre(),
        RandomWiring.equalDensity(wiring, Optional.of(all), RandomStream.of(3)).pre());
  }

  /** 0 -1-> 1 -1-> 2, 0 -3-> 2, 2 -0.5-> 0; node 3 hears 2 but nobody hears it. */
  @Test
  void shortestPathsByHand() {
    Matrix lengths =
        Matrix.of(new double[][] {{9, 1, 3, 0}, {0, 0, 1, 0}, {.5, 0, 0, 2}, {0, 0, 0, 0}});
    double none = Double.POSITIVE_INFINITY;
    assertEquals(
        Matrix.of(
            new double[][] {{0, 1, 2, 4}, {1.5, 0, 1, 3}, {.5, 1.5, 0, 2}, {none, none, none, 0}}),
        ShortestPaths.of(lengths));
  }

  /** Floyd and Warshall's recursion on a random graph. */
  @Test
  void shortestPathsAgreeWithAnotherAlgorithm() {
    RandomStream random = RandomStream.of(9);
    Matrix lengths = Matrix.zeros(N, N);
    Matrix expected = Matrix.zeros(N, N).map(x -> Double.POSITIVE_INFINITY);
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        if (i != j && random.nextDouble() < .06) {
          lengths.set(i, j, 1.0 / (1 + random.nextInt(8)));
          expected.set(i, j, lengths.get(i, j));
        }
      }
      expected.set(i, i, 0);
    }
    for (int k = 0; k < N; k++) {
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          expected.set(i, j, Math.min(expected.get(i, j), expected.get(i, k) + expected.get(k, j)));
        }
      }
    }
    assertArrayEquals(expected.values(), ShortestPaths.of(lengths).values(), 1e-12);
  }

  /** Uneven out-degrees, counts 1 to 4, and one self-connection. */
  private static Synapses wiring(int pairs) {
    RandomStream random = RandomStream.of(1);
    Matrix counts = Matrix.zeros(N, N);
    for (int made = 0; made < pairs; ) {
      int i = Math.min(random.nextInt(N), random.nextInt(N));
      int j = random.nextInt(N);
      if (i != j && counts.get(i, j) == 0) {
        counts.set(i, j, 1 + made++ % 4);
      }
    }
    counts.set(4, 4, 3);
    return Synapses.of(counts);
  }

  private static void requireSimple(Synapses wiring) {
    int connected = 0;
    for (double count : wiring.counts().values()) {
      connected += count > 0 ? 1 : 0;
    }
    assertEquals(wiring.pairs(), connected, "no pair is connected twice");
    for (int e = 0; e < wiring.pairs(); e++) {
      assertEquals(
          wiring.pre()[e] == wiring.post()[e], wiring.pre()[e] == 4 && wiring.post()[e] == 4);
    }
  }

  private static int shared(Synapses one, Synapses other) {
    Matrix counts = other.counts();
    int shared = 0;
    for (int e = 0; e < one.pairs(); e++) {
      shared += counts.get(one.pre()[e], one.post()[e]) > 0 ? 1 : 0;
    }
    return shared;
  }
}
