package org.anlage.launcher.experiment;

import java.util.List;

/**
 * Seeds of the repetitions.
 *
 * @param values the seeds
 */
public record Seeds(List<Long> values) {
  /** Copies the list. */
  public Seeds {
    values = List.copyOf(values);
  }
}
