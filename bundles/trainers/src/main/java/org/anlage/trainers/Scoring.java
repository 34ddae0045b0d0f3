package org.anlage.trainers;

import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.component.Chosen;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.Loss;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/** Scores the outputs of a run, one batch at a time, with buffers of its own. */
final class Scoring {
  private final TaskDescription task;
  private final RealBuffer outputs;
  private final Outputs rows;
  private final AnswerScore answers;
  private final Optional<GivenLoss> given;

  /**
   * For at most {@code trials} trials at a time.
   *
   * @param like a buffer of the precision of outputs
   * @param loss in place of the task's own
   */
  Scoring(
      TaskDescription task,
      int trials,
      RealBuffer like,
      Kernels kernels,
      Optional<Chosen<Loss<Record>>> loss) {
    this.task = task;
    outputs = like.allocate(trials * task.outputs());
    rows = new Outputs(trials, task.outputs(), kernels.elementwise());
    answers = new AnswerScore(task, trials);
    int length = Math.multiplyExact(task.steps(), outputs.length());
    given =
        loss.map(
            chosen ->
                new GivenLoss(
                    chosen.service().bind(chosen.parameters(), task, trials, kernels), length));
  }

  /** Trials x O, for the outputs of a step. */
  RealBuffer outputs() {
    return outputs;
  }

  /** Whether a loss is given, so that all steps must have run before any is scored. */
  boolean given() {
    return given.isPresent();
  }

  /** The score of trials of a batch, which ran last. */
  BatchLoss of(Trajectory trajectory, TrialBatch batch, int first, int count) {
    if (given.isPresent()) {
      boolean all = first == 0 && count == batch.trials();
      TrialBatch ran = all ? batch : batch.select(IntStream.range(first, first + count).toArray());
      given.get().evaluate(trajectory, ran, outputs);
    }
    return new BatchLoss(task, batch, first, count, rows, answers, given);
  }
}
