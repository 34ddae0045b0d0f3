package org.anlage.api.table;

/**
 * Synapses between wanted neurons, summed over the rows of each pair, in order of {@code pre}, then
 * of {@code post}. Neurons are numbers in the order of the segments that were asked for.
 *
 * @param pre presynaptic neuron of each pair
 * @param post postsynaptic neuron of each pair, another than {@code pre}
 * @param count synapses of each pair
 * @param size summed size of each pair, as far as sizes are known
 * @param rows rows of the table
 * @param self rows from a neuron onto itself, which are left out
 * @param repeated rows between wanted neurons whose id occurred before, which are left out
 * @param withoutSize rows of the pairs that have no size
 * @param found how many of the wanted neurons occur anywhere in the table
 * @param severalRows whether any pair has more than one row
 */
public record SynapseSums(
    int[] pre,
    int[] post,
    int[] count,
    double[] size,
    long rows,
    long self,
    long repeated,
    long withoutSize,
    int found,
    boolean severalRows) {
  /** Checks that all arrays have an entry for each pair. */
  public SynapseSums {
    if (post.length != pre.length || count.length != pre.length || size.length != pre.length) {
      throw new IllegalArgumentException("pre, post, count and size differ in length");
    }
  }

  /** Number of connected pairs. */
  public int pairs() {
    return pre.length;
  }
}
