package org.anlage.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class WiringTest {
  /** 0 -> 1 <-> 2, 2 -> 0, and 3 alone with itself. */
  private static final Synapses SYNAPSES =
      new Synapses(
          5, new int[] {0, 1, 2, 2, 3}, new int[] {1, 2, 1, 0, 3}, new int[] {1, 4, 1, 2, 1});

  @Test
  void degreesAndReciprocityByHand() {
    assertArrayEquals(new int[] {1, 1, 2, 0, 0}, Degrees.out(SYNAPSES));
    assertArrayEquals(new int[] {1, 2, 1, 0, 0}, Degrees.in(SYNAPSES));
    assertEquals(2, Degrees.isolated(SYNAPSES));
    assertEquals(4 / 20.0, Degrees.density(SYNAPSES));
    assertEquals(0.5, Degrees.reciprocity(SYNAPSES));
    Synapses none = new Synapses(3, new int[0], new int[0], new int[0]);
    assertEquals(Double.NaN, Degrees.reciprocity(none));
  }

  @Test
  void profileByHand() {
    // On a line at 0, 10, 20, 30, 100 um; within 15 um: the ordered pairs 01 12 23 and back.
    Positions positions = line(0, 10, 20, 30, 100);
    Matrix distances = positions.distances();
    DistanceProfile profile =
        DistanceProfile.ofConnections(
            SYNAPSES, positions, Optional.empty(), new double[] {0, 15, 25, 26, 80});
    assertArrayEquals(new long[] {6, 4, 0, 4}, profile.pairs());
    assertArrayEquals(new double[] {3 / 6.0, 1 / 4.0, Double.NaN, 0}, profile.mean());
    DistanceProfile itself = DistanceProfile.of(positions, distances, new double[] {0, 15, 25});
    assertArrayEquals(new double[] {10, 20}, itself.mean());
    assertEquals(2, itself.bins());
  }

  @Test
  void neighboursOnALineAreFoundAndForgottenWhenRelabelled() {
    int n = 60;
    double[] places = new double[n];
    int[] pre = new int[n - 1];
    int[] post = new int[n - 1];
    int[] count = new int[n - 1];
    int[] other = RandomStream.of(3).permutation(n);
    int[] relabelledPre = new int[n - 1];
    int[] relabelledPost = new int[n - 1];
    for (int i = 0; i < n; i++) {
      places[i] = i;
    }
    for (int i = 0; i < n - 1; i++) {
      pre[i] = i;
      post[i] = i + 1;
      count[i] = 1;
      relabelledPre[i] = other[i];
      relabelledPost[i] = other[i + 1];
    }
    Positions positions = line(places);
    RandomStream random = RandomStream.of(1);
    ConnectedDistance aligned =
        ConnectedDistance.of(new Synapses(n, pre, post, count), positions, 200, random);
    assertEquals(1, aligned.mean());
    // Mean distance of two of n points on a line is (n + 1) / 3.
    assertEquals((n + 1) / 3.0, aligned.permutedMean(), 0.6);
    assertTrue(aligned.z() < -8, "z = " + aligned.z());
    assertTrue(aligned.related());
    ConnectedDistance shuffled =
        ConnectedDistance.of(
            new Synapses(n, relabelledPre, relabelledPost, count), positions, 200, random);
    assertFalse(shuffled.related(), "z = " + shuffled.z());
    assertEquals(
        aligned.z(),
        ConnectedDistance.of(new Synapses(n, pre, post, count), positions, 200, random).z());
  }

  @Test
  void nothingToPermute() {
    Synapses none = new Synapses(3, new int[0], new int[0], new int[0]);
    ConnectedDistance check = ConnectedDistance.of(none, line(0, 1, 2), 5, RandomStream.of(1));
    assertEquals(Double.NaN, check.z());
    assertFalse(check.related());
    assertThrows(
        IllegalArgumentException.class,
        () -> ConnectedDistance.of(none, line(0, 1, 2), 1, RandomStream.of(1)));
  }

  /** Pairs that start at neurons 0 and 1 alone: 01 10 02 03 04 12 13 14. */
  @Test
  void profileOfObservedAxonsByHand() {
    boolean[] observed = {true, true, false, false, false};
    DistanceProfile profile =
        DistanceProfile.ofConnections(
            SYNAPSES,
            line(0, 10, 20, 30, 100),
            Optional.of(observed),
            new double[] {0, 15, 25, 26, 80});
    long[] connected = new long[4];
    double[] edges = profile.edges();
    for (int e = 0; e < SYNAPSES.pairs(); e++) {
      double d = line(0, 10, 20, 30, 100).distance(SYNAPSES.pre()[e], SYNAPSES.post()[e]);
      for (int b = 0; b < 4; b++) {
        connected[b] += observed[SYNAPSES.pre()[e]] && d >= edges[b] && d < edges[b + 1] ? 1 : 0;
      }
    }
    assertArrayEquals(new long[] {3, 2, 0, 1}, profile.pairs());
    assertArrayEquals(
        new double[] {connected[0] / 3.0, connected[1] / 2.0, Double.NaN, connected[3]},
        profile.mean());
  }

  /**
   * Of 400 neurons on a line the axons of the first 40 were observed, and connect to each other at
   * random: any labels among these give the same distances, but labels of all give longer ones.
   */
  @Test
  void aPatchOfObservedAxonsIsNoSpatialOrder() {
    int n = 400;
    int patch = 40;
    double[] places = new double[n];
    boolean[] observed = new boolean[n];
    for (int i = 0; i < n; i++) {
      places[i] = i;
      observed[i] = i < patch;
    }
    RandomStream random = RandomStream.of(11);
    int pairs = 200;
    int[] pre = new int[pairs];
    int[] post = new int[pairs];
    int[] count = new int[pairs];
    for (int e = 0; e < pairs; e++) {
      pre[e] = random.nextInt(patch);
      post[e] = random.nextInt(patch);
      count[e] = 1;
    }
    Synapses synapses = new Synapses(n, pre, post, count);
    ConnectedDistance all = ConnectedDistance.of(synapses, line(places), 200, RandomStream.of(1));
    assertTrue(all.related(), "z = " + all.z());
    ConnectedDistance apart =
        ConnectedDistance.of(
            synapses, line(places), Optional.of(observed), 200, RandomStream.of(1));
    assertFalse(apart.related(), "z = " + apart.z());
    // Two of 40 points on a line are (40 + 1) / 3 apart.
    assertEquals((patch + 1) / 3.0, apart.permutedMean(), 0.3);
    assertEquals(all.mean(), apart.mean());
  }

  private static Positions line(double... x) {
    Matrix micrometres = Matrix.zeros(x.length, 3);
    for (int i = 0; i < x.length; i++) {
      micrometres.set(i, 0, x[i]);
    }
    return new Positions(micrometres);
  }
}
