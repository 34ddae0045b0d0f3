package org.anlage.api.analysis;

import java.util.List;

/**
 * Values published elsewhere for the arms and tasks of a study.
 *
 * @param source where they were published
 * @param metric which metric of this study they are to be compared with
 * @param cells the values
 */
public record PublishedValues(String source, String metric, List<Cell> cells) {
  /** Copies the list. */
  public PublishedValues {
    cells = List.copyOf(cells);
  }

  /**
   * A published mean.
   *
   * @param arm arm
   * @param task task
   * @param mean mean
   * @param low lower end of its 95 % interval; NaN if none was published
   * @param high upper end
   */
  public record Cell(String arm, String task, double mean, double low, double high) {}
}
