package org.anlage.engine.definition;

import org.anlage.api.component.Parameter;

/** Where a task's trials come from. */
public record Dataset(
    @Parameter(
            text =
                "stream: fresh trials for every update, drawn from the run's seed; fixed: one data"
                    + " set for all arms and seeds, passed through in the same order every epoch",
            value = "\"stream\"")
        Form form,
    @Parameter(
            text = "Training trials of a fixed data set; a multiple of the batch",
            value = "5120",
            min = 1)
        int train,
    @Parameter(text = "Trials held out for validation", value = "512", min = 1) int validation,
    @Parameter(text = "Trials held out for the test", value = "1024", min = 1) int test,
    @Parameter(text = "Seed of a fixed data set", value = "0") long seed) {
  /** How trials are made. */
  public enum Form {
    /** Fresh trials from a seeded stream. */
    STREAM,
    /** One data set. */
    FIXED
  }
}
