package org.anlage.api.task;

/**
 * How the outputs of a trial become an answer, and when that is right. The score of a trial is from
 * 0 to 1, and the accuracy of a network is its mean over trials. Outputs are those after {@link
 * Objective#form}. {@link AnswerScore} computes it.
 */
public sealed interface Decision {
  /** What counts as right, in words. */
  String text();

  /** Right if the largest output at the last scored step is the label. */
  record LastLargest() implements Decision {
    @Override
    public String text() {
      return "the largest output at the last scored step is the label";
    }
  }

  /** Share of the scored steps at which the largest output is the label. */
  record MeanLargest() implements Decision {
    @Override
    public String text() {
      return "share of scored steps at which the largest output is the label";
    }
  }

  /**
   * A direction on a ring, at the last scored step. All outputs but the fixation are units on a
   * ring at equal distances, the first at angle 0, and the direction is that of the sum of their
   * unit vectors weighted by output. Where the target of the fixation is above {@code hold}, the
   * trial is right if its output is, too; otherwise it is right if its output is not and the
   * direction is nearer than {@code degrees} to that of the targets.
   *
   * @param fixation output of the fixation; -1: none
   * @param hold value of the fixation above which the network fixates
   * @param degrees largest distance of the directions, degrees
   */
  record Direction(int fixation, double hold, double degrees) implements Decision {
    @Override
    public String text() {
      return "the direction at the last scored step is within "
          + degrees
          + " degrees"
          + (fixation < 0 ? "" : ", and fixation is held where it should be");
    }

    /** Checks the numbers. */
    public Direction {
      require(fixation >= -1, "fixation", fixation, "-1 or more");
      require(degrees > 0 && degrees <= 180, "degrees", degrees, "above 0, at most 180");
    }
  }

  /**
   * Share of the scored steps from the start of a period on at which the direction is right, or the
   * fixation, as in {@link Direction}.
   *
   * @param fixation output of the fixation; -1: none
   * @param hold value of the fixation above which the network fixates
   * @param degrees largest distance of the directions, degrees
   * @param since name of the period; empty: from the first step
   */
  record MeanDirection(int fixation, double hold, double degrees, String since)
      implements Decision {
    @Override
    public String text() {
      return "share of scored steps at which the direction is within "
          + degrees
          + " degrees"
          + (fixation < 0 ? "" : ", and fixation is held where it should be");
    }

    /** Checks the numbers. */
    public MeanDirection {
      var unused = new Direction(fixation, hold, degrees);
    }

    /** The same of one step. */
    public Direction ofStep() {
      return new Direction(fixation, hold, degrees);
    }
  }

  /**
   * Outputs less than {@code absolute + relative |target|} from their targets.
   *
   * @param absolute in units of the outputs
   * @param relative share of the target
   * @param everyStep whether the score is the share of scored steps; otherwise the last one counts
   * @param together whether all outputs of a step must be near their targets; otherwise the score
   *     is the share of outputs that are
   */
  record Within(double absolute, double relative, boolean everyStep, boolean together)
      implements Decision {
    @Override
    public String text() {
      return (together ? "all outputs are" : "share of outputs that are")
          + " within "
          + absolute
          + (relative > 0 ? " + " + relative + " |target|" : "")
          + " of the target at "
          + (everyStep ? "every scored step" : "the last scored step");
    }

    /** Checks the numbers. */
    public Within {
      require(absolute >= 0, "absolute", absolute, "0 or more");
      require(relative >= 0, "relative", relative, "0 or more");
      require(absolute + relative > 0, "absolute", absolute, "above 0 where relative is 0");
    }
  }

  /**
   * The time of an event: the first scored step at which an output is above a threshold, where the
   * target is its own first step above it. Right if the two differ by at most {@code steps +
   * relative (target - start)}, or if neither has an event. With class labels, the output is a
   * probability, and the target is 1 where the label is that output.
   *
   * @param output the output
   * @param threshold the threshold
   * @param steps tolerance, steps
   * @param relative share of the time from the start of a period to the target
   * @param since name of that period
   */
  record Event(int output, double threshold, double steps, double relative, String since)
      implements Decision {
    @Override
    public String text() {
      return "output "
          + output
          + " rises above "
          + threshold
          + " within "
          + steps
          + " steps"
          + (relative > 0 ? " + " + relative + " of the interval" : "")
          + " of its target";
    }

    /** Checks the numbers. */
    public Event {
      require(output >= 0, "output", output, "0 or more");
      require(steps >= 0, "steps", steps, "0 or more");
      require(relative >= 0, "relative", relative, "0 or more");
    }
  }

  /**
   * A series, right if the root of its mean squared error over scored steps is at most {@code most}
   * times the standard deviation of the targets of the trial; the score is the share of outputs for
   * which it is.
   *
   * @param most largest normalized error
   */
  record Tracking(double most) implements Decision {
    @Override
    public String text() {
      return "share of outputs whose error is at most " + most + " of the deviation of the target";
    }

    /** Checks the number. */
    public Tracking {
      require(most > 0, "most", most, "above 0");
    }
  }

  /**
   * A series; the score is the share of the variance of the targets over scored steps of the trial
   * that is explained, 1 - (sum of squared errors) / (sum of squared deviations), 0 where that is
   * negative, averaged over outputs whose targets vary in the trial.
   */
  record Explained() implements Decision {
    @Override
    public String text() {
      return "share of the variance of the targets that is explained";
    }
  }

  /** What the environment of the trial says of all that was done in it; for rewarded tasks. */
  record Earned() implements Decision {
    @Override
    public String text() {
      return "the score that the environment gives to all that was done";
    }
  }

  /** No answer: only the loss says how good a trial is, and accuracies are not numbers. */
  record Undecided() implements Decision {
    @Override
    public String text() {
      return "none: there is only a loss";
    }
  }

  private static void require(boolean holds, String what, double got, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": got " + got + ", expected " + expected);
    }
  }
}
