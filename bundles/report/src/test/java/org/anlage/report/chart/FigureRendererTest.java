package org.anlage.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

final class FigureRendererTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Drawing draw(Chart... charts) {
    Figure figure = new Figure("f", "A figure", "", List.of(charts));
    return new FigureRenderer(new Palette(List.of("W", "W*")))
        .draw(figure, "f1", PanelSize.of(figure));
  }

  /** Every mark, on every pair of scales, with data that are empty, single, equal or not finite. */
  static Stream<Chart> awkward() {
    List<Axis> horizontal =
        List.of(
            Axis.linear("x", "um"), Axis.log("x", "s"), Axis.categories("x", List.of("a", "<b>")));
    List<Axis> vertical =
        List.of(Axis.linear("y", ""), Axis.log("y", ""), Axis.categories("y", List.of("r", "s")));
    List<double[]> data =
        List.of(
            new double[] {},
            new double[] {1},
            new double[] {0, 0, 0},
            new double[] {NAN, NAN},
            new double[] {1, NAN, INF, -INF, -3},
            new double[] {1e-300, 1e300},
            new double[] {-1, 1e-12, 1});
    List<Chart> charts = new ArrayList<>();
    for (Axis x : horizontal) {
      for (Axis y : vertical) {
        for (double[] d : data) {
          List<Mark> marks =
              List.of(
                  new Mark.Band("W", d, d, d),
                  new Mark.Line("W", d, d),
                  new Mark.Points("W*", d, d),
                  new Mark.Interval("W", d, d, d, d),
                  new Mark.Bars("W", d, d),
                  new Mark.Rule("rule", false, d.length == 0 ? NAN : d[0]),
                  new Mark.Rule("rule", true, 0));
          charts.add(new Chart("", x, y, marks));
          if (x.scale() != Axis.Scale.LOG && y.scale() == Axis.Scale.LINEAR) {
            marks.forEach(mark -> charts.add(new Chart("t", x, y, List.of(mark))));
          }
          Mark cells = new Mark.Cells("v", Matrix.of(d.length, 1, d), d.length % 2 == 0);
          charts.add(new Chart("c", x, y, List.of(cells)));
        }
      }
    }
    return charts.stream();
  }

  @ParameterizedTest
  @MethodSource("awkward")
  void drawsWhateverTheDataAre(Chart chart) throws Exception {
    String svg = draw(chart).panels().get(0);
    DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertFalse(svg.contains("NaN"), svg);
    assertFalse(svg.contains("Infinity"), svg);
    assertFalse(svg.contains("<b>"), svg);
  }

  @Test
  void namesAxesWithUnits() {
    Chart chart =
        new Chart(
            "Title",
            Axis.linear("distance", "um"),
            Axis.linear("rate", "Hz"),
            List.of(new Mark.Line("W", new double[] {0, 1}, new double[] {0, 1})));
    String svg = draw(chart).panels().get(0);
    assertTrue(svg.contains(">distance (µm)</text>"), svg);
    assertTrue(svg.contains(">rate (Hz)</text>"), svg);
    assertTrue(svg.contains(">Title</text>"), svg);
    assertFalse(svg.contains("against ;") || svg.contains("; </desc>"), svg);
    assertTrue(svg.contains("<desc id=\"f1p0-d\">rate (Hz) against distance (µm); W</desc>"), svg);
  }

  @Test
  void saysOfAMatrixWhatItHolds() {
    Matrix values = Matrix.of(1, 2, new double[] {-0.25, 3});
    Chart chart =
        new Chart(
            "a title that is much too long for a picture of this size, gain 0.5",
            Axis.linear("to", ""),
            Axis.linear("from", ""),
            List.of(new Mark.Cells("weight", values, true)));
    String svg = draw(chart).panels().get(0);
    assertTrue(
        svg.contains(
            ">1 × 2 matrix; rows: from; columns: to; weight; values from −0.25 to 3</desc>"),
        svg);
    assertTrue(svg.contains("size, gain 0.5</text>"), svg);
    assertTrue(svg.contains(">a title that"), svg);
  }

  @Test
  void oneSeriesHasOneColourInEveryChart() {
    Palette palette = new Palette(List.of("W", "W*"));
    double[] x = {0, 1};
    Chart first =
        new Chart(
            "", Axis.linear("", ""), Axis.linear("", ""), List.of(new Mark.Line("new", x, x)));
    Chart second =
        new Chart("", Axis.linear("", ""), Axis.linear("", ""), List.of(new Mark.Line("W*", x, x)));
    Figure figure = new Figure("f", "", "", List.of(first, second));
    Drawing drawing = new FigureRenderer(palette).draw(figure, "a", PanelSize.HALF);
    assertEquals(
        List.of(new Drawing.Entry("new", "#009E73", ""), new Drawing.Entry("W*", "#D55E00", "")),
        drawing.legend());
    assertTrue(drawing.panels().get(0).contains("rgb(0,158,115)"));
    assertTrue(drawing.panels().get(1).contains("rgb(213,94,0)"));
  }

  @Test
  void panelsOfAFigureAreOfEqualSize() {
    Chart empty = new Chart("", Axis.linear("", ""), Axis.linear("", ""), List.of());
    Chart full =
        new Chart(
            "",
            Axis.linear("", ""),
            Axis.linear("", ""),
            List.of(new Mark.Points("W", new double[] {1, 2}, new double[] {1e6, 2e6})));
    for (String panel : draw(empty, full).panels()) {
      assertTrue(panel.contains("width=\"472\" height=\"316\""), panel);
    }
  }

  @Test
  void breaksLinesWhereThereIsNoValue() {
    Chart chart =
        new Chart(
            "",
            Axis.linear("", ""),
            Axis.linear("", ""),
            List.of(
                new Mark.Line("W", new double[] {0, 1, 2, 3, 4}, new double[] {0, 1, NAN, 1, 0})));
    String svg = draw(chart).panels().get(0);
    assertEquals(2, svg.split("stroke=\"rgb\\(0,114,178\\)\"", -1).length - 1, svg);
  }

  @Test
  void thinsWhatNobodyCouldSeeAndSaysSo() {
    double[] many = new double[20_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = i % 977;
    }
    Drawing drawing =
        draw(
            new Chart(
                "",
                Axis.linear("", ""),
                Axis.linear("", ""),
                List.of(new Mark.Points("W", many, many))));
    assertEquals(List.of("Of more than 4000 points, an even selection is drawn."), drawing.notes());
    int circles = drawing.panels().get(0).split("<circle|<path", -1).length - 1;
    assertTrue(circles <= 4100, "drawn: " + circles);
  }

  @Test
  void barsOfSeveralSeriesStandSideBySide() {
    Chart chart =
        new Chart(
            "",
            Axis.categories("", List.of("a", "b")),
            Axis.linear("", ""),
            List.of(
                new Mark.Bars("W", new double[] {0, 1}, new double[] {1, 2}),
                new Mark.Bars("W*", new double[] {0, 1}, new double[] {2, 1})));
    DodgePosition slots = DodgePosition.of(chart);
    assertEquals(-0.19, slots.shift("W"), 1e-12);
    assertEquals(0.19, slots.shift("W*"), 1e-12);
    assertEquals(0.38, slots.width(), 1e-12);
  }

  @Test
  void spreadsEqualPointsOnACategory() {
    Chart chart =
        new Chart(
            "",
            Axis.categories("", List.of("a")),
            Axis.linear("", ""),
            List.of(new Mark.Points("W", new double[] {0, 0, 0}, new double[] {1, 1, 5})));
    double[] x =
        DodgePosition.of(chart).spread("W", new double[] {0, 0, 0}, new double[] {1, 1, 5}, 1, 5);
    assertEquals(-0.035, x[0], 1e-12);
    assertEquals(0.035, x[1], 1e-12);
    assertEquals(0, x[2], 1e-12);
    assertNotEquals(x[0], x[1]);
  }
}
