package org.anlage.api.panel;

import java.util.List;
import java.util.Map;
import org.anlage.api.run.RunStatus;

/**
 * A study as a {@link Panel} sees it while it is computed.
 *
 * @param name its folder in the store
 * @param title its title
 * @param runs its runs, in order of arm, task and seed
 */
public record PanelStudy(String name, String title, List<Run> runs) {
  /** Copies the list. */
  public PanelStudy {
    runs = List.copyOf(runs);
  }

  /**
   * A run of the study.
   *
   * @param id its id
   * @param arm name of its arm
   * @param task label of its task
   * @param seed seed
   * @param status what came of it; MISSING while it is computed
   * @param metrics last values of its history, by name; empty while it is computed
   */
  public record Run(
      String id,
      String arm,
      String task,
      long seed,
      RunStatus status,
      Map<String, Double> metrics) {
    /** Copies the map. */
    public Run {
      metrics = Map.copyOf(metrics);
    }
  }
}
