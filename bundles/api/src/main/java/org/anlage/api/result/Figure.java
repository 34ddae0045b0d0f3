package org.anlage.api.result;

import java.util.List;

/**
 * Charts that belong together, one per facet.
 *
 * @param name short name, used for files: lower case with hyphens
 * @param title title
 * @param caption what it shows, enough to read it alone
 * @param panels the charts
 */
public record Figure(String name, String title, String caption, List<Chart> panels) {
  /** Copies the list. */
  public Figure {
    panels = List.copyOf(panels);
  }
}
