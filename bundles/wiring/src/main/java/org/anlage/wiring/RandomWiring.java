package org.anlage.wiring;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.data.Synapses;
import org.anlage.api.random.RandomStream;

/**
 * Nulls of measured wiring. Self-connections stay as they are.
 *
 * <p>Where the axons of some neurons alone were observed, what the others do not connect to is not
 * known: the connections of observed axons are drawn anew among the pairs that start there, and
 * those of other axons stay as they are.
 */
public final class RandomWiring {
  private RandomWiring() {}

  /**
   * As many connections between uniformly drawn ordered pairs (Erdos and Renyi's G(n, m)), with the
   * same synapse counts and sizes; keeps density and counts, destroys degrees and everything above
   * them.
   *
   * @param observed whether the axon of each neuron was observed; absent: all were
   */
  public static Synapses equalDensity(
      Synapses synapses, Optional<boolean[]> observed, RandomStream random) {
    int n = synapses.neurons();
    int[] axons = IntStream.range(0, n).filter(i -> isObserved(observed, i)).toArray();
    int[] order = random.permutation(Math.multiplyExact(axons.length, n - 1));
    int[] pre = synapses.pre().clone();
    int[] post = synapses.post().clone();
    int drawn = 0;
    for (int e = 0; e < pre.length; e++) {
      if (pre[e] != post[e] && isObserved(observed, pre[e])) {
        pre[e] = axons[order[drawn] / (n - 1)];
        int other = order[drawn++] % (n - 1);
        post[e] = other < pre[e] ? other : other + 1;
      }
    }
    return new Synapses(n, pre, post, synapses.count(), synapses.size());
  }

  /**
   * The same connections rewired by {@link Rewiring}; synapse counts and sizes stay with the
   * presynaptic neuron. Keeps both degrees and the number of output synapses of every neuron,
   * destroys who is connected to whom.
   *
   * @param observed whether the axon of each neuron was observed; absent: all were
   * @param swaps swaps made for each connection, on average
   */
  public static Synapses rewired(
      Synapses synapses, Optional<boolean[]> observed, int swaps, RandomStream random) {
    int[] pre = synapses.pre();
    int[] others =
        IntStream.range(0, pre.length)
            .filter(e -> pre[e] != synapses.post()[e] && isObserved(observed, pre[e]))
            .toArray();
    Rewiring.Pairs pairs =
        new Rewiring.Pairs(
            Arrays.stream(others).map(e -> pre[e]).toArray(),
            Arrays.stream(others).map(e -> synapses.post()[e]).toArray());
    int[] rewired = Rewiring.rewired(synapses.neurons(), pairs, true, swaps, random).post();
    int[] post = synapses.post().clone();
    for (int k = 0; k < others.length; k++) {
      post[others[k]] = rewired[k];
    }
    return new Synapses(synapses.neurons(), pre.clone(), post, synapses.count(), synapses.size());
  }

  private static boolean isObserved(Optional<boolean[]> observed, int neuron) {
    return observed.isEmpty() || observed.get()[neuron];
  }
}
