package org.anlage.trainers;

import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.NoParameters;
import org.anlage.api.network.NetworkSpec;

/** The cells whose equations are written by hand, for callers that name them only. */
final class BuiltInCells {
  private static final Map<String, CellType<NoParameters>> CELLS =
      Map.of(
          "vanilla", new VanillaCell(),
          "leaky", new LeakyCell(),
          "leaky-learned", new LearnedLeakyCell(),
          "gru", new GruCell());

  private BuiltInCells() {}

  /** The cell of a network. */
  @SuppressWarnings("unchecked")
  static Chosen<CellType<Record>> of(NetworkSpec spec) {
    CellType<?> type =
        Optional.<CellType<?>>ofNullable(CELLS.get(spec.cell().name()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "cell '" + spec.cell().name() + "' is not built in"));
    return new Chosen<>(spec.cell().name(), (CellType<Record>) type, new NoParameters());
  }
}
