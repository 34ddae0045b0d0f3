package org.anlage.api.task.program;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameter;
import org.anlage.api.task.Objective;

/**
 * A task as data. Formulas are text over the names of draws: {@code + - * / mod}, comparisons,
 * {@code and or not}, {@code if(c, a, b)}, {@code min max abs sign floor sqrt exp log10 sin cos
 * distance}; angles are in degrees. In values, strengths and bases of inputs and in values and
 * strengths of answers, {@code time} is the time since the start of the period, ms, at the start of
 * the step.
 *
 * @param step length of a step, ms
 * @param draws what differs between trials
 * @param periods parts of a trial, in order
 * @param inputs inputs, in the order of their channels
 * @param objective how outputs are compared with targets
 * @param outputs outputs, in the order of their channels
 * @param answers what is asked
 * @param decision when an answer is right
 * @param variables what analyses may ask for
 * @param variations what analyses may vary
 * @param heldOut formula that is true of trials that never occur in training
 * @param chance accuracy of guessing, where it does not follow from the program
 * @param memorylessCeiling best accuracy without memory, where it does not follow
 * @param ceiling best accuracy, where it does not follow
 */
public record TrialProgram(
    @Parameter(text = "Length of a step.", unit = "ms", min = 0, exclusiveMin = true) double step,
    @Parameter(text = "What differs between trials.", value = "[]") List<Draw> draws,
    @Parameter(text = "Parts of a trial, in order.", min = 1) List<PeriodRule> periods,
    @Parameter(text = "Inputs, in the order of their channels.", min = 1) List<Input> inputs,
    @Parameter(text = "How outputs are compared with targets.", value = "\"cross-entropy\"")
        Objective objective,
    @Parameter(text = "Outputs, in the order of their channels.", min = 1) List<Output> outputs,
    @Parameter(text = "What is asked.", min = 1) List<Answer> answers,
    @Parameter(text = "When an answer is right.", value = "{}") DecisionRule decision,
    @Parameter(text = "What analyses may ask for.", value = "[]") List<ProgramVariable> variables,
    @Parameter(text = "What analyses may vary.", value = "[]") List<ProgramVariation> variations,
    @Parameter(text = "Formula that is true of trials that never occur in training.")
        Optional<String> heldOut,
    @Parameter(
            text = "Accuracy of guessing, where it does not follow from the program.",
            min = 0,
            max = 1)
        Optional<Double> chance,
    @Parameter(
            text = "Best accuracy without memory, where it does not follow from the program.",
            min = 0,
            max = 1)
        Optional<Double> memorylessCeiling,
    @Parameter(text = "Best accuracy, where it does not follow from the program.", min = 0, max = 1)
        Optional<Double> ceiling) {
  /** Copies the lists. */
  public TrialProgram {
    draws = List.copyOf(draws);
    periods = List.copyOf(periods);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    answers = List.copyOf(answers);
    variables = List.copyOf(variables);
    variations = List.copyOf(variations);
  }
}
