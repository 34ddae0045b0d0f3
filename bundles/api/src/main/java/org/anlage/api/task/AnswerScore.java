package org.anlage.api.task;

import java.util.Arrays;
import java.util.Optional;

/**
 * Scores answers of trials by the {@link Decision} of their task, from outputs given step by step
 * in any order. The same bits on every machine. Owns its buffers, so that a training run needs one.
 */
public final class AnswerScore {
  private final Optional<DecisionScorer> scorer;
  private final int outputs;
  private final int[] last;
  private final int[] scored;
  private TrialBatch batch;
  private int first;
  private int count;

  /**
   * For trials of a task, at most {@code capacity} at a time.
   *
   * @throws IllegalArgumentException if the decision asks for what the task does not have
   */
  public AnswerScore(TaskDescription task, int capacity) {
    scorer = DecisionScorer.of(task, capacity);
    outputs = task.outputs();
    batch = TrialBatch.allocate(task, 0);
    last = new int[capacity];
    scored = new int[capacity];
  }

  /**
   * Scores of all trials of a batch.
   *
   * @param played T x B x O outputs of the network, before {@link Objective#form}
   * @return one per trial, from 0 to 1; NaN where the task is undecided
   */
  public static double[] of(TaskDescription task, TrialBatch batch, float[] played) {
    AnswerScore score = new AnswerScore(task, batch.trials());
    score.begin(batch, 0, batch.trials());
    double[] step = new double[batch.trials() * batch.outputs()];
    for (int t = 0; t < batch.steps(); t++) {
      for (int i = 0; i < step.length; i++) {
        step[i] = played[t * step.length + i];
      }
      score.take(t, step);
    }
    double[] result = new double[batch.trials()];
    Arrays.setAll(result, score::score);
    return result;
  }

  /** Begins with trials {@code from} to {@code from + trials - 1} of a batch. */
  public void begin(TrialBatch of, int from, int trials) {
    batch = of;
    first = from;
    count = trials;
    Arrays.fill(last, -1);
    Arrays.fill(scored, 0);
    scorer.ifPresent(DecisionScorer::clear);
    for (int t = 0; t < batch.steps(); t++) {
      for (int trial = 0; trial < count; trial++) {
        if (batch.mask()[batch.at(t, first + trial)] != 0) {
          last[trial] = t;
          scored[trial]++;
        }
      }
    }
  }

  /**
   * Takes the outputs of one step; steps that no trial scores need not be given.
   *
   * @param values trials x O outputs of the network, before {@link Objective#form}
   */
  public void take(int step, double[] values) {
    if (scorer.isEmpty()) {
      return;
    }
    DecisionScorer own = scorer.get();
    for (int trial = 0; trial < count; trial++) {
      int at = batch.at(step, first + trial);
      if (batch.mask()[at] != 0 && (step == last[trial] || own.everyStep())) {
        own.take(batch, step, at, trial, values, trial * outputs);
      }
    }
  }

  /** The score of a trial, from 0 to 1; NaN where the task is undecided. */
  public double score(int trial) {
    if (scorer.isEmpty()) {
      return Double.NaN;
    }
    return scored[trial] == 0 ? 0 : scorer.get().score(batch, first + trial, trial, scored[trial]);
  }

  /** The sum of the scores of all trials. */
  public double total() {
    double total = 0;
    for (int trial = 0; trial < count; trial++) {
      total += score(trial);
    }
    return total;
  }
}
