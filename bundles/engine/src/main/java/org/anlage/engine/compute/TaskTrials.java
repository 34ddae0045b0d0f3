package org.anlage.engine.compute;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Environment;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.TrialRequest.Split;
import org.anlage.api.task.Variation;
import org.anlage.api.training.TrialSource;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Dataset;

/** The trials of one run: training, validation, test, and those for analyses. */
public final class TaskTrials {
  private static final int PROBE = 64;

  private final ConfiguredExtension task;
  private final Dataset dataset;
  private final Optional<Cortex> cortex;
  private final RandomStream run;
  private final TaskDescription description;

  TaskTrials(ConfiguredExtension task, Dataset dataset, Optional<Cortex> cortex, RandomStream run) {
    this.task = task;
    this.dataset = dataset;
    this.cortex = cortex;
    this.run = run.split("trials").split(task.name());
    description =
        task.<Task<Record>, TaskDescription>call(
            "describe itself", (service, parameters) -> service.describe(parameters, cortex));
  }

  /** What the task is. */
  public TaskDescription description() {
    return description;
  }

  /** Trials for measurements before training; of a task with rewards as the best actions lead. */
  TrialBatch probe() {
    TrialBatch probe = filled(PROBE, run.split("probe"), Split.TRAINING);
    return probe.rewarded() ? probe.lived(Environment.best(probe)) : probe;
  }

  /** Trials held out for validation. */
  public TrialBatch validation() {
    return filled(dataset.validation(), source("validation"), Split.VALIDATION);
  }

  /** Trials held out for the test. */
  public TrialBatch test() {
    return filled(dataset.test(), source("test"), Split.TEST);
  }

  /** Fresh trials for analyses. */
  public TrialBatch analysis(int count) {
    return filled(count, run.split("analysis"), Split.ANALYSIS);
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
            service.withDelay(parameters, delay).map(changed -> changed(service, changed, count)));
  }

  /** What of the task analyses may vary. */
  public List<Variation> variations() {
    return task.<Task<Record>, List<Variation>>call("name its variations", Task::variations);
  }

  /** The same trials with another value of a variation; empty if the task has no such trials. */
  public Optional<TrialBatch> analysis(int count, String variation, double value) {
    return task.<Task<Record>, Optional<TrialBatch>>call(
        "make trials with another " + variation,
        (service, parameters) ->
            service
                .vary(parameters, variation, value)
                .map(changed -> changed(service, changed, count)));
  }

  private TrialBatch changed(Task<Record> service, Record parameters, int count) {
    TrialBatch batch = TrialBatch.allocate(service.describe(parameters, cortex), count);
    TrialRequest request = new TrialRequest(Split.ANALYSIS, -1, cortex);
    service.fill(parameters, batch, run.split("analysis"), request);
    return batch;
  }

  /** Training batches. */
  public TrialSource training(int batch) {
    RandomStream train = source("train");
    if (dataset.form() == Dataset.Form.STREAM) {
      return (trials, update) ->
          fill(trials, train.split(update), new TrialRequest(Split.TRAINING, update, cortex));
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
    TrialBatch all = filled(dataset.train(), train, Split.TRAINING);
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

  private TrialBatch filled(int count, RandomStream random, Split split) {
    TrialBatch batch = TrialBatch.allocate(description, count);
    fill(batch, random, new TrialRequest(split, split == Split.TRAINING ? 0 : -1, cortex));
    return batch;
  }

  private void fill(TrialBatch batch, RandomStream random, TrialRequest request) {
    batch.clear();
    task.<Task<Record>, Boolean>call(
        "make trials",
        (service, parameters) -> {
          service.fill(parameters, batch, random, request);
          return true;
        });
  }
}
