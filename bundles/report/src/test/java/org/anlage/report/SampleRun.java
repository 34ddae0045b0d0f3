package org.anlage.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.RunView;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.data.Cortex;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunStatus;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;

/** A run with given results. */
record SampleRun(
    String arm,
    String task,
    long seed,
    RunStatus status,
    String failure,
    Table history,
    Network initial,
    Optional<Matrix> distances,
    TaskDescription taskDescription,
    Optional<Cortex> cortex,
    Findings audit,
    Map<String, Findings> findings)
    implements StudyRun, RunView {
  /** The same with another network before training. */
  SampleRun with(Network other) {
    return new SampleRun(
        arm,
        task,
        seed,
        status,
        failure,
        history,
        other,
        distances,
        taskDescription,
        cortex,
        audit,
        findings);
  }

  @Override
  public String id() {
    return String.format("%064x", arm.hashCode() * 31L + task.hashCode() + seed);
  }

  @Override
  public double seconds() {
    return 3.5;
  }

  @Override
  public RunView view() {
    if (status == RunStatus.MISSING || status == RunStatus.BROKEN) {
      throw new IllegalStateException("nothing stored");
    }
    return this;
  }

  @Override
  public double metric(String name) {
    if (history.has(name) && history.rows() > 0) {
      return history.numbers(name)[history.rows() - 1];
    }
    return findings.values().stream()
        .mapToDouble(f -> f.metrics().getOrDefault(name, Double.NaN))
        .filter(Double::isFinite)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public Network trained() {
    return initial;
  }

  @Override
  public List<Snapshot> snapshots() {
    return List.of();
  }

  @Override
  public TrialBatch trials(int count) {
    return TrialBatch.allocate(taskDescription, count);
  }

  @Override
  public Optional<TrialBatch> trials(int count, int delay) {
    return Optional.empty();
  }

  @Override
  public double inputNoise() {
    return 0;
  }

  @Override
  public NetworkActivity play(TrialBatch trials) {
    return play(trained(), trials);
  }

  @Override
  public NetworkActivity play(Network network, TrialBatch trials) {
    return play(network, trials, List.of());
  }

  @Override
  public NetworkActivity play(
      Network network, TrialBatch trials, Optional<Matrix> starts, List<StateChange> changes) {
    throw new UnsupportedOperationException("the report plays nothing");
  }

  @Override
  public Differentiation differentiate(Network network, TrialBatch trials) {
    throw new UnsupportedOperationException("the report differentiates nothing");
  }
}
