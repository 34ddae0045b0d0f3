package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.Test;

class FindingsJsonTest {
  private static final double[] X = {0, -0.1, 1e-300};
  private static final double[] Y = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  private static final Findings FINDINGS =
      new Findings(
          Map.of("nan", Double.NaN, "infinite", Double.NEGATIVE_INFINITY, "third", 1.0 / 3),
          List.of(
              new Table(
                  "numbers",
                  "With, commas and \"quotes\"",
                  List.of(
                      new Column.Texts("name", List.of("a,b", "say \"x\"", "two\nlines")),
                      new Column.Numbers("length", "um", Y))),
              new Table("empty", "", List.of())),
          List.of(
              new Figure(
                  "all",
                  "All marks",
                  "Caption",
                  List.of(
                      new Chart(
                          "panel",
                          Axis.log("x", "s"),
                          Axis.categories("y", List.of("a", "b")),
                          List.of(
                              new Mark.Line("l", X, Y),
                              new Mark.Points("p", X, Y),
                              new Mark.Bars("b", X, Y),
                              new Mark.Band("d", X, Y, X),
                              new Mark.Interval("i", X, Y, X, Y),
                              new Mark.Cells("c", Matrix.of(1, 3, Y), true),
                              new Mark.Rule("r", true, 0.125)))))),
          List.of("It is so."),
          List.of("By a test."));

  @Test
  void everythingReadsBackTheSame() {
    String written = JsonWriter.pretty(FindingsJson.encode(FINDINGS));
    Findings back =
        FindingsJson.decode((Json.Obj) JsonReader.parse("x", written, ProblemException.Kind.STORE));
    assertEquals(written, JsonWriter.pretty(FindingsJson.encode(back)));
    assertEquals(FINDINGS.metrics(), back.metrics());
    assertEquals(List.of("It is so."), back.conclusions());
    assertEquals(List.of("By a test."), back.methods());
    assertArrayEquals(Y, back.tables().get(0).numbers("length"));
    Chart chart = back.figures().get(0).panels().get(0);
    assertEquals(Axis.log("x", "s"), chart.x());
    assertEquals(Axis.categories("y", List.of("a", "b")), chart.y());
    assertEquals(7, chart.marks().size());
    Mark.Cells cells = (Mark.Cells) chart.marks().get(5);
    assertEquals(Matrix.of(1, 3, Y), cells.values());
    assertEquals(new Mark.Rule("r", true, 0.125), chart.marks().get(6));
  }

  @Test
  void tablesAreCsv() {
    assertEquals(
        "name,length [um]\r\n\"a,b\",NaN\r\n\"say \"\"x\"\"\",Infinity\r\n\"two\nlines\",-Infinity\r\n",
        TableCsv.of(FINDINGS.tables().get(0)));
    assertEquals("\r\n", TableCsv.of(FINDINGS.tables().get(1)));
  }
}
