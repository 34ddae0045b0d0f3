package org.anlage.engine.compute;

import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.TrialSource;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Dataset;

/** The trials of one run: training, validation, test, and those for analyses. */
public final class TaskTrials {
  private final ConfiguredExtension task;
  private final Dataset dataset;
  private final RandomStream run;
  private final TaskDescription description;

  TaskTrials(ConfiguredExtension task, Dataset dataset, RandomStream run) {
    this.task = task;
    this.dataset = dataset;
    this.run = run.split("trials").split(task.name());
    description = task.<Task<Record>, TaskDescription>call("describe itself", Task::describe);
  }

  /** What the task is. */
  public TaskDescription description() {
    return description;
  }

  /** Trials held out for validation. */
  public TrialBatch validation() {
    return filled(dataset.validation(), source("validation"));
  }

  /** Trials held out for the test. */
  public TrialBatch test() {
    return filled(dataset.test(), source("test"));
  }

  /** Fresh trials for analyses. */
  public TrialBatch analysis(int count) {
    return filled(count, run.split("analysis"));
  }

  /**
   * The same trials with another delay; empty if the task's cannot be changed.
   *
   * @param delay steps
   */
  public Optional<TrialBatch> analysis(int count, int delay) {
    return task.<Task<Record>, Optional<TrialBatch>>call(
        "make trials with another delay",
        (service, parameters) ->
            service
                .withDelay(parameters, delay)
                .map(
                    changed -> {
                      TrialBatch batch = TrialBatch.allocate(service.describe(changed), count);
                      service.fill(changed, batch, run.split("analysis"));
                      return batch;
                    }));
  }

  /** Training batches. */
  public TrialSource training(int batch) {
    RandomStream train = source("train");
    if (dataset.form() == Dataset.Form.STREAM) {
      return (trials, update) -> fill(trials, train.split(update));
    }
    if (dataset.train() % batch != 0) {
      throw ProblemException.configuration(
          new Problem(
              "the trials of a fixed data set do not make whole batches",
              "\"dataset\" of task \"" + task.name() + "\"",
              dataset.train() + " trials",
              "a multiple of the batch, " + batch,
              ""));
    }
    TrialBatch all = filled(dataset.train(), train);
    int batches = dataset.train() / batch;
    return (trials, update) -> trials.copyTrials(all, update % batches * batch);
  }

  /** A fixed data set comes from its own seed, a stream from the run's. */
  private RandomStream source(String purpose) {
    if (dataset.form() == Dataset.Form.STREAM) {
      return run.split(purpose);
    }
    return RandomStream.of(dataset.seed()).split("dataset").split(task.name()).split(purpose);
  }

  private TrialBatch filled(int count, RandomStream random) {
    TrialBatch batch = TrialBatch.allocate(description, count);
    fill(batch, random);
    return batch;
  }

  private void fill(TrialBatch batch, RandomStream random) {
    batch.clear();
    task.<Task<Record>, Boolean>call(
        "make trials",
        (service, parameters) -> {
          service.fill(parameters, batch, random);
          return true;
        });
  }
}
