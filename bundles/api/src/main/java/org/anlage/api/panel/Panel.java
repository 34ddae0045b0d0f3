package org.anlage.api.panel;

import org.anlage.api.result.Findings;

/**
 * A view that a plug-in adds to the live page: a service of this type. A panel gives values, and
 * the page draws them; markup in its texts is shown as text. Its methods are called from several
 * threads, and whenever somebody looks at it.
 */
public interface Panel {
  /** Its place in addresses: lower-case letters, digits and hyphens, at most 40. */
  String path();

  /** Its name in the menu. */
  String title();

  /**
   * What it shows of a study: conclusions as paragraphs, then metrics, figures, tables, and methods
   * as small print. It has 10 s to answer; an exception is shown in its place.
   *
   * @param study the study that the user looks at
   */
  Findings show(PanelStudy study);
}
