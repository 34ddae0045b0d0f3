package org.anlage.api.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.api.task.TaskDescription;
import org.osgi.annotation.versioning.ProviderType;

/** A study: its arms, tasks and seeds, and what became of every run. */
@ProviderType
public interface StudyView {
  /** What its runs do. */
  RunKind kind();

  /** Name. */
  String name();

  /** Title. */
  String title();

  /** What was asked. */
  String description();

  /** Arms, in the order of the experiment. */
  List<Arm> arms();

  /**
   * What every arm is put through, in the order of the experiment: tasks to be learned, else the
   * simulator, or the estimators.
   */
  List<StudyTask> tasks();

  /** Seeds. */
  List<Long> seeds();

  /** All runs planned, in order of arm, task, seed. */
  List<StudyRun> runs();

  /** What the experiment wants compared. */
  List<Comparison> comparisons();

  /** The data. */
  Optional<Cortex> cortex();

  /** Findings of analyzers on the data, by analyzer. */
  Map<String, Findings> cortexFindings();

  /** Where everything came from: versions, digests, machine; for the last section of a report. */
  Table provenance();

  /** The experiment with everything resolved, as JSON text. */
  String experiment();

  /**
   * An arm.
   *
   * @param name its name
   * @param text its pipeline in words
   */
  record Arm(String name, String text) {}

  /**
   * A task of the study, or what stands in its place where nothing is trained.
   *
   * @param name its name
   * @param description what it is; none of a simulator or an estimator
   */
  record StudyTask(String name, Optional<TaskDescription> description) {
    /** A task that is trained on. */
    public StudyTask(String name, TaskDescription description) {
      this(name, Optional.of(description));
    }
  }

  /**
   * A comparison of one arm against others, for example its matched nulls.
   *
   * @param arm the arm
   * @param against arms it is compared with
   * @param reason why
   */
  record Comparison(String arm, List<String> against, String reason) {
    /** Copies the list. */
    public Comparison {
      against = List.copyOf(against);
    }
  }
}
