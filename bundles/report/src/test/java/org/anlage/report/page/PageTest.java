package org.anlage.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.report.chart.Palette;
import org.junit.jupiter.api.Test;

class PageTest {
  private final Page page = new Page(new Palette(List.of()));

  private String html() {
    String html = page.html("title", "", "");
    return html.substring(html.indexOf("<main>"), html.indexOf("</main>"));
  }

  private static Table rows(int rows) {
    return new Table(
        "runs",
        "Runs.",
        List.of(
            new Column.Texts("arm", IntStream.range(0, rows).mapToObj(i -> "<b>\t" + i).toList()),
            new Column.Numbers("time", "s", IntStream.range(0, rows).asDoubleStream().toArray())));
  }

  @Test
  void addressesOfSectionsDoNotDependOnOtherSections() {
    page.section("At a glance", () -> page.heading("By task: <go>"));
    page.folded("At a glance", () -> {});
    page.section("≠", () -> {});
    String html = html();
    for (String id : List.of("at-at-a-glance", "at-by-task-go", "at-at-a-glance-2", "at-")) {
      assertTrue(html.contains(" id=\"" + id + "\""), id + "\n" + html);
    }
    assertTrue(html.contains("<details class=\"section\"><summary><h2>At a glance</h2></summary>"));
  }

  @Test
  void aLongTableThatIsFoldedIsOneElementWithEveryRow() {
    page.details("Every run", () -> page.table(rows(500)));
    String html = html();
    String text = html.substring(html.indexOf("<pre class=\"rows\">"), html.indexOf("</pre>"));
    assertEquals(
        "<pre class=\"rows\">arm\ttime (s)\n"
            + IntStream.range(0, 500)
                .mapToObj(i -> "&lt;b&gt; " + i + "\t" + i + "\n")
                .collect(Collectors.joining()),
        text);
    assertFalse(html.contains("<td"));
  }

  @Test
  void otherTablesAreTables() {
    page.table(rows(500));
    page.details("Few", () -> page.table(rows(20)));
    page.table(rows(40));
    String html = html();
    assertFalse(html.contains("class=\"rows\""));
    assertEquals(2 * (500 + 20 + 40), html.split("<td", -1).length - 1);
  }
}
