package org.anlage.report.chart;

import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;

/**
 * Size of a panel.
 *
 * @param width width, px
 * @param height height, px
 */
public record PanelSize(int width, int height) {
  /** Of a figure of one panel beside another. */
  public static final PanelSize HALF = new PanelSize(472, 316);

  private static final PanelSize THIRD = new PanelSize(308, 268);

  /** Width taken by the vertical axis, px. */
  static final int MARGIN = 70;

  private static final int WIDEST = 980;

  /**
   * All panels of a figure are equal: the more there are, the smaller, as long as the names of
   * their categories have room.
   */
  public static PanelSize of(Figure figure) {
    int panels = figure.panels().size();
    if (figure.panels().stream().anyMatch(Layers::hasCells)) {
      return switch (panels) {
        case 1 -> new PanelSize(400, 335);
        case 2, 3, 5, 6 -> new PanelSize(308, 260);
        default -> new PanelSize(228, 196);
      };
    }
    int categories = figure.panels().stream().mapToInt(PanelSize::categories).max().orElse(0);
    int needed = MARGIN + categories * CategoryNames.TWO_LINES;
    int least = MARGIN + categories * CategoryNames.ONE_LINE;
    PanelSize size =
        panels == 1 || needed > HALF.width()
            ? new PanelSize(Math.max(680, Math.max(least, Math.min(WIDEST, needed))), 380)
            : panels == 2 || needed > THIRD.width() ? HALF : THIRD;
    return size.withRoomForNames(figure);
  }

  private PanelSize withRoomForNames(Figure figure) {
    int names =
        figure.panels().stream()
            .mapToInt(chart -> CategoryNames.of(chart.x(), width - MARGIN).height())
            .max()
            .orElse(0);
    return new PanelSize(width, height + Math.max(0, names - 20));
  }

  private static int categories(Chart chart) {
    return chart.x().categories().size();
  }
}
