package org.anlage.api.cell;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Chosen;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ProviderType;

/** Runs a network on trials, without noise, and records or differentiates it. */
@ProviderType
public interface NetworkPlayer {
  /** States and outputs at every step of a network of a built-in cell. */
  NetworkActivity play(Network network, TrialBatch batch, Kernels kernels);

  /** States and outputs at every step of a network of any cell. */
  default NetworkActivity play(
      Chosen<CellType<Record>> cell, Network network, TrialBatch batch, Kernels kernels) {
    return play(cell, network, batch, Optional.empty(), List.of(), kernels);
  }

  /**
   * The same from other states and with changes of states.
   *
   * @param starts states that trials start with, trials x N or x S; empty: zeros
   * @param changes of the states of all trials
   */
  NetworkActivity play(
      Chosen<CellType<Record>> cell,
      Network network,
      TrialBatch batch,
      Optional<Matrix> starts,
      List<StateChange> changes,
      Kernels kernels);

  /** Gradients of a network of any cell on trials of a task. */
  Differentiation differentiate(
      Chosen<CellType<Record>> cell,
      Network network,
      TaskDescription task,
      TrialBatch batch,
      Kernels kernels);
}
