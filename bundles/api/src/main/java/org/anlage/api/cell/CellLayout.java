package org.anlage.api.cell;

import java.util.List;

/**
 * What a network of a cell holds.
 *
 * @param state values of state per trial S, at least N; the first N are read out and analysed
 * @param kept values per trial and step that the way forwards keeps for the way back
 * @param parameters all parameters, in the order of the buffers; learned ones may be preceded by
 *     ones that are not, but not share a buffer with them
 */
public record CellLayout(int state, int kept, List<CellParameter> parameters) {
  /** Copies the list. */
  public CellLayout {
    parameters = List.copyOf(parameters);
  }
}
