package org.anlage.api.export;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.result.Table;

/**
 * What other programs get of a run: the parameters of its network, or the arrays of its simulation,
 * and its history.
 *
 * @param id its id
 * @param network shape, cell and activation of its network
 * @param arrays arrays by name; of a network its parameters, with a row for each unit that a weight
 *     comes from
 * @param history a row for each epoch; no columns where nothing was trained
 * @param cell the equations of the network's cell, where they are installed and the run has a
 *     network
 * @param description what the file {@code network.json} says of the run: a JSON object
 */
public record ExportedRun(
    String id,
    NetworkSpec network,
    SortedMap<String, ExportedArray> arrays,
    Table history,
    Optional<Chosen<CellType<Record>>> cell,
    String description) {
  /** Copies the arrays. */
  public ExportedRun {
    arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
  }

  /** A run of which no more is known. */
  public ExportedRun(
      String id, NetworkSpec network, SortedMap<String, ExportedArray> arrays, Table history) {
    this(id, network, arrays, history, Optional.empty(), "{}");
  }
}
