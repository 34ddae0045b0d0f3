package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;

/**
 * A variable with its level in each trial of a batch.
 *
 * @param variable the variable
 * @param levels one per trial
 */
record Labels(TrialVariable variable, int[] levels) {

  /** The task's variables; of a task that names none, the right answer where there is one. */
  static List<Labels> of(TaskDescription task, TrialBatch batch) {
    List<Labels> result = new ArrayList<>();
    for (int v = 0; v < task.variables().size(); v++) {
      result.add(new Labels(task.variables().get(v), batch.levels(v)));
    }
    if (result.isEmpty() && task.objective().labelled() && task.outputs() > 1) {
      List<String> classes = new ArrayList<>();
      for (int k = 0; k < task.outputs(); k++) {
        classes.add(Integer.toString(k));
      }
      int[] answers = new int[batch.trials()];
      for (int trial = 0; trial < answers.length; trial++) {
        answers[trial] = batch.labels()[Math.max(0, TrialAccuracy.lastScored(batch, trial))];
      }
      result.add(new Labels(new TrialVariable("answer", classes), answers));
    }
    return result;
  }

  String name() {
    return variable.name();
  }

  int levelCount() {
    return variable.levels().size();
  }

  /** Share of the most frequent level: what guessing reaches at best. */
  double chance() {
    int[] count = new int[levelCount()];
    int most = 0;
    for (int level : levels) {
      most = Math.max(most, ++count[level]);
    }
    return (double) most / levels.length;
  }
}
