package org.anlage.microns;

import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.data.Synapses;

/** Synapses of pairs of neurons, added up; memory only for the pairs that are connected. */
public final class PairCounts {
  private final SortedMap<Long, Long> counts = new TreeMap<>();

  /** Adds synapses; says whether the pair had some before. */
  public boolean add(int pre, int post, long synapses) {
    Long before = counts.put((long) pre << 32 | post, synapses);
    if (before != null) {
      counts.put((long) pre << 32 | post, Math.addExact(before, synapses));
    }
    return before != null;
  }

  /** All pairs, by presynaptic neuron, then by postsynaptic. */
  public Synapses synapses(int neurons) {
    int[] pre = new int[counts.size()];
    int[] post = new int[counts.size()];
    int[] count = new int[counts.size()];
    int e = 0;
    for (var entry : counts.entrySet()) {
      pre[e] = (int) (entry.getKey() >> 32);
      post[e] = (int) (long) entry.getKey();
      count[e++] = (int) Math.min(Integer.MAX_VALUE, entry.getValue());
    }
    return new Synapses(neurons, pre, post, count);
  }
}
