package org.anlage.api.task;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The description of a task, for the network and for readers of its results. Tasks with class
 * labels are decided by the largest output at the last scored step unless they say otherwise
 * ({@link #decidedBy}), tasks with rewards by what is earned; others are undecided.
 *
 * @param inputs input channels
 * @param outputs output channels (classes, for cross-entropy)
 * @param steps steps of the longest trial
 * @param objective how outputs are compared with targets
 * @param periods the parts of a trial; of the longest trial, where {@code drawnPeriods}
 * @param chance accuracy of guessing
 * @param memorylessCeiling best accuracy of a network that sees only the last period with input,
 *     where it is known
 * @param ceiling best accuracy any network can reach (below 1 where labels are ambiguous)
 * @param distinctTrials number of distinct noiseless trials; empty where they are not enumerable
 * @param variables what differs between trials, for analyses; may be empty
 * @param decision how outputs become an answer
 * @param outputWeights weight of each output in the loss, beside the mask; empty: 1 for all. Not
 *     for class labels.
 * @param numbers names of what differs between trials and is a number ({@link TrialBatch#numbers}),
 *     lower case with underscores
 * @param drawnPeriods whether periods differ between trials ({@link TrialBatch#starts}, {@link
 *     TrialBatch#ends})
 * @param timeStep length of a step, ms, where the task has one
 * @param inputNames names of the input channels; empty, or one each
 * @param outputNames names of the output channels; empty, or one each
 */
public record TaskDescription(
    int inputs,
    int outputs,
    int steps,
    Objective objective,
    List<Period> periods,
    double chance,
    OptionalDouble memorylessCeiling,
    double ceiling,
    OptionalInt distinctTrials,
    List<TrialVariable> variables,
    Decision decision,
    List<Double> outputWeights,
    List<String> numbers,
    boolean drawnPeriods,
    OptionalDouble timeStep,
    List<String> inputNames,
    List<String> outputNames) {
  /** Copies and checks the lists. */
  public TaskDescription {
    periods = List.copyOf(periods);
    variables = List.copyOf(variables);
    outputWeights = List.copyOf(outputWeights);
    numbers = List.copyOf(numbers);
    inputNames = List.copyOf(inputNames);
    outputNames = List.copyOf(outputNames);
    requireOneEach("outputWeights", outputWeights, outputs);
    requireOneEach("inputNames", inputNames, inputs);
    requireOneEach("outputNames", outputNames, outputs);
    if (objective.labelled() && !outputWeights.isEmpty()) {
      throw new IllegalArgumentException(
          "outputWeights: got " + outputWeights + " with class labels, expected none");
    }
  }

  private static Decision decisionBy(Objective objective) {
    if (objective == Objective.REWARD) {
      return new Decision.Earned();
    }
    return objective.labelled() ? new Decision.LastLargest() : new Decision.Undecided();
  }

  private static void requireOneEach(String what, List<?> list, int channels) {
    if (!list.isEmpty() && list.size() != channels) {
      throw new IllegalArgumentException(
          what + ": got " + list.size() + ", expected none or " + channels);
    }
  }

  /** A task with periods that are the same in every trial. */
  public TaskDescription(
      int inputs,
      int outputs,
      int steps,
      Objective objective,
      List<Period> periods,
      double chance,
      OptionalDouble memorylessCeiling,
      double ceiling,
      OptionalInt distinctTrials,
      List<TrialVariable> variables) {
    this(
        inputs,
        outputs,
        steps,
        objective,
        periods,
        chance,
        memorylessCeiling,
        ceiling,
        distinctTrials,
        variables,
        decisionBy(objective),
        List.of(),
        List.of(),
        false,
        OptionalDouble.empty(),
        List.of(),
        List.of());
  }

  /** The same without variables. */
  public TaskDescription(
      int inputs,
      int outputs,
      int steps,
      Objective objective,
      List<Period> periods,
      double chance,
      OptionalDouble memorylessCeiling,
      double ceiling,
      OptionalInt distinctTrials) {
    this(
        inputs,
        outputs,
        steps,
        objective,
        periods,
        chance,
        memorylessCeiling,
        ceiling,
        distinctTrials,
        List.of());
  }

  /** The period of that name; empty if there is none. */
  public Optional<Period> period(String name) {
    return periods.stream().filter(period -> period.name().equals(name)).findFirst();
  }

  /** Whether trials have answers that are right or wrong, so that an accuracy is defined. */
  public boolean decided() {
    return !(decision instanceof Decision.Undecided);
  }

  /** The weight of an output in the loss. */
  public double outputWeight(int output) {
    return outputWeights.isEmpty() ? 1 : outputWeights.get(output);
  }

  /** The same, decided in another way. */
  public TaskDescription decidedBy(Decision other) {
    return with(other, outputWeights, numbers, drawnPeriods, timeStep, inputNames, outputNames);
  }

  /** The same with weights of the outputs in the loss. */
  public TaskDescription weighted(List<Double> weights) {
    return with(decision, weights, numbers, drawnPeriods, timeStep, inputNames, outputNames);
  }

  /** The same with numbers that differ between trials. */
  public TaskDescription withNumbers(List<String> names) {
    return with(decision, outputWeights, names, drawnPeriods, timeStep, inputNames, outputNames);
  }

  /** The same with periods that differ between trials. */
  public TaskDescription withDrawnPeriods() {
    return with(decision, outputWeights, numbers, true, timeStep, inputNames, outputNames);
  }

  /** The same with a length of a step, ms. */
  public TaskDescription inStepsOf(double ms) {
    return with(
        decision,
        outputWeights,
        numbers,
        drawnPeriods,
        OptionalDouble.of(ms),
        inputNames,
        outputNames);
  }

  /** The same with names of the channels. */
  public TaskDescription named(List<String> ofInputs, List<String> ofOutputs) {
    return with(decision, outputWeights, numbers, drawnPeriods, timeStep, ofInputs, ofOutputs);
  }

  private TaskDescription with(
      Decision otherDecision,
      List<Double> otherWeights,
      List<String> otherNumbers,
      boolean otherPeriods,
      OptionalDouble otherStep,
      List<String> otherInputs,
      List<String> otherOutputs) {
    return new TaskDescription(
        inputs,
        outputs,
        steps,
        objective,
        periods,
        chance,
        memorylessCeiling,
        ceiling,
        distinctTrials,
        variables,
        otherDecision,
        otherWeights,
        otherNumbers,
        otherPeriods,
        otherStep,
        otherInputs,
        otherOutputs);
  }
}
