package org.anlage.task.programs;

import java.util.List;
import org.anlage.api.component.Parameter;

/**
 * A change of a program. Angles of answers are turned; numbers of classes are moved by the nearest
 * number of places, of which all classes of an output make the circle.
 *
 * @param kind what it changes
 * @param rate speed of the answer, degrees per second; negative: the other way (sequence,
 *     integrate)
 * @param values durations, ms (delay)
 * @param probability probability of a trial with it (distractors, catch-trials, go-nogo)
 * @param input name of the stimulus (two-modalities, distractors, catch-trials, reaction)
 * @param decision name of the period of the answer
 */
public record ModifierRule(
    @Parameter(text = "What it changes.") Kind kind,
    @Parameter(
            text = "Speed of the answer; negative: the other way (sequence, integrate).",
            value = "180",
            unit = "degrees/s")
        double rate,
    @Parameter(
            text = "Durations, equally probable (delay).",
            value = "[200, 400, 800, 1600]",
            unit = "ms",
            min = 1)
        List<Double> values,
    @Parameter(
            text = "Probability of a trial with it (distractors, catch-trials, go-nogo).",
            value = "0.5",
            min = 0,
            max = 1)
        double probability,
    @Parameter(
            text = "Name of the stimulus (two-modalities, distractors, catch-trials, reaction).",
            value = "\"stimulus\"")
        String input,
    @Parameter(text = "Name of the period of the answer.", value = "\"response\"")
        String decision) {
  /** Kinds of change. */
  public enum Kind {
    /** A period without stimulus, called delay, before the answer; its duration is drawn. */
    DELAY,
    /** The opposite answer: 180 degrees, or half of the classes, away. */
    ANTI,
    /** The stimulus is shown only in the period of the answer. */
    REACTION,
    /** The stimulus is shown on one of two inputs, which is drawn. */
    TWO_MODALITIES,
    /** In some trials the answer is to fixate; a cue says which. */
    GO_NOGO,
    /** The answer moves on while it is given. */
    SEQUENCE,
    /** The answer is moved on by the rate times the duration of the delay. */
    INTEGRATE,
    /** In some trials another stimulus is shown in the delay. */
    DISTRACTORS,
    /** In some trials there is no stimulus, and the answer is to fixate. */
    CATCH_TRIALS,
    /** Of classes, the last is the right answer where it was the first; angles are mirrored. */
    REVERSED_RULE
  }

  /** Copies the list. */
  public ModifierRule {
    values = List.copyOf(values);
  }

  /** A modifier with its defaults. */
  public static ModifierRule of(Kind kind) {
    return new ModifierRule(
        kind, 180, List.of(200.0, 400.0, 800.0, 1600.0), 0.5, "stimulus", "response");
  }

  /** The same with another rate. */
  public ModifierRule at(double degreesPerSecond) {
    return new ModifierRule(kind, degreesPerSecond, values, probability, input, decision);
  }

  /** The same with other names of the stimulus and of the period of the answer. */
  public ModifierRule on(String stimulus, String answer) {
    return new ModifierRule(kind, rate, values, probability, stimulus, answer);
  }
}
