package org.anlage.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.report.chart.Drawing;
import org.anlage.report.chart.FigureRenderer;
import org.anlage.report.chart.Palette;
import org.anlage.report.chart.PanelSize;
import org.anlage.report.chart.Units;

/**
 * One self-contained HTML page, written from top to bottom. Figures and tables are numbered as they
 * come. What a caller passes as text is escaped here.
 */
public final class Page {
  private static final int LONG_TABLE = 30;

  private final FigureRenderer renderer;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder contents = new StringBuilder();
  private final Set<String> ids = new HashSet<>();
  private int figures;
  private int tables;
  private boolean asText;

  /** An empty page whose figures share a palette. */
  public Page(Palette palette) {
    renderer = new FigureRenderer(palette);
  }

  /**
   * Writes a section. If its content cannot be worked out (a damaged store, a plug-in's findings
   * that contradict themselves), the section says so and the page goes on.
   */
  public void section(String title, Runnable content) {
    section(title, false, content);
  }

  /** A section that is folded under its heading: what a reader of the results need not see. */
  public void folded(String title, Runnable content) {
    section(title, true, content);
  }

  private void section(String title, boolean folded, Runnable content) {
    String id = id(title);
    contents.append("<li><a href=\"#" + id + "\">" + Html.text(title) + "</a></li>");
    body.append("<section id=\"" + id + "\">");
    body.append(folded ? "<details class=\"section\"><summary>" : "");
    body.append("<h2>" + Html.text(title) + "</h2>");
    body.append(folded ? "</summary>" : "");
    try {
      content.run();
    } catch (RuntimeException e) {
      warning("The rest of this section could not be written: " + e);
    }
    body.append(folded ? "</details></section>\n" : "</section>\n");
  }

  /** An id that stays when other sections appear: the title in lower case with hyphens. */
  private String id(String title) {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String id = "at-" + words.replaceAll("^-|-$", "");
    String free = id;
    for (int i = 2; !ids.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  /** A heading within a section. */
  public void heading(String title) {
    body.append("<h3 id=\"" + id(title) + "\">" + Html.text(title) + "</h3>");
  }

  /** A paragraph. */
  public void paragraph(String text) {
    body.append(Html.element("p", text));
  }

  /** Something the reader must not miss. */
  public void warning(String text) {
    body.append("<p class=\"warning\" role=\"note\">" + Html.text(text) + "</p>");
  }

  /** Markup that is already safe. */
  public void raw(String html) {
    body.append(html);
  }

  /** Content that opens on request. */
  public void details(String summary, Runnable content) {
    boolean before = asText;
    asText = true;
    body.append("<details><summary>" + Html.text(summary) + "</summary>");
    content.run();
    body.append("</details>");
    asText = before;
  }

  /**
   * A numbered table with its caption. A long one that is folded is one element of text: a row a
   * line, which the page's script makes a table of when it is opened.
   */
  public void table(Table table) {
    tables++;
    boolean longer = table.rows() > LONG_TABLE;
    body.append("<figure class=\"table\"><figcaption><b>Table " + tables + ".</b> ")
        .append(Html.text(table.caption()));
    if (table.rows() > TableHtml.MOST_ROWS) {
      body.append(" First " + TableHtml.MOST_ROWS + " of " + table.rows() + " rows.");
    }
    boolean text = longer && asText;
    body.append("</figcaption><div class=\"scroll" + (longer ? " long" : "") + "\" tabindex=\"0\">")
        .append(
            table.columns().isEmpty()
                ? "<p>no columns</p>"
                : text ? TableHtml.text(table) : TableHtml.of(table))
        .append("</div></figure>\n");
  }

  /** Figures in order; those of one panel stand two by two where the page is wide. */
  public void figures(List<Figure> several) {
    int next = 0;
    while (next < several.size()) {
      int end = next;
      while (end < several.size() && several.get(end).panels().size() == 1) {
        end++;
      }
      if (end - next > 1) {
        body.append("<div class=\"pair\">");
        several.subList(next, end).forEach(f -> figure(f, PanelSize.HALF));
        body.append("</div>");
        next = end;
      } else {
        figure(several.get(next));
        next++;
      }
    }
  }

  /** A numbered figure with legend and caption. */
  public void figure(Figure figure) {
    figure(figure, PanelSize.of(figure));
  }

  private void figure(Figure figure, PanelSize size) {
    figures++;
    String number = "f" + figures;
    body.append("<figure id=\"" + number + "\" class=\"chart\">");
    try {
      Drawing drawing = renderer.draw(figure, number, size);
      legend(drawing.legend());
      body.append("<div class=\"panels\">").append(String.join("", drawing.panels()));
      body.append("</div>").append(caption(figure, String.join(" ", drawing.notes())));
    } catch (RuntimeException e) {
      warning("This figure could not be drawn: " + e.getMessage());
      body.append(caption(figure, ""));
    }
    body.append("</figure>\n");
  }

  private String caption(Figure figure, String notes) {
    String text = (figure.caption() + " " + notes).strip();
    return "<figcaption><b>Figure "
        + figures
        + ". "
        + Html.text(figure.title())
        + (figure.title().endsWith("?") ? "</b> " : ".</b> ")
        + Html.text(text)
        + "</figcaption>";
  }

  private void legend(List<Drawing.Entry> entries) {
    if (!entries.isEmpty()) {
      body.append(
          entries.stream()
              .map(
                  entry ->
                      "<li><i "
                          + (entry.line().isEmpty()
                              ? "style=\"--colour:" + entry.colour()
                              : "class=\"" + entry.line())
                          + "\"></i>"
                          + Html.text(entry.series())
                          + "</li>")
              .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>")));
    }
  }

  /**
   * Everything an analyzer found: metrics, figures and tables.
   *
   * @param findings what was found
   * @param read whether the tables are there to be read, ahead of the figures; else they open on
   *     request where there are figures
   */
  public void findings(Findings findings, boolean read) {
    if (!findings.metrics().isEmpty()) {
      metrics(findings.metrics());
    }
    if (read || findings.figures().isEmpty()) {
      findings.tables().forEach(this::table);
      figures(findings.figures());
    } else {
      figures(findings.figures());
      if (!findings.tables().isEmpty()) {
        String names =
            findings.tables().stream()
                .map(table -> table.name().replace('-', ' '))
                .collect(Collectors.joining(", "));
        details("Numbers: " + names, () -> findings.tables().forEach(this::table));
      }
    }
  }

  /** Single numbers by name, in columns. */
  private void metrics(Map<String, Double> metrics) {
    body.append("<dl class=\"metrics\">");
    metrics.forEach(
        (name, value) ->
            body.append("<div>")
                .append(Html.element("dt", Units.named(name)))
                .append(Html.element("dd", Numbers.format(value)))
                .append("</div>"));
    body.append("</dl>\n");
  }

  /** The finished page. */
  public String html(String title, String header, String footer) {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + "<meta name=\"color-scheme\" content=\"light dark\">"
        + Html.element("title", title)
        + "<style>"
        + resource("report.css")
        + "</style></head><body>\n<nav aria-label=\"Contents\"><p>Contents</p><ol>"
        + contents
        + "</ol></nav>\n<main>"
        + header
        + body
        + footer
        + "</main>\n<script>"
        + resource("report.js")
        + resource("values.js")
        + "</script></body></html>\n";
  }

  private static String resource(String name) {
    try (InputStream stream = Page.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing from the bundle");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
