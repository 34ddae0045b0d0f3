package org.anlage.wiring;

import java.util.BitSet;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;

/**
 * Degree-preserving rewiring: two connections a to b and c to d become a to d and c to b, again and
 * again (Maslov and Sneppen 2002, doi 10.1126/science.1065103). A swap that would make a
 * self-connection or a second connection of a pair is not made.
 *
 * <p>Directed, every unit keeps its number of outputs and of inputs, and connection k keeps its
 * presynaptic unit, so that weights carried with the connections keep every unit's sum of outputs.
 * Undirected, every unit keeps its number of partners.
 *
 * <p>Cost: a few operations per attempted swap; N^2 bits of memory.
 */
public final class Rewiring {
  /** Attempts for each swap that is to be made; with all pairs connected none succeeds. */
  private static final int ATTEMPTS = 100;

  private Rewiring() {}

  /**
   * Connections as pairs of units; connection k of the result is connection k of the argument.
   *
   * @param pre index of the presynaptic unit of each (undirected: of one of the two)
   * @param post index of the postsynaptic unit of each (undirected: of the other)
   */
  public record Pairs(int[] pre, int[] post) {}

  /**
   * Rewires until a number of swaps has been made.
   *
   * @param units number of units
   * @param pairs distinct connections without self-connections (undirected: each given once)
   * @param directed whether the two directions of a pair are two connections
   * @param swaps swaps made for each connection, on average
   * @param random draws
   * @throws ProblemException if that many swaps are not possible, as in nearly full matrices
   */
  public static Pairs rewired(
      int units, Pairs pairs, boolean directed, int swaps, RandomStream random) {
    int[] pre = pairs.pre().clone();
    int[] post = pairs.post().clone();
    long wanted = (long) swaps * pre.length;
    BitSet connected = new BitSet();
    for (int k = 0; k < pre.length; k++) {
      set(connected, units, pre[k], post[k], directed, true);
    }
    long made = 0;
    long left = pre.length < 2 ? 0 : ATTEMPTS * wanted;
    for (; left > 0 && made < wanted; left--) {
      int first = random.nextInt(pre.length);
      int second = random.nextInt(pre.length);
      if (!directed && random.nextInt(2) == 1) {
        int end = pre[second];
        pre[second] = post[second];
        post[second] = end;
      }
      int a = pre[first];
      int b = post[first];
      int c = pre[second];
      int d = post[second];
      if (a == d || c == b || a == c || b == d) {
        continue;
      }
      if (connected.get(a * units + d) || connected.get(c * units + b)) {
        continue;
      }
      set(connected, units, a, b, directed, false);
      set(connected, units, c, d, directed, false);
      set(connected, units, a, d, directed, true);
      set(connected, units, c, b, directed, true);
      post[first] = d;
      post[second] = b;
      made++;
    }
    if (made < wanted || wanted == 0) {
      throw tooFewSwaps(made, wanted, pre.length, units);
    }
    return new Pairs(pre, post);
  }

  private static void set(
      BitSet connected, int units, int from, int to, boolean directed, boolean value) {
    connected.set(from * units + to, value);
    if (!directed) {
      connected.set(to * units + from, value);
    }
  }

  private static ProblemException tooFewSwaps(long made, long wanted, int pairs, int units) {
    return ProblemException.configuration(
        new Problem(
            "connections cannot be rewired with all degrees kept",
            "connections",
            pairs + " among " + units + " units, " + made + " of " + wanted + " swaps possible",
            "sparse connections, at least two of them without a common unit",
            "shuffle dense weights instead (\"shuffle-entries\", \"shuffle-within-distance\")"));
  }
}
