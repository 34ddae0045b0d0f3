package org.anlage.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Matrix distances = line(0, 10, 20, 30, 100).distances();
    DistanceProfile profile =
        DistanceProfile.ofConnections(SYNAPSES, distances, new double[] {0, 15, 25, 26, 80});
    assertArrayEquals(new long[] {6, 4, 0, 4}, profile.pairs());
    assertArrayEquals(new double[] {3 / 6.0, 1 / 4.0, Double.NaN, 0}, profile.mean());
    DistanceProfile itself = DistanceProfile.of(distances, distances, new double[] {0, 15, 25});
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
    Matrix distances = line(places).distances();
    RandomStream random = RandomStream.of(1);
    ConnectedDistance aligned =
        ConnectedDistance.of(new Synapses(n, pre, post, count), distances, 200, random);
    assertEquals(1, aligned.mean());
    // Mean distance of two of n points on a line is (n + 1) / 3.
    assertEquals((n + 1) / 3.0, aligned.permutedMean(), 0.6);
    assertTrue(aligned.z() < -8, "z = " + aligned.z());
    assertTrue(aligned.related());
    ConnectedDistance shuffled =
        ConnectedDistance.of(
            new Synapses(n, relabelledPre, relabelledPost, count), distances, 200, random);
    assertFalse(shuffled.related(), "z = " + shuffled.z());
    assertEquals(
        aligned.z(),
        ConnectedDistance.of(new Synapses(n, pre, post, count), distances, 200, random).z());
  }

  @Test
  void nothingToPermute() {
    Synapses none = new Synapses(3, new int[0], new int[0], new int[0]);
    ConnectedDistance check =
        ConnectedDistance.of(none, line(0, 1, 2).distances(), 5, RandomStream.of(1));
    assertEquals(Double.NaN, check.z());
    assertFalse(check.related());
    assertThrows(
        IllegalArgumentException.class,
        () -> ConnectedDistance.of(none, Matrix.zeros(3, 3), 1, RandomStream.of(1)));
  }

  private static Positions line(double... x) {
    Matrix micrometres = Matrix.zeros(x.length, 3);
    for (int i = 0; i < x.length; i++) {
      micrometres.set(i, 0, x[i]);
    }
    return new Positions(micrometres);
  }
}
