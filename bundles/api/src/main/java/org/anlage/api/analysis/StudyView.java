package org.anlage.api.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
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

  /** Values published elsewhere, to be shown beside those of this study. */
  List<PublishedValues> published();

  /**
   * How every arm did at all points of a grid, where one point was chosen for it by validation;
   * {@link #runs} then has the runs at the chosen points.
   */
  default Optional<Findings> choice() {
    return Optional.empty();
  }

  /** The data. */
  Optional<Cortex> cortex();

  /**
   * Which parts of the data entered each arm: its weights, its distances and its penalties; empty
   * where no runs were trained or the data is not there any more.
   */
  default Optional<Table> dataUse() {
    return Optional.empty();
  }

  /** Findings of analyzers on the data, by analyzer. */
  Map<String, Findings> cortexFindings();

  /** Where reports show the findings of analyzers of this study, by analyzer. */
  default Map<String, ReportPlace> places() {
    return Map.of();
  }

  /**
   * What a reader must know before believing any number, a sentence each: runs computed by
   * different versions of the code.
   */
  default List<String> cautions() {
    return List.of();
  }

  /** Where everything came from: versions, digests, machine; for the last section of a report. */
  Table provenance();

  /** The experiment with everything resolved, as JSON text. */
  String experiment();

  /**
   * An arm.
   *
   * @param name its name
   * @param text its pipeline in words
   * @param keeps what it keeps of a prior where it is a null of one, in words; may be empty
   * @param factors level by name of factor, in order; empty if the arm is outside all factors
   */
  record Arm(String name, String text, String keeps, Map<String, String> factors) {
    /** Copies the map. */
    public Arm {
      factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    }

    /** An arm that is no null and outside all factors. */
    public Arm(String name, String text) {
      this(name, text, "", Map.of());
    }
  }

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
   * A comparison of one arm against others.
   *
   * @param arm the arm
   * @param against arms it is compared with
   * @param reason why
   * @param kind what the others are to the arm
   */
  record Comparison(String arm, List<String> against, String reason, Kind kind) {
    /** What the other arms of a comparison are. */
    public enum Kind {
      /** Other arms. */
      CONTRAST,
      /** Matched nulls of the arm, a prior; each keeps more of it than the one before. */
      LADDER
    }

    /** Copies the list. */
    public Comparison {
      against = List.copyOf(against);
    }

    /** A comparison with other arms. */
    public Comparison(String arm, List<String> against, String reason) {
      this(arm, against, reason, Kind.CONTRAST);
    }
  }
}
