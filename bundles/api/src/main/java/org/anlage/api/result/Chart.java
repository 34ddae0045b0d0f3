package org.anlage.api.result;

import java.util.List;

/**
 * One pair of axes and what is drawn in them, as data.
 *
 * @param title title; may be empty
 * @param x horizontal axis
 * @param y vertical axis
 * @param marks drawn in order
 */
public record Chart(String title, Axis x, Axis y, List<Mark> marks) {
  /** Copies the list. */
  public Chart {
    marks = List.copyOf(marks);
  }
}
