package org.anlage.testkit;

import java.util.List;
import java.util.Optional;
import org.anlage.api.analysis.RunView;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.data.Cortex;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.anlage.testkit.networks.VanillaGradients;
import org.anlage.testkit.networks.VanillaPlayer;

/**
 * A finished run of {@link TinyTask}, with a history that was made up.
 *
 * @param seed its seed
 * @param initial its network before training
 * @param trained its network after training
 */
record TinyRun(long seed, Network initial, Network trained) implements RunView {

  static TinyRun of(long seed) {
    return new TinyRun(seed, TinyTask.network(seed), TinyTask.network(seed + 100));
  }

  @Override
  public String id() {
    return "run-" + seed;
  }

  @Override
  public String task() {
    return "tiny";
  }

  @Override
  public TaskDescription taskDescription() {
    return TinyTask.DESCRIPTION;
  }

  @Override
  public Table history() {
    double gain = 0.01 * seed;
    return new Table(
        "history",
        "",
        List.of(
            numbers("epoch", 1, 2, 3),
            numbers("update", 10, 20, 30),
            numbers("train_loss", 0.7, 0.6, 0.5 - gain),
            numbers("train_accuracy", 0.5, 0.6, 0.7 + gain),
            numbers("validation_loss", 0.7, 0.6, 0.5 - gain),
            numbers("validation_accuracy", 0.5, 0.6, 0.7 + gain),
            numbers("test_loss", 0.7, 0.6, 0.5 - gain),
            numbers("test_accuracy", 0.5, 0.6, 0.7 + gain)));
  }

  private static Column numbers(String name, double... values) {
    return new Column.Numbers(name, "", values);
  }

  @Override
  public List<Snapshot> snapshots() {
    return List.of(new Snapshot(0, initial.parameters()), new Snapshot(30, trained.parameters()));
  }

  @Override
  public Optional<Matrix> distances() {
    return Optional.of(Fixtures.distances(Fixtures.cortex(TinyTask.UNITS, 1)));
  }

  @Override
  public Optional<Cortex> cortex() {
    return Optional.of(Fixtures.cortex(TinyTask.UNITS, 1));
  }

  @Override
  public TrialBatch trials(int count) {
    return TinyTask.trials(count, "analysis");
  }

  @Override
  public Optional<TrialBatch> trials(int count, int delay) {
    return Optional.of(TinyTask.trials(count, delay, "analysis"));
  }

  @Override
  public double inputNoise() {
    return TinyTask.INPUT_NOISE;
  }

  @Override
  public NetworkActivity play(TrialBatch trials) {
    return play(trained, trials);
  }

  @Override
  public NetworkActivity play(Network network, TrialBatch trials) {
    return VanillaPlayer.play(network, trials);
  }

  @Override
  public NetworkActivity play(
      Network other, TrialBatch trials, Optional<Matrix> starts, List<StateChange> changes) {
    return VanillaPlayer.play(other, trials, starts, changes);
  }

  @Override
  public Differentiation differentiate(Network other, TrialBatch trials) {
    return new VanillaGradients(other, trials);
  }
}
