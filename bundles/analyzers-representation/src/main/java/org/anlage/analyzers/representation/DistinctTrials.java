package org.anlage.analyzers.representation;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.task.TrialBatch;

/**
 * The trials of a batch that differ in inputs, targets or periods. Without noise a network does the
 * same on equal trials, and many tasks have few that are distinct. Trials with environments all
 * differ.
 *
 * @param batch each distinct trial once
 * @param times how often each occurs
 */
record DistinctTrials(TrialBatch batch, int[] times) {

  /** Those of a batch, in order of first occurrence. */
  static DistinctTrials of(TrialBatch batch) {
    if (batch.rewarded()) {
      int[] once = new int[batch.trials()];
      Arrays.fill(once, 1);
      return new DistinctTrials(batch, once);
    }
    Map<FloatBuffer, List<Integer>> same = new LinkedHashMap<>();
    for (int trial = 0; trial < batch.trials(); trial++) {
      same.computeIfAbsent(content(batch, trial), key -> new ArrayList<>()).add(trial);
    }
    return new DistinctTrials(
        batch.select(same.values().stream().mapToInt(list -> list.get(0)).toArray()),
        same.values().stream().mapToInt(List::size).toArray());
  }

  private static FloatBuffer content(TrialBatch batch, int trial) {
    boolean labelled = batch.labels().length > 0;
    int targets = labelled ? 1 : batch.outputs();
    int width = batch.inputs() + 1 + targets;
    int periods = batch.periods();
    float[] content = new float[batch.steps() * width + periods];
    for (int t = 0; t < batch.steps(); t++) {
      int row = batch.at(t, trial);
      System.arraycopy(batch.input(), row * batch.inputs(), content, t * width, batch.inputs());
      content[t * width + batch.inputs()] = batch.mask()[row];
      int to = t * width + batch.inputs() + 1;
      if (labelled) {
        content[to] = batch.labels()[row];
      } else {
        System.arraycopy(batch.values(), row * targets, content, to, targets);
      }
    }
    for (int p = 0; p < periods; p++) {
      content[batch.steps() * width + p] = batch.starts(p)[trial];
    }
    return FloatBuffer.wrap(content);
  }
}
