package org.anlage.api.training;

import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ProviderType;

/** A source of training batches, as a function of the update's number alone. */
@ProviderType
public interface TrialSource {
  /** Fills the batch of one update; updates count from 0. */
  void fill(TrialBatch batch, int update);
}
