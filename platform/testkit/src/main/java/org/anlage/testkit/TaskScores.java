package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.Environment;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/** Scores of answers that are known: the right ones, and those of who does not look. */
final class TaskScores {
  static final int TRIALS = 256;

  /** Normal quantile of 99.9 % on two sides, for the largest of a few answers. */
  private static final double QUANTILE = 4;

  private static final int CONSTANTS = 6;
  private static final double SURE = 30;

  private TaskScores() {}

  /** Trials of a task. */
  record Drawn(TaskDescription task, TrialBatch batch) {}

  /** Whoever answers with the targets scores the ceiling, or more where labels are ambiguous. */
  static void right(Drawn drawn) {
    TaskDescription task = drawn.task();
    if (!task.decided()) {
      return;
    }
    TrialBatch batch = drawn.batch();
    float[] played = batch.rewarded() ? Environment.best(batch) : targets(task, batch);
    double score = Arrays.stream(AnswerScore.of(task, batch, played)).average().orElseThrow();
    assertTrue(
        score >= task.ceiling() - 1e-9,
        "the right answers score " + score + ", below the ceiling " + task.ceiling());
  }

  private static float[] targets(TaskDescription task, TrialBatch batch) {
    float[] played = new float[batch.steps() * batch.trials() * batch.outputs()];
    for (int at = 0; at < batch.steps() * batch.trials(); at++) {
      answer(task, batch, at, played, at);
    }
    return played;
  }

  /**
   * With rewards, each action always; with labels, all classes alike; with values, the mean target
   * and the targets of some trials, of which each is always the answer.
   */
  static void blind(Drawn drawn) {
    TaskDescription task = drawn.task();
    if (!task.decided()) {
      return;
    }
    List<double[]> scores = new ArrayList<>();
    if (drawn.batch().rewarded()) {
      for (int action = 0; action < task.outputs() - 1; action++) {
        float[] constant = new float[task.outputs()];
        constant[action] = 1;
        scores.add(constant(drawn, constant));
      }
    } else if (task.objective().labelled()) {
      double[] mean = new double[drawn.batch().trials()];
      for (int label = 0; label < task.outputs(); label++) {
        float[] constant = new float[task.outputs()];
        constant[label] = 1;
        double[] score = constant(drawn, constant);
        for (int i = 0; i < mean.length; i++) {
          mean[i] += score[i] / task.outputs();
        }
      }
      scores.add(mean);
    } else {
      for (int trial = 0; trial < CONSTANTS; trial++) {
        scores.add(constant(drawn, targetOf(drawn, trial)));
      }
    }
    for (double[] score : scores) {
      double mean = Arrays.stream(score).average().orElseThrow();
      double variance =
          Arrays.stream(score).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      double most = task.chance() + QUANTILE * Math.sqrt(variance / score.length);
      assertTrue(
          mean <= most + 1e-9,
          "an answer that is always the same scores "
              + mean
              + ", above the chance "
              + task.chance());
    }
  }

  private static double[] constant(Drawn drawn, float[] constant) {
    TrialBatch batch = drawn.batch();
    float[] played = new float[batch.steps() * batch.trials() * batch.outputs()];
    for (int at = 0; at < played.length; at += constant.length) {
      System.arraycopy(constant, 0, played, at, constant.length);
    }
    return AnswerScore.of(drawn.task(), batch, played);
  }

  /** The answer to the last scored step of a trial. */
  private static float[] targetOf(Drawn drawn, int trial) {
    TrialBatch batch = drawn.batch();
    int last = 0;
    for (int t = 0; t < batch.steps(); t++) {
      last = batch.mask()[batch.at(t, trial)] > 0 ? batch.at(t, trial) : last;
    }
    float[] answer = new float[batch.outputs()];
    answer(drawn.task(), batch, last, answer, 0);
    return answer;
  }

  /** Writes outputs that the objective's form turns into the targets. */
  private static void answer(
      TaskDescription task, TrialBatch batch, int at, float[] played, int row) {
    int outputs = task.outputs();
    for (int o = 0; o < outputs; o++) {
      double target = task.objective().labelled() ? 0 : batch.values()[at * outputs + o];
      played[row * outputs + o] =
          (float)
              switch (task.objective().form()) {
                case SOFTMAX -> batch.labels()[at] == o ? SURE : 0;
                case LINEAR -> target;
                case LOGISTIC -> logit(target);
                case EXPONENTIAL -> Math.max(-SURE, Math.log(target));
              };
    }
  }

  private static double logit(double target) {
    return Math.max(-SURE, Math.min(SURE, Math.log(target / (1 - target))));
  }
}
