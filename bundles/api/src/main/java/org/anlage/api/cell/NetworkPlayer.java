package org.anlage.api.cell;

import org.anlage.api.component.Chosen;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ProviderType;

/** Runs a network on trials, without noise, and records it. */
@ProviderType
public interface NetworkPlayer {
  /** States and outputs at every step of a network of a built-in cell. */
  NetworkActivity play(Network network, TrialBatch batch, Kernels kernels);

  /** States and outputs at every step of a network of any cell. */
  NetworkActivity play(
      Chosen<CellType<Record>> cell, Network network, TrialBatch batch, Kernels kernels);
}
