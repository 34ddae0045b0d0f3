package org.anlage.testkit.networks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.analysis.RunView;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.data.Cortex;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Table;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;

/**
 * A run of networks of vanilla cells. Its task: a random input at the first step, one channel for
 * each unit; what the trained network makes of it is what is asked for at the last step.
 *
 * @param initial the network before training
 * @param trained the network after training
 * @param snapshots networks during training
 * @param taskDescription its task
 */
record KnownRun(
    Network initial, Network trained, List<Snapshot> snapshots, TaskDescription taskDescription)
    implements RunView {

  static KnownRun of(Network initial, Network trained, List<Snapshot> snapshots, int steps) {
    int n = trained.spec().units();
    return new KnownRun(
        initial,
        trained,
        List.copyOf(snapshots),
        new TaskDescription(
            n,
            n,
            steps,
            Objective.MEAN_SQUARES,
            List.of(new Period("start", 0, 1), new Period("delay", 1, steps)),
            Double.NaN,
            OptionalDouble.empty(),
            Double.NaN,
            OptionalInt.empty()));
  }

  @Override
  public String id() {
    return "known-network";
  }

  @Override
  public long seed() {
    return 1;
  }

  @Override
  public String task() {
    return "known-network";
  }

  @Override
  public Table history() {
    return new Table("history", "", List.of());
  }

  @Override
  public Optional<Matrix> distances() {
    return Optional.empty();
  }

  @Override
  public Optional<Cortex> cortex() {
    return Optional.empty();
  }

  @Override
  public TrialBatch trials(int count) {
    TrialBatch batch = TrialBatch.allocate(taskDescription, count);
    RandomStream random = RandomStream.of(1).split("starts");
    int width = count * batch.inputs();
    for (int k = 0; k < width; k++) {
      batch.input()[k] = (float) random.nextGaussian();
    }
    int last = batch.steps() - 1;
    float[] output = play(batch).output();
    System.arraycopy(output, last * width, batch.values(), last * width, width);
    for (int trial = 0; trial < count; trial++) {
      batch.mask()[batch.at(last, trial)] = 1;
    }
    return batch;
  }

  @Override
  public Optional<TrialBatch> trials(int count, int delay) {
    return Optional.of(of(initial, trained, snapshots, 1 + delay).trials(count));
  }

  @Override
  public double inputNoise() {
    return 0;
  }

  @Override
  public NetworkActivity play(TrialBatch trials) {
    return play(trained, trials);
  }

  @Override
  public NetworkActivity play(Network other, TrialBatch trials) {
    return VanillaPlayer.play(other, trials);
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
