package org.anlage.api.data;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.anlage.api.matrix.Matrix;

/**
 * Directed connections between neurons of one data set, one entry per connected pair.
 *
 * @param neurons number of neurons
 * @param pre index of the presynaptic neuron of each pair
 * @param post index of the postsynaptic neuron of each pair
 * @param count synapses of each pair, at least 1
 * @param size summed size of the synapses of each pair, at least 0, in the unit of the data
 *     (MICrONS: voxels of the cleft); where it is known
 */
public record Synapses(int neurons, int[] pre, int[] post, int[] count, Optional<double[]> size) {
  /** Checks lengths and ranges. */
  public Synapses {
    if (pre.length != post.length || pre.length != count.length) {
      throw new IllegalArgumentException("pre, post and count differ in length");
    }
    for (int e = 0; e < pre.length; e++) {
      if (pre[e] < 0 || pre[e] >= neurons || post[e] < 0 || post[e] >= neurons) {
        throw new IllegalArgumentException(
            "pair " + e + " (" + pre[e] + ", " + post[e] + ") is outside 0 ... " + (neurons - 1));
      }
      if (count[e] < 1) {
        throw new IllegalArgumentException("pair " + e + " has " + count[e] + " synapses");
      }
    }
    size.ifPresent(values -> requireSizes(pre.length, values));
  }

  /** Synapses whose size is not known. */
  public Synapses(int neurons, int[] pre, int[] post, int[] count) {
    this(neurons, pre, post, count, Optional.empty());
  }

  /** From an N x N matrix of counts, row = presynaptic. */
  public static Synapses of(Matrix counts) {
    int n = counts.rows();
    int pairs = 0;
    for (double value : counts.values()) {
      if (value != 0) {
        pairs++;
      }
    }
    int[] pre = new int[pairs];
    int[] post = new int[pairs];
    int[] count = new int[pairs];
    int e = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (counts.get(i, j) != 0) {
          pre[e] = i;
          post[e] = j;
          count[e++] = Math.toIntExact(Math.round(counts.get(i, j)));
        }
      }
    }
    return new Synapses(n, pre, post, count);
  }

  /** Number of connected pairs. */
  public int pairs() {
    return pre.length;
  }

  /** N x N synapse counts, row = presynaptic. */
  public Matrix counts() {
    return summed(e -> count[e]);
  }

  /** N x N summed sizes of synapses, row = presynaptic, where they are known. */
  public Optional<Matrix> sizes() {
    return size.map(values -> summed(e -> values[e]));
  }

  private Matrix summed(IntToDoubleFunction value) {
    Matrix result = Matrix.zeros(neurons, neurons);
    for (int e = 0; e < pre.length; e++) {
      result.set(pre[e], post[e], result.get(pre[e], post[e]) + value.applyAsDouble(e));
    }
    return result;
  }

  private static void requireSizes(int pairs, double[] sizes) {
    if (sizes.length != pairs) {
      throw new IllegalArgumentException(sizes.length + " sizes for " + pairs + " pairs");
    }
    for (int e = 0; e < pairs; e++) {
      if (!(sizes[e] >= 0 && sizes[e] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("pair " + e + " has synapses of size " + sizes[e]);
      }
    }
  }
}
