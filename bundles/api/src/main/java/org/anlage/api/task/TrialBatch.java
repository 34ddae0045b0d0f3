package org.anlage.api.task;

import java.util.Arrays;
import java.util.List;

/**
 * Buffers for a batch of trials, time-major so that one step of all trials is contiguous. Allocated
 * once and refilled. The arrays are shared with whoever fills them.
 */
public final class TrialBatch {
  private static final Environment NONE =
      () -> {
        throw new IllegalStateException("the task gave a trial no environment");
      };

  private final int trials;
  private final int steps;
  private final int inputs;
  private final int outputs;
  private final float[] input;
  private final int[] labels;
  private final float[] values;
  private final float[] mask;
  private final int[] conditions;
  private final int[][] levels;
  private final double[][] numbers;
  private final List<Period> periods;
  private final int[][] starts;
  private final int[][] ends;
  private final Environment[] environments;

  private TrialBatch(TaskDescription task, int trials) {
    this(
        trials,
        task.steps(),
        task.inputs(),
        task.outputs(),
        task.objective().labelled(),
        task.variables().size(),
        task.numbers().size(),
        task.objective() == Objective.REWARD,
        task.periods());
  }

  private TrialBatch(
      int trials,
      int steps,
      int inputs,
      int outputs,
      boolean classes,
      int variables,
      int numbers,
      boolean rewarded,
      List<Period> periods) {
    this.trials = trials;
    this.steps = steps;
    this.inputs = inputs;
    this.outputs = outputs;
    this.periods = periods;
    input = new float[Math.multiplyExact(steps * trials, inputs)];
    labels = new int[classes ? steps * trials : 0];
    values = new float[classes ? 0 : Math.multiplyExact(steps * trials, outputs)];
    mask = new float[steps * trials];
    conditions = new int[trials];
    levels = new int[variables][trials];
    this.numbers = new double[numbers][trials];
    starts = new int[periods.size()][trials];
    ends = new int[periods.size()][trials];
    environments = new Environment[rewarded ? trials : 0];
    resetPeriods();
    Arrays.fill(environments, NONE);
  }

  private void resetPeriods() {
    for (int p = 0; p < starts.length; p++) {
      Arrays.fill(starts[p], periods.get(p).start());
      Arrays.fill(ends[p], periods.get(p).end());
    }
  }

