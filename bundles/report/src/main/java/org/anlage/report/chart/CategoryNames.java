package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.result.Axis;

/**
 * Names under a categorical axis: side by side where that fits, else upright. The drawing library
 * cuts names of more than 20 characters; it gets a placeholder instead, for which the finished
 * drawing has the name on two lines.
 *
 * @param labels one per category, for the library
 * @param upright whether they stand upright
 * @param lines the lines that each placeholder stands for
 */
record CategoryNames(List<String> labels, boolean upright, Map<String, List<String>> lines) {
  private static final double PIXELS_PER_CHARACTER = 6.0;
  private static final int LONGEST = 20;

  /** Fits the names of an axis into a width, px. */
  static CategoryNames of(Axis axis, int width) {
    List<String> names = axis.categories().stream().map(Svg::printable).toList();
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    List<String> labels = new ArrayList<>();
    Map<String, List<String>> lines = new HashMap<>();
    for (String name : names) {
      if (name.length() <= LONGEST) {
        labels.add(name);
      } else {
        String placeholder = name.substring(0, LONGEST - 3) + "~" + (10 + lines.size());
        labels.add(placeholder);
        lines.put(placeholder, twoLines(name));
      }
    }
    boolean crowded =
        names.size() * (Math.min(LONGEST, longest) + 1) * PIXELS_PER_CHARACTER > width;
    return new CategoryNames(labels, crowded, lines);
  }

  private static List<String> twoLines(String name) {
    int end = Math.max(name.lastIndexOf(' ', LONGEST), name.lastIndexOf('-', LONGEST - 1) + 1);
    int split = end > 0 ? end : LONGEST;
    return List.of(name.substring(0, split).strip(), cut(name.substring(split).strip()));
  }

  private static String cut(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).strip() + "…";
  }

  /** Height of upright names, px; 0 where they lie. */
  int height() {
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    return upright ? (int) (longest * PIXELS_PER_CHARACTER) : 0;
  }
}
