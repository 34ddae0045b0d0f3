package org.anlage.analysis.export;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.npy.Elements;
import org.anlage.npy.NpyArray;

/**
 * Trials of a task as arrays, time first: {@code input} T x B x I, {@code labels} T x B or {@code
 * targets} T x B x O, {@code mask} T x B, {@code condition} B, {@code level_VARIABLE} B; and what a
 * network answers, {@code output} T x B x O.
 */
final class TrialArrays {
  private TrialArrays() {}

  static SortedMap<String, NpyArray> of(
      TaskDescription task, TrialBatch trials, NetworkActivity answers) {
    int steps = trials.steps();
    int count = trials.trials();
    SortedMap<String, NpyArray> arrays = new TreeMap<>();
    arrays.put("input", floats(trials.input(), steps, count, trials.inputs()));
    if (trials.values().length > 0) {
      arrays.put("targets", floats(trials.values(), steps, count, trials.outputs()));
    } else {
      arrays.put("labels", whole(trials.labels(), steps, count));
    }
    arrays.put("mask", floats(trials.mask(), steps, count));
    arrays.put("condition", whole(trials.conditions(), count));
    for (int v = 0; v < task.variables().size(); v++) {
      arrays.put("level_" + task.variables().get(v).name(), whole(trials.levels(v), count));
    }
    arrays.put("output", floats(answers.output(), steps, count, answers.outputs()));
    return arrays;
  }

  private static NpyArray floats(float[] values, int... shape) {
    return new NpyArray(shape(shape), new Elements.Float32(values));
  }

  private static NpyArray whole(int[] values, int... shape) {
    return new NpyArray(
        shape(shape), new Elements.Int64(Arrays.stream(values).asLongStream().toArray()));
  }

  private static List<Integer> shape(int... sizes) {
    return Arrays.stream(sizes).boxed().toList();
  }
}