  /** Buffers for trials of a task. */
  public static TrialBatch allocate(TaskDescription task, int trials) {
    return new TrialBatch(task, trials);
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

  /** T x B class labels, read where the mask is not zero; empty where targets are values. */
  public int[] labels() {
    return labels;
  }

  /** T x B x O target values; empty where targets are class labels. */
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

  /** Level that one of the task's variables has in each trial, from 0. */
  public int[] levels(int variable) {
    return levels[variable];
  }

  /** The value of one of the task's numbers in each trial. */
  public double[] numbers(int number) {
    return numbers[number];
  }

  /**
   * First step of one of the task's periods in each trial: at first that of the description, to be
   * overwritten by tasks whose periods are drawn.
   */
  public int[] starts(int period) {
    return starts[period];
  }

  /** Step after the last of one of the task's periods in each trial, as {@link #starts}. */
  public int[] ends(int period) {
    return ends[period];
  }

  /** Number of the task's periods. */
  public int periods() {
    return starts.length;
  }

  /** Index of the period of that name in {@link #starts}; -1 if the task has none. */
  public int period(String name) {
    for (int p = 0; p < periods.size(); p++) {
      if (periods.get(p).name().equals(name)) {
        return p;
      }
    }
    return -1;
  }

  /** Whether trials answer what a network does, each by its environment. */
  public boolean rewarded() {
    return environments.length > 0;
  }

  /** The environment of a trial of a task with rewards. */
  public Environment environment(int trial) {
    return environments[trial];
  }

  /** Sets the environment of a trial of a task with rewards. */
  public void surround(int trial, Environment environment) {
    environments[trial] = environment;
  }

  /**
   * The trials that a network with these outputs lived through: inputs are what it met, values are
   * 1 for the actions that it took and, at the last output, the rewards, and nothing answers any
   * more. Trials of tasks without rewards are as they are.
   *
   * @param played T x B x O outputs
   */
  public TrialBatch lived(float[] played) {
    if (!rewarded()) {
      return this;
    }
    TrialBatch lived =
        new TrialBatch(
            trials, steps, inputs, outputs, false, levels.length, numbers.length, false, periods);
    lived.copyTrials(this, 0);
    double[] row = new double[outputs];
    double[] next = new double[inputs];
    for (int trial = 0; trial < trials; trial++) {
      Environment.Episode episode = environments[trial].begin();
      for (int t = 0; t < steps; t++) {
        for (int o = 0; o < outputs; o++) {
          row[o] = played[at(t, trial) * outputs + o];
        }
        Arrays.fill(next, 0);
        episode.respond(t, row, 0, next);
        if (episode.action() >= 0) {
          lived.values[at(t, trial) * outputs + episode.action()] = 1;
        }
        lived.values[at(t, trial) * outputs + outputs - 1] = (float) episode.reward();
        for (int i = 0; t + 1 < steps && i < inputs; i++) {
          lived.input[at(t + 1, trial) * inputs + i] += (float) next[i];
        }
      }
    }
    return lived;
  }

  /** Index of (step, trial) in labels and mask. */
  public int at(int step, int trial) {
    return step * trials + trial;
  }

  /** Sets everything to zero, and the periods to those of the description. */
  public void clear() {
    Arrays.fill(input, 0);
    Arrays.fill(labels, 0);
    Arrays.fill(values, 0);
    Arrays.fill(mask, 0);
    Arrays.fill(conditions, 0);
    for (int[] variable : levels) {
      Arrays.fill(variable, 0);
    }
    for (double[] number : numbers) {
      Arrays.fill(number, 0);
    }
    resetPeriods();
    Arrays.fill(environments, NONE);
  }

  /** A new batch of some of these trials, in the order given. */
  public TrialBatch select(int... chosen) {
    TrialBatch batch =
        new TrialBatch(
            chosen.length,
            steps,
            inputs,
            outputs,
            labels.length > 0,
            levels.length,
            numbers.length,
            rewarded(),
            periods);
    for (int i = 0; i < chosen.length; i++) {
      batch.copyTrials(this, chosen[i], i, 1);
    }
    return batch;
  }

  /** Copies trials from another batch of the same shape but for the number of trials. */
  public void copyTrials(TrialBatch source, int first) {
    copyTrials(source, first, 0, trials);
  }

  private void copyTrials(TrialBatch source, int first, int to, int count) {
    for (int t = 0; t < steps; t++) {
      int from = source.at(t, first);
      int at = at(t, to);
      System.arraycopy(source.input, from * inputs, input, at * inputs, count * inputs);
      System.arraycopy(source.mask, from, mask, at, count);
      if (labels.length > 0) {
        System.arraycopy(source.labels, from, labels, at, count);
      }
      if (values.length > 0) {
        System.arraycopy(source.values, from * outputs, values, at * outputs, count * outputs);
      }
    }
    System.arraycopy(source.conditions, first, conditions, to, count);
    for (int v = 0; v < levels.length; v++) {
      System.arraycopy(source.levels[v], first, levels[v], to, count);
    }
    for (int v = 0; v < numbers.length; v++) {
      System.arraycopy(source.numbers[v], first, numbers[v], to, count);
    }
    for (int p = 0; p < starts.length; p++) {
      System.arraycopy(source.starts[p], first, starts[p], to, count);
      System.arraycopy(source.ends[p], first, ends[p], to, count);
    }
    if (rewarded()) {
      System.arraycopy(source.environments, first, environments, to, count);
    }
  }
}
