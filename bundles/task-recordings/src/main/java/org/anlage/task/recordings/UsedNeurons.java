package org.anlage.task.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Neurons that are channels of a task, and their scales in the training part.
 *
 * @param neurons their numbers, ascending
 * @param scales one for each
 */
record UsedNeurons(List<Integer> neurons, List<BinnedActivity.Scale> scales) {
  /**
   * Those of a recording.
   *
   * @param bins bins of the training part
   */
  static UsedNeurons of(String task, BinnedActivity activity, int bins, Silent silent) {
    List<Integer> used = new ArrayList<>();
    List<BinnedActivity.Scale> scales = new ArrayList<>();
    List<Integer> without = new ArrayList<>();
    for (int i = 0; i < activity.neurons(); i++) {
      BinnedActivity.Scale scale = activity.scale(i, bins);
      if (scale.deviation() > 0) {
        used.add(i);
        scales.add(scale);
      } else {
        without.add(i);
      }
    }
    if (used.isEmpty() || silent == Silent.REFUSE && !without.isEmpty()) {
      throw BinnedActivity.refused(
          task,
          "neurons are silent in the training part",
          without.size()
              + " of "
              + activity.neurons()
              + ": "
              + without.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "))
              + (without.size() > 8 ? ", ..." : ""),
          used.isEmpty() ? "some that are not" : "none",
          used.isEmpty() ? "" : "set \"silent\" to \"leave-out\", or leave them out of the data");
    }
    return new UsedNeurons(used, scales);
  }

  int size() {
    return neurons.size();
  }

  List<String> names() {
    return neurons.stream().map(i -> "neuron " + i).toList();
  }
}
