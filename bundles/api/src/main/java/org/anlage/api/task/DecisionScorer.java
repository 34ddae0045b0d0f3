package org.anlage.api.task;

import java.util.Arrays;
import java.util.Optional;

/** Scores trials by one kind of decision, at their last scored step or at all of them. */
abstract class DecisionScorer {
  /** Sums over the steps of a trial, one per trial. */
  final double[] sum;

  final int outputs;
  private final boolean everyStep;

  DecisionScorer(TaskDescription task, int capacity, boolean everyStep) {
    outputs = task.outputs();
    sum = new double[capacity];
    this.everyStep = everyStep;
  }

  /** The scorer of a task's decision; empty if it is undecided. */
  static Optional<DecisionScorer> of(TaskDescription task, int capacity) {
    Decision decision = task.decision();
    if (decision instanceof Decision.LastLargest) {
      return Optional.of(new LabelScorer(task, capacity, false));
    }
    if (decision instanceof Decision.MeanLargest) {
      return Optional.of(new LabelScorer(task, capacity, true));
    }
    if (decision instanceof Decision.Direction direction) {
      return Optional.of(new DirectionScorer(task, capacity, direction, Optional.empty()));
    }
    if (decision instanceof Decision.MeanDirection mean) {
      return Optional.of(
          new DirectionScorer(task, capacity, mean.ofStep(), Optional.of(mean.since())));
    }
    if (decision instanceof Decision.Within within) {
      return Optional.of(new WithinScorer(task, capacity, within));
    }
    if (decision instanceof Decision.Event event) {
      return Optional.of(new EventScorer(task, capacity, event));
    }
    if (decision instanceof Decision.Tracking tracking) {
      return Optional.of(new SeriesScorer(task, capacity, tracking.most()));
    }
    if (decision instanceof Decision.Explained) {
      return Optional.of(new SeriesScorer(task, capacity, 0));
    }
    if (decision instanceof Decision.Earned) {
      return Optional.of(new EarnedScorer(task, capacity));
    }
    return Optional.empty();
  }

  /** Whether it takes all scored steps of a trial, or the last. */
  final boolean everyStep() {
    return everyStep;
  }

  /** Forgets all trials. */
  void clear() {
    Arrays.fill(sum, 0);
  }

  /**
   * Takes the outputs of a trial at a step.
   *
   * @param at index of the step and the trial in the batch's labels
   * @param trial number of the trial here
   * @param row index of its first output
   */
  abstract void take(TrialBatch batch, int step, int at, int trial, double[] values, int row);

  /**
   * The score of a trial that was scored at so many steps.
   *
   * @param inBatch number of the trial in the batch
   * @param trial number of the trial here
   */
  double score(TrialBatch batch, int inBatch, int trial, int steps) {
    return everyStep ? sum[trial] / steps : sum[trial];
  }

  static void require(boolean holds, TaskDescription task, String asked) {
    if (!holds) {
      throw new IllegalArgumentException("the decision " + task.decision() + " asks for " + asked);
    }
  }

  static void requireValues(TaskDescription task) {
    require(!task.objective().labelled(), task, "target values, and the targets are labels");
  }
}
