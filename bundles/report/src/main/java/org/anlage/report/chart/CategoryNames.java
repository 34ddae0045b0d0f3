package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.analysis.Axis;

/**
 * Names under a categorical axis: side by side on up to three lines where that fits, else upright
 * on up to two. The drawing library cuts lines of more than 20 characters.
 *
 * @param labels one per category
 * @param tilted whether they stand upright
 */
record CategoryNames(List<String> labels, boolean upright) {
  private static final double PIXELS_PER_CHARACTER = 6.0;
  private static final int MOST_LINES = 3;
  private static final int LONGEST = 20;

  /** Fits the names of an axis into a width, px. */
  static CategoryNames of(Axis axis, int width) {
    int each = (int) (width / PIXELS_PER_CHARACTER / Math.max(1, axis.categories().size()) - 0.5);
    List<String> names = axis.categories().stream().map(Svg::printable).toList();
    List<String> wrapped = new ArrayList<>();
    for (String name : names) {
      List<String> lines = lines(name, each);
      if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > each)) {
        return new CategoryNames(names.stream().map(CategoryNames::upright).toList(), true);
      }
      wrapped.add(String.join("\n", lines));
    }
    return new CategoryNames(wrapped, false);
  }

  private static List<String> lines(String name, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : name.split("(?<=[ -])", -1)) {
      if (!line.isEmpty() && (line + word).strip().length() > most) {
        lines.add(line.strip());
        line = "";
      }
      line += word;
    }
    lines.add(line.strip());
    return lines;
  }

  private static String upright(String name) {
    List<String> lines = lines(name, LONGEST);
    String rest = String.join(" ", lines.subList(1, lines.size()));
    return rest.isEmpty() ? cut(name) : cut(lines.get(0)) + "\n" + cut(rest);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "…";
  }

  /** Height of upright names, px; 0 where they lie. */
  int height() {
    int longest = labels.stream().flatMap(String::lines).mapToInt(String::length).max().orElse(0);
    return upright ? (int) (longest * PIXELS_PER_CHARACTER) : 0;
  }
}
