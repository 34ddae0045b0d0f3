package org.anlage.wiring;

import java.util.HashSet;
import java.util.Set;
import org.anlage.api.data.Synapses;

/** Numbers of partners of neurons; self-connections are left out. */
public final class Degrees {
  private Degrees() {}

  /** Postsynaptic partners of each neuron. */
  public static int[] out(Synapses synapses) {
    return count(synapses, synapses.pre());
  }

  /** Presynaptic partners of each neuron. */
  public static int[] in(Synapses synapses) {
    return count(synapses, synapses.post());
  }

  /** Neurons with neither input nor output. */
  public static int isolated(Synapses synapses) {
    int[] out = out(synapses);
    int[] in = in(synapses);
    int isolated = 0;
    for (int i = 0; i < out.length; i++) {
      if (out[i] + in[i] == 0) {
        isolated++;
      }
    }
    return isolated;
  }

  /** Share of connected ordered pairs: pairs / (N (N - 1)). */
  public static double density(Synapses synapses) {
    long n = synapses.neurons();
    long pairs = 0;
    for (int degree : out(synapses)) {
      pairs += degree;
    }
    return (double) pairs / (n * (n - 1));
  }

  /** Share of connections i to j where j to i is connected too; NaN without connections. */
  public static double reciprocity(Synapses synapses) {
    long n = synapses.neurons();
    Set<Long> connected = new HashSet<>();
    for (int e = 0; e < synapses.pairs(); e++) {
      if (synapses.pre()[e] != synapses.post()[e]) {
        connected.add(synapses.pre()[e] * n + synapses.post()[e]);
      }
    }
    long mutual = connected.stream().filter(p -> connected.contains(p % n * n + p / n)).count();
    return (double) mutual / connected.size();
  }

  private static int[] count(Synapses synapses, int[] side) {
    int[] degrees = new int[synapses.neurons()];
    for (int e = 0; e < synapses.pairs(); e++) {
      if (synapses.pre()[e] != synapses.post()[e]) {
        degrees[side[e]]++;
      }
    }
    return degrees;
  }
}
