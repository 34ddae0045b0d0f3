package org.anlage.analyzers.representation;

import java.util.stream.IntStream;
import org.anlage.api.task.TrialBatch;

/** Batches made of others. */
final class TrialBatches {
  private TrialBatches() {}

  /** A copy, to be changed. */
  static TrialBatch copy(TrialBatch batch) {
    return batch.select(IntStream.range(0, batch.trials()).toArray());
  }
}
