package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;

/**
 * What is compared of a run.
 *
 * @param arm its arm
 * @param seed its seed
 * @param states coordinates of mean states, by kind of trial and step
 * @param map its linear dynamics
 */
record ComparedRun(String arm, long seed, Map<String, double[]> states, Matrix map) {

  /** Finished runs on a task of which there is something to compare, arm by arm. */
  static List<ComparedRun> of(StudyView study, String task, int most) {
    List<ComparedRun> runs = new ArrayList<>();
    for (StudyView.Arm arm : study.arms()) {
      study.runs().stream()
          .filter(r -> r.status() == RunStatus.DONE)
          .filter(r -> r.arm().equals(arm.name()) && r.task().equals(task))
          .flatMap(r -> of(r).stream())
          .limit(most)
          .forEach(runs::add);
    }
    return runs;
  }

  private static Optional<ComparedRun> of(StudyRun run) {
    for (Findings findings : run.findings().values()) {
      Optional<Table> states = table(findings, ConditionStates.TABLE);
      Optional<Table> map = table(findings, StateDynamics.MapTable.NAME);
      if (states.isPresent() && map.isPresent()) {
        return Optional.of(
            new ComparedRun(
                run.arm(),
                run.seed(),
                ConditionStates.read(states.get()),
                StateDynamics.MapTable.read(map.get())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Table> table(Findings findings, String name) {
    return findings.tables().stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** Centred kernel alignment over the rows that both have; NaN with fewer than three. */
  double alignment(ComparedRun other) {
    TreeSet<String> rows = new TreeSet<>(states.keySet());
    rows.retainAll(other.states.keySet());
    return rows.size() < 3
        ? Double.NaN
        : Alignment.ofCentred(matrix(states, rows), matrix(other.states, rows));
  }

  private static Matrix matrix(Map<String, double[]> states, TreeSet<String> rows) {
    return Matrix.of(
        states.entrySet().stream()
            .filter(e -> rows.contains(e.getKey()))
            .map(Map.Entry::getValue)
            .toArray(double[][]::new));
  }
}
