package org.anlage.launcher.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A queue of jobs. */
interface Scheduler {
  /**
   * A job that waits or runs.
   *
   * @param id id of its array, or of the job itself
   * @param index its number in the array; empty: none
   * @param state {@code PENDING}, {@code RUNNING}, ...
   * @param comment what it was submitted with: name of the folder of its files
   */
  record Job(String id, Optional<Integer> index, String state, String comment) {}

  /** What came of a submission. */
  sealed interface Submission {
    /** The job waits or runs. */
    record Accepted() implements Submission {}

    /** A limit of the cluster does not allow so many jobs now. */
    record Full(String said) implements Submission {}

    /** The cluster refuses it whatever is done. */
    record Refused(String said) implements Submission {}
  }

  /**
   * Submits a script.
   *
   * @param name name of the job
   * @param comment by which it is found in the queue if no answer comes
   */
  Submission submit(Path script, String name, String comment);

  /** All jobs of these names that wait or run; empty if the queue cannot be asked at present. */
  Optional<List<Job>> queue(List<String> names);

  /** Takes jobs of a name from the queue, and ends those that run. */
  void cancel(String name);
}
