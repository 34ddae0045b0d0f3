package org.anlage.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Mark;
import org.junit.jupiter.api.Test;

final class HoverValuesTest {
  private static final Pattern VALUES = Pattern.compile(" data-values='([^']*)'");
  private static final Pattern AXIS =
      Pattern.compile("\"([xy])\":\\[\".*?\",\\[.*?\\],([01]),([^\\]]*)\\]");
  private static final Pattern DOT = Pattern.compile("M(-?[\\d.]+) (-?[\\d.]+)h");

  private static String draw(Axis x, Axis y, Mark... marks) {
    Figure figure = new Figure("f", "", "", List.of(new Chart("", x, y, List.of(marks))));
    return new FigureRenderer(new Palette(List.of()))
        .draw(figure, "f1", PanelSize.HALF)
        .panels()
        .get(0);
  }

  private static String values(String svg) {
    Matcher values = VALUES.matcher(svg);
    assertTrue(values.find(), svg);
    return values.group(1);
  }

  @Test
  void everyKindOfMarkHasItsValues() {
    double[] x = {0, 10};
    double[] y = {1, 2.000001};
    double[] low = {0.5, 1.5};
    double[] high = {1.5, 3};
    String values =
        values(
            draw(
                Axis.linear("time", "s"),
                Axis.linear("rate", "Hz"),
                new Mark.Line("a", x, y),
                new Mark.Band("a", x, low, high),
                new Mark.Points("b", x, y),
                new Mark.Interval("b", x, y, low, high),
                new Mark.Bars("c", x, y),
                new Mark.Rule("end", true, 4.5),
                new Mark.Rule("chance", false, 1 / 3.0)));
    assertTrue(values.startsWith("{\"x\":[\"time (s)\",[],0,0.0,"), values);
    assertTrue(values.contains("\"y\":[\"rate (Hz)\",[],0,0.0,"), values);
    for (String mark :
        List.of(
            "[\"line\",\"a\",[0,10],[1,2]]",
            "[\"band\",\"a\",[0,10],[0.5,1.5],[1.5,3]]",
            "[\"points\",\"b\",[0,10],0,[1,2]]",
            "[\"interval\",\"b\",[0,10],0,[1,2],[0.5,1.5],[1.5,3]]",
            "[\"bars\",\"c\",[0,10],0,[1,2],0,4.5]",
            "[\"rule\",\"end\",1,4.5]",
            "[\"rule\",\"chance\",0,0.3333]")) {
      assertTrue(values.contains(mark), mark + " is not in " + values);
    }
  }

  @Test
  void matricesHaveTheirValuesOrTheEndsOfTheirColours() {
    Mark few = new Mark.Cells("p", Matrix.of(new double[][] {{0.5, Double.NaN}, {1, 2}}), false);
    Axis index = Axis.linear("unit", "");
    String values = values(draw(index, index, few));
    assertTrue(values.contains("[\"cells\",\"p\",2,2,1,[0.5,null,1,2],0.5,2,0]"), values);
    double[] many = new double[900];
    Arrays.setAll(many, i -> i);
    String picture =
        values(draw(index, index, new Mark.Cells("w", Matrix.of(30, 30, many), false)));
    assertTrue(picture.contains("[\"cells\",\"w\",30,30,1,[],"), picture);
  }

  /** On every scale, the place that follows from a value is where its dot was drawn. */
  @Test
  void valuesLeadToTheirPlaces() {
    double[] x = {1, 2, 5, 9, 20, 100};
    double[] y = {0.001, 3, 40, 41, 42, 90};
    for (Axis across : List.of(Axis.linear("x", ""), Axis.log("x", ""))) {
      for (Axis up : List.of(Axis.linear("y", ""), Axis.log("y", ""))) {
        String svg = draw(across, up, new Mark.Points("W", x, y));
        double[] placeX = axis(svg, "x");
        double[] placeY = axis(svg, "y");
        List<double[]> drawn = dots(svg);
        assertEquals(x.length, drawn.size());
        for (int i = 0; i < x.length; i++) {
          double expectedX = at(placeX, x[i]);
          double expectedY = at(placeY, y[i]);
          assertTrue(
              drawn.stream()
                  .anyMatch(
                      dot ->
                          Math.abs(dot[0] - expectedX) < 0.02
                              && Math.abs(dot[1] - expectedY) < 0.02),
              i + " is not at " + expectedX + ", " + expectedY + " of " + svg);
        }
      }
    }
  }

  @Test
  void categoriesAreNamedAndSpreadPointsKeepTheirPlaces() {
    Axis arms = Axis.categories("", List.of("W'", "<W*>"));
    String values =
        values(
            draw(
                arms,
                Axis.linear("accuracy", "proportion"),
                new Mark.Points("W'", new double[] {0, 0, 1}, new double[] {0.5, 0.5, 1})));
    assertTrue(values.contains("[\"W\\u0027\",\"\\u003cW*\\u003e\"]"), values);
    assertTrue(
        values.contains("[\"points\",\"W\\u0027\",[0,0,1],[-0.035,0.035,1],[0.5,0.5,1]]"), values);
  }

  @Test
  void aChartWithoutValuesHasNone() {
    assertFalse(draw(Axis.linear("", ""), Axis.linear("", "")).contains("data-values"));
  }

  private static double[] axis(String svg, String name) {
    Matcher axis = AXIS.matcher(svg);
    while (axis.find()) {
      if (axis.group(1).equals(name)) {
        return Arrays.stream((axis.group(2) + "," + axis.group(3)).split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
      }
    }
    throw new AssertionError("no axis " + name + " in " + svg);
  }

  /** As the page's script does it. */
  private static double at(double[] axis, double value) {
    boolean log = axis[0] == 1;
    double from = log ? Math.log(axis[1]) : axis[1];
    double to = log ? Math.log(axis[3]) : axis[3];
    double part = ((log ? Math.log(value) : value) - from) / (to - from);
    return axis[2] + part * (axis[4] - axis[2]);
  }

  /** Places of all dots of a drawing, in its coordinates. */
  private static List<double[]> dots(String svg) {
    String group = svg.substring(0, svg.indexOf("stroke-linecap"));
    double left = 0;
    double top = 0;
    Matcher moves = Pattern.compile("translate\\(([\\d.]+) ([\\d.]+)\\)").matcher(open(group));
    while (moves.find()) {
      left += Double.parseDouble(moves.group(1));
      top += Double.parseDouble(moves.group(2));
    }
    List<double[]> dots = new ArrayList<>();
    Matcher dot = DOT.matcher(svg);
    while (dot.find()) {
      dots.add(
          new double[] {
            left + Double.parseDouble(dot.group(1)), top + Double.parseDouble(dot.group(2))
          });
    }
    return dots;
  }

  /** The groups that are open at the end of some markup. */
  private static String open(String markup) {
    List<String> open = new ArrayList<>();
    Matcher tag = Pattern.compile("<(/?)g\\b([^>]*)>").matcher(markup);
    while (tag.find()) {
      if (tag.group(1).isEmpty()) {
        open.add(tag.group(2));
      } else {
        open.remove(open.size() - 1);
      }
    }
    return String.join(" ", open);
  }
}
