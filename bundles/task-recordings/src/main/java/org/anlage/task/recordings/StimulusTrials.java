package org.anlage.task.recordings;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Trials;
import org.anlage.api.task.TrialRequest.Split;

/**
 * Trials of the data by stimulus and part of the recording.
 *
 * @param trials all trials
 * @param stimuli stimuli that are told apart, in the order of their names
 * @param width width of a bin, s
 * @param steps bins of a trial
 */
record StimulusTrials(Trials trials, List<String> stimuli, double width, int steps) {
  private static final double SAME = BinnedActivity.SAME;

  /**
   * Trials of data.
   *
   * @param chosen stimuli; empty: all
   * @throws ProblemException with kind DATA if there are none, a bin is longer than one, or a part
   *     has none of a stimulus
   */
  static StimulusTrials of(
      String task,
      Optional<Trials> given,
      List<String> chosen,
      BinnedActivity activity,
      TimeParts parts) {
    Trials trials =
        given.orElseThrow(
            () ->
                BinnedActivity.refused(
                    task,
                    "the task needs the times of trials",
                    "data without trials",
                    "start, stop and stimulus of each trial",
                    "add a table of trials to the data"));
    List<String> stimuli =
        List.copyOf(new TreeSet<>(chosen.isEmpty() ? trials.stimulus() : chosen));
    for (String stimulus : stimuli) {
      if (!trials.stimulus().contains(stimulus)) {
        throw BinnedActivity.refused(
            task,
            "no trial has this stimulus",
            "\"" + stimulus + "\"",
            "one of " + new TreeSet<>(trials.stimulus()).stream().limit(8).toList(),
            "correct \"stimuli\"");
      }
    }
    if (stimuli.size() < 2) {
      throw BinnedActivity.refused(
          task, "there is nothing to tell apart", "stimuli " + stimuli, "two or more", "");
    }
    StimulusTrials result =
        new StimulusTrials(
            trials, stimuli, activity.width(), steps(task, trials, stimuli, activity));
    for (Split split : List.of(Split.TRAINING, Split.VALIDATION, Split.TEST)) {
      for (int label = 0; label < stimuli.size(); label++) {
        if (result.starts(parts.of(split), label).length == 0) {
          throw missing(task, split, stimuli.get(label), parts.of(split), activity);
        }
      }
    }
    return result;
  }

  private static ProblemException missing(
      String task, Split split, String stimulus, TimeParts.Part part, BinnedActivity activity) {
    return BinnedActivity.refused(
        task,
        "a part of the recording has no trial of a stimulus",
        "none of \""
            + stimulus
            + "\" for "
            + split.name().toLowerCase(java.util.Locale.ROOT)
            + ", "
            + part.from() * activity.width()
            + " to "
            + part.to() * activity.width()
            + " s",
        "one or more in each part",
        "name those that occur throughout in \"stimuli\", or set other shares");
  }

  /** Whole bins of the shortest trial. */
  private static int steps(
      String task, Trials trials, List<String> stimuli, BinnedActivity activity) {
    double end = activity.bins() * activity.width();
    int shortest = -1;
    for (int k = 0; k < trials.size(); k++) {
      if (stimuli.contains(trials.stimulus().get(k))) {
        if (trials.stop()[k] > end + activity.width()) {
          throw BinnedActivity.refused(
              task,
              "trial " + k + " ends after the recording",
              trials.stop()[k] + " s in a recording of " + end + " s",
              "trials within it",
              "check that trials and activity have one clock, in seconds");
        }
        shortest = shortest < 0 || length(trials, k) < length(trials, shortest) ? k : shortest;
      }
    }
    double steps = Math.floor(length(trials, shortest) / activity.width() + SAME);
    if (steps < 1) {
      throw BinnedActivity.refused(
          task,
          "a bin is longer than a trial",
          "bins of "
              + activity.width()
              + " s, and trial "
              + shortest
              + " of "
              + length(trials, shortest)
              + " s",
          "one or more bins in each trial",
          "set a smaller \"bin\"");
    }
    return (int) steps;
  }

  private static double length(Trials trials, int trial) {
    return trials.stop()[trial] - trials.start()[trial];
  }

  /** Starts of the trials of a stimulus that lie in a part as a whole, s. */
  double[] starts(TimeParts.Part part, int label) {
    double least = part.from() * width * (1 - SAME);
    double most = part.to() * width * (1 + SAME);
    return IntStream.range(0, trials.size())
        .filter(k -> trials.stimulus().get(k).equals(stimuli.get(label)))
        .filter(k -> trials.start()[k] >= least && trials.stop()[k] <= most)
        .mapToDouble(k -> trials.start()[k])
        .toArray();
  }
}
