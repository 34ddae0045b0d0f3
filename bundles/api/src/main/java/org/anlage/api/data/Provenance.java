package org.anlage.api.data;

import java.util.List;

/**
 * The provenance of data.
 *
 * @param source name of the {@link CortexSource}
 * @param title what it is, for captions
 * @param citation how to cite it; empty if it is synthetic or unknown
 * @param synthetic whether it was made by a generator; said wherever results appear
 * @param checks checks made on loading
 */
public record Provenance(
    String source, String title, String citation, boolean synthetic, List<Check> checks) {
  /** Copies the list. */
  public Provenance {
    checks = List.copyOf(checks);
  }
}
