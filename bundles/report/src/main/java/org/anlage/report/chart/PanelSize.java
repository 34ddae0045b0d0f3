package org.anlage.report.chart;

/**
 * Size of a panel.
 *
 * @param width width, px
 * @param height height, px
 */
record PanelSize(int width, int height) {
  /** All panels of a figure are equal: the more there are, the smaller. */
  static PanelSize of(int panels, boolean cells) {
    if (cells) {
      return switch (panels) {
        case 1 -> new PanelSize(480, 400);
        case 2, 3, 5, 6 -> new PanelSize(340, 285);
        default -> new PanelSize(255, 215);
      };
    }
    return switch (panels) {
      case 1 -> new PanelSize(680, 380);
      case 2, 4 -> new PanelSize(480, 330);
      default -> new PanelSize(340, 280);
    };
  }
}
