package org.anlage.report.section;

import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.run.RunStatus;

/** The runs of a study by arm and task. */
final class Results {
  private static final List<String> ACCURACIES =
      List.of("test_accuracy", "validation_accuracy", "train_accuracy", "accuracy");

  private final StudyView study;

  Results(StudyView study) {
    this.study = study;
  }

  StudyView study() {
    return study;
  }

  List<String> arms() {
    return study.arms().stream().map(StudyView.Arm::name).toList();
  }

  List<String> tasks() {
    return study.tasks().stream().map(StudyView.StudyTask::name).toList();
  }

  /** Runs of an arm on a task that are stored, in order of seed. */
  List<StudyRun> stored(String arm, String task) {
    return study.runs().stream()
        .filter(r -> r.arm().equals(arm) && r.task().equals(task) && isStored(r))
        .toList();
  }

  /** Finished runs of an arm on a task, in order of seed. */
  List<StudyRun> done(String arm, String task) {
    return stored(arm, task).stream().filter(r -> r.status() == RunStatus.DONE).toList();
  }

  long count(RunStatus status) {
    return study.runs().stream().filter(r -> r.status() == status).count();
  }

  /** A metric of the finished runs of an arm on a task. */
  double[] metric(String arm, String task, String name) {
    return done(arm, task).stream().mapToDouble(r -> r.metric(name)).toArray();
  }

  /** The first stored run of an arm. */
  Optional<RunView> example(String arm) {
    return study.runs().stream()
        .filter(r -> r.arm().equals(arm) && isStored(r))
        .findFirst()
        .map(StudyRun::view);
  }

  /** The metric that says how well runs do: accuracy at test where there is one. */
  Optional<String> headline() {
    return ACCURACIES.stream()
        .filter(
            name ->
                study.runs().stream()
                    .anyMatch(r -> r.status() == RunStatus.DONE && Double.isFinite(r.metric(name))))
        .findFirst();
  }

  static boolean isStored(StudyRun run) {
    return run.status() == RunStatus.DONE || run.status() == RunStatus.FAILED;
  }
}
