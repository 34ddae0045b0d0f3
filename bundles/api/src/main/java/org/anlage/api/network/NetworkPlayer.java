package org.anlage.api.network;

import org.anlage.api.kernel.Kernels;
import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ProviderType;

/** Runs a network on trials, without noise, and records it. */
@ProviderType
public interface NetworkPlayer {
  /** States and outputs at every step. */
  NetworkActivity play(Network network, TrialBatch batch, Kernels kernels);
}
