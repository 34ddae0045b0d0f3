package org.anlage.task.programs;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.task.Decision;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.task.programs.formula.Angles;

/** The right answers of trials, and how well one answer does for several of them. */
final class Targets {
  /** Fixation, among directions. */
  private static final double HOLD = -1;

  private final TaskDescription task;

  Targets(TaskDescription task) {
    this.task = task;
  }

  /** The steps of a trial whose answers count: all that are scored, or the last. */
  List<Integer> scored(TrialBatch batch, int trial) {
    List<Integer> steps = new ArrayList<>();
    for (int t = 0; t < batch.steps(); t++) {
      if (batch.mask()[batch.at(t, trial)] != 0) {
        steps.add(t);
      }
    }
    if (task.decision() instanceof Decision.Event event) {
      return steps.isEmpty() ? steps : List.of(event(batch, trial, event, steps));
    }
    if (task.decision() instanceof Decision.MeanDirection mean) {
      int since = batch.period(mean.since());
      int start = since < 0 ? 0 : batch.starts(since)[trial];
      return steps.stream().filter(t -> t >= start).toList();
    }
    boolean every =
        task.decision() instanceof Decision.MeanLargest
            || (task.decision() instanceof Decision.Within within && within.everyStep());
    return every || steps.isEmpty() ? steps : List.of(steps.get(steps.size() - 1));
  }

  /** The step of the event; a step after the trial where there is none. */
  private int event(TrialBatch batch, int trial, Decision.Event event, List<Integer> steps) {
    for (int t : steps) {
      int at = batch.at(t, trial);
      double target =
          task.objective().labelled()
              ? (batch.labels()[at] == event.output() ? 1 : 0)
              : batch.values()[at * batch.outputs() + event.output()];
      if (target > event.threshold()) {
        return t;
      }
    }
    return batch.steps();
  }

  /** The right answer at a step: a label, a direction or fixation, a time, or values. */
  Object answer(TrialBatch batch, int trial, int step) {
    if (task.decision() instanceof Decision.Event event) {
      int since = batch.period(event.since());
      int start = since < 0 ? 0 : batch.starts(since)[trial];
      return step == batch.steps() ? Double.POSITIVE_INFINITY : (double) (step - start);
    }
    int at = batch.at(step, trial);
    if (task.objective().labelled()) {
      return (double) batch.labels()[at];
    }
    float[] target =
        Arrays.copyOfRange(batch.values(), at * task.outputs(), (at + 1) * task.outputs());
    return direction().isPresent()
        ? direction(target, direction().get())
        : (Object) FloatBuffer.wrap(target);
  }

  private Optional<Decision.Direction> direction() {
    if (task.decision() instanceof Decision.MeanDirection mean) {
      return Optional.of(mean.ofStep());
    }
    return Optional.of(task.decision())
        .filter(Decision.Direction.class::isInstance)
        .map(Decision.Direction.class::cast);
  }

  private static double direction(float[] target, Decision.Direction decision) {
    if (decision.fixation() >= 0 && target[decision.fixation()] > decision.hold()) {
      return HOLD;
    }
    int ring = decision.fixation() < 0 ? target.length : target.length - 1;
    double x = 0;
    double y = 0;
    for (int k = 0; k < ring; k++) {
      int output = decision.fixation() >= 0 && k >= decision.fixation() ? k + 1 : k;
      x += target[output] * StrictMath.cos(2 * Math.PI * k / ring);
      y += target[output] * StrictMath.sin(2 * Math.PI * k / ring);
    }
    double degrees = StrictMath.toDegrees(StrictMath.atan2(y, x));
    return degrees < 0 ? degrees + 360 : degrees;
  }

  /** Best score of one answer to trials whose right answers have these probabilities. */
  double best(Map<Object, Double> answers) {
    double best = 0;
    for (Object candidate : answers.keySet()) {
      double[] shares =
          answers.entrySet().stream()
              .filter(entry -> right(candidate, entry.getKey()))
              .mapToDouble(Map.Entry::getValue)
              .sorted()
              .toArray();
      best = Math.max(best, Arrays.stream(shares).sum());
    }
    return best;
  }

  /**
   * Whether an answer that reaches as far as the decision allows below or beyond the candidate is
   * right. An interval that has most answers in it has one at its lower end.
   */
  private boolean right(Object candidate, Object answer) {
    if (direction().isPresent()) {
      double c = (double) candidate;
      double a = (double) answer;
      return c == HOLD || a == HOLD
          ? c == a
          : ((a - c) % 360 + 360) % 360 < 2 * direction().get().degrees() - 1e-6
              || Angles.distance(a, c) < 1e-6;
    }
    if (task.decision() instanceof Decision.Event event) {
      double from = (double) candidate - tolerance(event, (double) candidate);
      double c = Double.isInfinite((double) candidate) ? (double) candidate : Math.ceil(from);
      return c == (double) answer
          || Math.abs(c - (double) answer) <= tolerance(event, (double) answer);
    }
    if (task.decision() instanceof Decision.Within within) {
      return near((FloatBuffer) candidate, (FloatBuffer) answer, within);
    }
    return candidate.equals(answer);
  }

  private static double tolerance(Decision.Event event, double time) {
    return event.steps() + event.relative() * time;
  }

  private static boolean near(FloatBuffer candidate, FloatBuffer answer, Decision.Within within) {
    for (int o = 0; o < candidate.limit(); o++) {
      double lower = candidate.get(o);
      double reach = within.absolute() + within.relative() * Math.abs(lower);
      double difference = answer.get(o) - lower;
      double other = within.absolute() + within.relative() * Math.abs(answer.get(o));
      if (!(difference >= -1e-9 && difference < reach + other - 1e-9)) {
        return false;
      }
    }
    return true;
  }
}
