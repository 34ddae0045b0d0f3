package org.anlage.analysis;

import java.util.Map;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.store.plan.StudyPlan;

/** A run of a study as stored, with the findings on it. */
record StoredStudyRun(
    StudyPlan.PlannedRun planned,
    RunStatus status,
    String failure,
    double seconds,
    java.util.function.Supplier<RunView> run,
    java.util.function.Supplier<Findings> budget,
    Map<String, Findings> findings)
    implements StudyRun {

  @Override
  public String arm() {
    return planned.arm();
  }

  @Override
  public String task() {
    return planned.task();
  }

  @Override
  public long seed() {
    return planned.seed();
  }

  @Override
  public String id() {
    return planned.id();
  }

  @Override
  public RunView view() {
    return run.get();
  }

  @Override
  public Findings audit() {
    return budget.get();
  }

  @Override
  public double metric(String name) {
    for (Findings found : findings.values()) {
      Double value = found.metrics().get(name);
      if (value != null) {
        return value;
      }
    }
    if (status != RunStatus.DONE) {
      return Double.NaN;
    }
    Table history = view().history();
    if (!history.has(name) || history.rows() == 0) {
      return Double.NaN;
    }
    double[] values = history.numbers(name);
    return values[values.length - 1];
  }
}
