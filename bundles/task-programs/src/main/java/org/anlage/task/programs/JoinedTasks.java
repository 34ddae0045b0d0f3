package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.anlage.api.data.Cortex;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;

/** Several tasks with channels that are joined by name. */
final class JoinedTasks {
  private final List<TaskDescription> parts = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final TaskDescription description;
  private final boolean rule;
  private final int shownInputs;

  /**
   * Joins tasks.
   *
   * @throws IllegalArgumentException if they do not fit together
   */
  JoinedTasks(Suite.Parameters parameters, Optional<Cortex> cortex) {
    rule = parameters.rule();
    double weights = 0;
    double chance = 0;
    double ceiling = 0;
    int steps = 0;
    for (Suite.Part part : parameters.tasks()) {
      TaskDescription task = part.describe(cortex);
      if (task.objective() == Objective.REWARD) {
        throw new IllegalArgumentException(
            part.label() + " answers what a network does, and a suite joins tasks that do not");
      }
      check(parameters.tasks().get(0), parts.isEmpty() ? task : parts.get(0), part, task);
      parts.add(task);
      names(task.inputNames(), task.inputs(), "input").forEach(name -> add(inputs, name));
      names(task.outputNames(), task.outputs(), "output").forEach(name -> add(outputs, name));
      weights += part.weight();
      chance += part.weight() * task.chance();
      ceiling += part.weight() * task.ceiling();
      steps = Math.max(steps, task.steps());
    }
    shownInputs = inputs.size();
    List<String> labels = parameters.tasks().stream().map(Suite.Part::label).toList();
    if (rule) {
      labels.forEach(label -> inputs.add("rule-" + label));
    }
    TaskDescription first = parts.get(0);
    if (!(first.decision() instanceof Decision.LastLargest)
        && !(first.decision() instanceof Decision.MeanLargest)
        && parts.stream().anyMatch(part -> !ownNames(part).equals(outputs))) {
      throw new IllegalArgumentException(
          "the decision "
              + first.decision()
              + " asks for tasks with the same outputs in one order");
    }
    description =
        new TaskDescription(
                inputs.size(),
                outputs.size(),
                steps,
                first.objective(),
                List.of(new Period("trial", 0, steps)),
                chance / weights,
                OptionalDouble.empty(),
                Math.min(1, ceiling / weights),
                OptionalInt.empty(),
                List.of(new TrialVariable("task", labels)))
            .decidedBy(first.decision())
            .weighted(first.outputWeights())
            .withDrawnPeriods()
            .named(inputs, outputs);
  }

  private static List<String> ownNames(TaskDescription part) {
    return names(part.outputNames(), part.outputs(), "output");
  }

  private static void add(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  private static List<String> names(List<String> names, int channels, String kind) {
    return names.isEmpty()
        ? IntStream.range(0, channels).mapToObj(k -> kind + "-" + k).toList()
        : names;
  }

  private static void check(
      Suite.Part first, TaskDescription one, Suite.Part part, TaskDescription other) {
    boolean since =
        (other.decision() instanceof Decision.Event event && !event.since().isEmpty())
            || (other.decision() instanceof Decision.MeanDirection mean && !mean.since().isEmpty());
    String differ =
        !one.objective().equals(other.objective())
            ? "objectives"
            : !one.decision().equals(other.decision())
                ? "decisions"
                : !one.outputWeights().equals(other.outputWeights())
                    ? "weights of outputs"
                    : !one.timeStep().equals(other.timeStep()) ? "lengths of a step" : "";
    if (!differ.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + first.label() + "\" and \"" + part.label() + "\" have other " + differ);
    }
    if (since) {
      throw new IllegalArgumentException(
          "the decision of \"" + part.label() + "\" counts from a period, which a suite has not");
    }
  }

  TaskDescription description() {
    return description;
  }

  TaskDescription part(int k) {
    return parts.get(k);
  }

  /** Copies a trial of a task into a batch of the joined tasks. */
  void copy(int k, TrialBatch from, int trial, TrialBatch to, int place) {
    TaskDescription task = parts.get(k);
    int[] in = places(inputs, names(task.inputNames(), task.inputs(), "input"));
    int[] out = places(outputs, ownNames(task));
    int last = task.periods().size() - 1;
    int end = last < 0 ? task.steps() : from.ends(last)[trial];
    for (int t = 0; t < from.steps(); t++) {
      int source = from.at(t, trial);
      int target = to.at(t, place);
      for (int c = 0; c < in.length; c++) {
        to.input()[target * to.inputs() + in[c]] = from.input()[source * from.inputs() + c];
      }
      if (rule && t < end) {
        to.input()[target * to.inputs() + shownInputs + k] = 1;
      }
      to.mask()[target] = from.mask()[source];
      if (task.objective().labelled()) {
        to.labels()[target] = from.mask()[source] == 0 ? 0 : out[from.labels()[source]];
      } else {
        for (int c = 0; c < out.length; c++) {
          to.values()[target * to.outputs() + out[c]] = from.values()[source * from.outputs() + c];
        }
      }
    }
    to.levels(0)[place] = k;
    to.conditions()[place] = k;
    to.ends(0)[place] = end;
  }

  private static int[] places(List<String> all, List<String> names) {
    return names.stream().mapToInt(all::indexOf).toArray();
  }
}
