package org.anlage.task.programs;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.osgi.service.component.annotations.Component;

/**
 * Several tasks for one network: every trial is one of a task that is drawn. Inputs and outputs of
 * the same name are one channel. The variable {@code task} says which task a trial is of.
 */
@Component(service = Task.class)
@Extension(
    name = "suite",
    text = "Several tasks for one network: every trial is one of a task that is drawn")
public final class Suite implements Task<Suite.Parameters> {
  /**
   * The tasks.
   *
   * @param tasks two or more
   * @param rule whether one more input for each task is 1 in its trials
   */
  public record Parameters(
      @Parameter(text = "The tasks.", min = 2, max = 1000) List<Part> tasks,
      @Parameter(text = "Whether one more input for each task is 1 in its trials.", value = "true")
          boolean rule) {
    /** Copies the list and checks the labels. */
    public Parameters {
      tasks = List.copyOf(tasks);
      Set<String> labels = new HashSet<>();
      for (Part part : tasks) {
        if (!labels.add(part.label())) {
          throw new IllegalArgumentException(
              "tasks: two are called \"" + part.label() + "\"; give one a \"label\"");
        }
      }
      if (tasks.stream().noneMatch(part -> part.from() == 0)) {
        throw new IllegalArgumentException("tasks: none occurs from update 0 on");
      }
    }
  }

  /**
   * One of the tasks.
   *
   * @param task the task
   * @param named name of its trials; absent: that of the task
   * @param weight probability of its trials, in proportion to those of the others
   * @param from first update of whose training trials some are of it
   */
  public record Part(
      @Parameter(text = "The task: a name, or an object with \"use\".") Chosen<Task<Record>> task,
      @Parameter(text = "Name of its trials; without one, that of the task.")
          Optional<String> named,
      @Parameter(
              text = "Probability of its trials, in proportion to those of the others.",
              value = "1",
              min = 0,
              exclusiveMin = true)
          double weight,
      @Parameter(
              text = "First update of whose training trials some are of it.",
              value = "0",
              min = 0)
          int from) {
    String label() {
      return named.orElse(task.name());
    }

    TaskDescription describe(Optional<Cortex> cortex) {
      return task.service().describe(task.parameters(), cortex);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters parameters) {
    return describe(parameters, Optional.empty());
  }

  @Override
  public TaskDescription describe(Parameters parameters, Optional<Cortex> cortex) {
    return joined(parameters, cortex).description();
  }

  private static JoinedTasks joined(Parameters parameters, Optional<Cortex> cortex) {
    try {
      return new JoinedTasks(parameters, cortex);
    } catch (IllegalArgumentException e) {
      throw ProblemException.configuration(
          new Problem(String.valueOf(e.getMessage()), "task \"suite\"", "", "", ""));
    }
  }

  @Override
  public void fill(Parameters parameters, TrialBatch batch, RandomStream random) {
    fill(parameters, batch, random, TrialRequest.analysis());
  }

  @Override
  public void fill(
      Parameters parameters, TrialBatch batch, RandomStream random, TrialRequest request) {
    JoinedTasks joined = joined(parameters, request.cortex());
    int[] drawn = draw(parameters, batch.trials(), random.split("task"), request);
    for (int k = 0; k < parameters.tasks().size(); k++) {
      Part part = parameters.tasks().get(k);
      int of = k;
      int[] trials =
          java.util.stream.IntStream.range(0, drawn.length).filter(i -> drawn[i] == of).toArray();
      if (trials.length > 0) {
        TrialBatch own = TrialBatch.allocate(joined.part(k), trials.length);
        part.task()
            .service()
            .fill(part.task().parameters(), own, random.split("trials").split(k), request);
        for (int i = 0; i < trials.length; i++) {
          joined.copy(k, own, i, batch, trials[i]);
        }
      }
    }
  }

  /** The task of each trial. */
  private static int[] draw(
      Parameters parameters, int trials, RandomStream random, TrialRequest request) {
    boolean training = request.split() == TrialRequest.Split.TRAINING;
    double[] weights = new double[parameters.tasks().size()];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      Part part = parameters.tasks().get(k);
      weights[k] = training && request.update() < part.from() ? 0 : part.weight();
      sum += weights[k];
    }
    int[] drawn = new int[trials];
    for (int i = 0; i < trials; i++) {
      double u = random.nextDouble() * sum;
      int k = 0;
      while (k < weights.length - 1 && (u >= weights[k] || weights[k] == 0)) {
        u -= weights[k];
        k++;
      }
      drawn[i] = k;
    }
    return drawn;
  }
}
