package org.anlage.api.task;

import java.util.Arrays;

/**
 * Buffers for a batch of trials, time-major so that one step of all trials is contiguous. Allocated
 * once and refilled. The arrays are shared with whoever fills them.
 */
public final class TrialBatch {
  private final int trials;
  private final int steps;
  private final int inputs;
  private final int outputs;
  private final float[] input;
  private final int[] labels;
  private final float[] values;
  private final float[] mask;
  private final int[] conditions;

  private TrialBatch(int trials, int steps, int inputs, int outputs, Objective objective) {
    this.trials = trials;
    this.steps = steps;
    this.inputs = inputs;
    this.outputs = outputs;
    input = new float[steps * trials * inputs];
    labels = new int[objective == Objective.CROSS_ENTROPY ? steps * trials : 0];
    values = new float[objective == Objective.MEAN_SQUARES ? steps * trials * outputs : 0];
    mask = new float[steps * trials];
    conditions = new int[trials];
  }

  /** Buffers for trials of a task. */
  public static TrialBatch allocate(TaskDescription task, int trials) {
    return new TrialBatch(trials, task.steps(), task.inputs(), task.outputs(), task.objective());
  }

  /** Number of trials B. */
  public int trials() {
    return trials;
  }

  /** Number of steps T. */
  public int steps() {
    return steps;
  }

  /** Input channels I. */
  public int inputs() {
    return inputs;
  }

  /** Output channels O. */
  public int outputs() {
    return outputs;
  }

  /** T x B x I inputs. */
  public float[] input() {
    return input;
  }

  /** T x B class labels, read where the mask is not zero; empty for mean squares. */
  public int[] labels() {
    return labels;
  }

  /** T x B x O target values; empty for cross-entropy. */
  public float[] values() {
    return values;
  }

  /** T x B weights of each step in the loss; 0 where the output does not matter. */
  public float[] mask() {
    return mask;
  }

  /**
   * Which of the task's conditions each trial is (for One-Choice, the number of the trial type).
   */
  public int[] conditions() {
    return conditions;
  }

  /** Index of (step, trial) in labels and mask. */
  public int at(int step, int trial) {
    return step * trials + trial;
  }

  /** Sets everything to zero. */
  public void clear() {
    Arrays.fill(input, 0);
    Arrays.fill(labels, 0);
    Arrays.fill(values, 0);
    Arrays.fill(mask, 0);
    Arrays.fill(conditions, 0);
  }

  /** Copies trials from another batch of the same shape but for the number of trials. */
  public void copyTrials(TrialBatch source, int first) {
    for (int t = 0; t < steps; t++) {
      System.arraycopy(
          source.input,
          (t * source.trials + first) * inputs,
          input,
          t * trials * inputs,
          trials * inputs);
      System.arraycopy(source.mask, t * source.trials + first, mask, t * trials, trials);
      if (labels.length > 0) {
        System.arraycopy(source.labels, t * source.trials + first, labels, t * trials, trials);
      }
      if (values.length > 0) {
        System.arraycopy(
            source.values,
            (t * source.trials + first) * outputs,
            values,
            t * trials * outputs,
            trials * outputs);
      }
    }
    System.arraycopy(source.conditions, first, conditions, 0, trials);
  }
}
