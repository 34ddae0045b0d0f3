package org.anlage.analysis;

import java.util.Map;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.result.Findings;
import org.anlage.api.run.RunStatus;

/** A run that stands for its arm whatever the point of the grid. */
record RenamedRun(String arm, StudyRun run) implements StudyRun {
  @Override
  public String task() {
    return run.task();
  }

  @Override
  public long seed() {
    return run.seed();
  }

  @Override
  public String id() {
    return run.id();
  }

  @Override
  public RunStatus status() {
    return run.status();
  }

  @Override
  public String failure() {
    return run.failure();
  }

  @Override
  public double seconds() {
    return run.seconds();
  }

  @Override
  public RunView view() {
    return run.view();
  }

  @Override
  public Findings audit() {
    return run.audit();
  }

  @Override
  public Map<String, Findings> findings() {
    return run.findings();
  }

  @Override
  public double metric(String name) {
    return run.metric(name);
  }
}
