package org.anlage.analyzers.learning;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;

/**
 * The runs of one arm on one task.
 *
 * @param arm the arm
 * @param task the task
 * @param done runs that finished
 * @param failed how many failed: numerically, or in a plug-in
 * @param missing how many are not computed yet
 */
record Group(String arm, String task, List<StudyRun> done, int failed, int missing) {

  static Group of(StudyView study, String arm, String task) {
    List<StudyRun> done = new ArrayList<>();
    int failed = 0;
    int missing = 0;
    for (StudyRun run : study.runs()) {
      if (run.arm().equals(arm) && run.task().equals(task)) {
        switch (run.status()) {
          case DONE -> done.add(run);
          case FAILED, BROKEN -> failed++;
          case MISSING -> missing++;
        }
      }
    }
    return new Group(arm, task, List.copyOf(done), failed, missing);
  }

  /** All arms on a task, in the order of the experiment. */
  static List<Group> ofTask(StudyView study, String task) {
    return study.arms().stream().map(arm -> of(study, arm.name(), task)).toList();
  }

  /** All arms on all tasks, task by task. */
  static List<Group> all(StudyView study) {
    return study.tasks().stream().flatMap(task -> ofTask(study, task.name()).stream()).toList();
  }

  /** "2 failed runs are left out"; empty if all went well. */
  static String leftOut(List<Group> groups) {
    int failed = groups.stream().mapToInt(Group::failed).sum();
    return failed == 0
        ? ""
        : failed == 1
            ? " One failed run is left out."
            : " " + failed + " failed runs are left out.";
  }

  /** A metric of the finished runs that have it, in order of seed. */
  double[] values(String metric) {
    return done.stream().mapToDouble(run -> run.metric(metric)).filter(Double::isFinite).toArray();
  }
}
