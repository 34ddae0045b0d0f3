package org.anlage.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.junit.jupiter.api.Test;

final class CategoryNamesTest {
  private static final String LONG = "distance-dependent-wiring-of-layer-2-3-gain-";

  private static List<String> arms(int count, String name) {
    return IntStream.range(0, count).mapToObj(i -> name + (100 + i)).toList();
  }

  private static String draw(List<String> names) {
    double[] places = IntStream.range(0, names.size()).asDoubleStream().toArray();
    Chart chart =
        new Chart(
            "",
            Axis.categories("", names),
            Axis.linear("", ""),
            List.of(new Mark.Points("W", places, places)));
    Figure figure = new Figure("f", "", "", List.of(chart));
    return new FigureRenderer(new Palette(List.of()))
        .draw(figure, "f", PanelSize.of(figure))
        .panels()
        .get(0);
  }

  @Test
  void twentyFourLongNamesAreShownWhole() {
    String svg = draw(arms(24, LONG));
    for (int i = 100; i < 124; i++) {
      assertTrue(svg.contains(">distance-dependent-wiring-</tspan>"), svg);
      assertTrue(svg.contains(">of-layer-2-3-gain-" + i + "</tspan>"), svg);
    }
    assertFalse(svg.contains("…</tspan>") || svg.contains("...") || svg.contains("MM"), svg);
  }

  @Test
  void namesOfSixtyArmsTakeOneLineAndHaveTheWholeNameBesides() {
    String svg = draw(arms(60, LONG));
    for (int i = 100; i < 160; i++) {
      assertTrue(svg.contains("<title>" + LONG + i + "</title>"), svg);
      assertTrue(svg.contains(">distance-depend…r-2-3-gain-" + i + "</tspan>"), svg);
    }
  }

  @Test
  void everyPlaceholderIsShortEnoughAndUnique() {
    CategoryNames names = CategoryNames.of(Axis.categories("", arms(150, LONG)), 980);
    assertEquals(150, new HashSet<>(names.labels()).size());
    assertTrue(names.labels().stream().allMatch(label -> label.length() <= 20));
  }

  @Test
  void panelsOfManyCategoriesHaveALineForEachName() {
    Chart chart =
        new Chart("", Axis.categories("", arms(90, "arm")), Axis.linear("", ""), List.of());
    PanelSize size = PanelSize.of(new Figure("f", "", "", List.of(chart)));
    assertEquals(PanelSize.MARGIN + 90 * 15, size.width());
  }
}
