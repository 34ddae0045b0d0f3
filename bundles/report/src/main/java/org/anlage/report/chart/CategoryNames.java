package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.result.Axis;

/**
 * Names under a categorical axis: side by side where that fits, else upright. The drawing library
 * cuts names of more than 20 characters; it gets a placeholder instead, for which the finished
 * drawing has the name on one or two lines.
 *
 * @param labels one per category, for the library
 * @param upright whether they stand upright
 * @param height room for upright names, px; 0 where they lie
 * @param names the name that each placeholder stands for
 */
record CategoryNames(
    List<String> labels, boolean upright, int height, Map<String, WrappedName> names) {
  /** Narrowest column of a category whose upright name takes two lines, px. */
  static final int TWO_LINES = 28;

  /** Narrowest column of a category whose upright name takes one line, px. */
  static final int ONE_LINE = 15;

  private static final double PIXELS_PER_CHARACTER = 6.0;

  /** The widest letter, of which placeholders are made: they make room without being long. */
  private static final String WIDEST = "M";

  private static final double PIXELS_PER_WIDEST = 9.4;
  private static final int LONGEST = 20;
  private static final int LONGEST_UPRIGHT = 30;

  /** Fits the names of an axis into a width, px. */
  static CategoryNames of(Axis axis, int width) {
    List<String> names = axis.categories().stream().map(Svg::printable).toList();
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    boolean upright =
        names.size() * (Math.min(LONGEST, longest) + 1) * PIXELS_PER_CHARACTER > width;
    int lines = upright && width < names.size() * (TWO_LINES - 1) ? 1 : 2;
    int length = upright ? length(names, lines) : LONGEST;
    List<String> labels = new ArrayList<>();
    Map<String, WrappedName> wrapped = new HashMap<>();
    for (String name : names) {
      if (name.length() <= LONGEST) {
        labels.add(name);
      } else {
        WrappedName broken = WrappedName.of(name, length, lines);
        String placeholder = placeholder(broken, wrapped.size());
        labels.add(placeholder);
        wrapped.put(placeholder, broken);
      }
    }
    int room = (int) (Math.min(length, longest) * PIXELS_PER_CHARACTER);
    return new CategoryNames(labels, upright, upright ? room : 0, wrapped);
  }

  /** A name of its own for the library, about as wide as the longest line. */
  private static String placeholder(WrappedName name, int number) {
    int longest = name.lines().stream().mapToInt(String::length).max().orElse(0);
    String end = "~" + number;
    int wide = (int) Math.ceil(longest * PIXELS_PER_CHARACTER / PIXELS_PER_WIDEST);
    return WIDEST.repeat(Math.max(1, Math.min(LONGEST, wide) - end.length())) + end;
  }

  /** The shortest lines that hold all names whole, if not too long. */
  private static int length(List<String> names, int lines) {
    int length = LONGEST;
    while (length < LONGEST_UPRIGHT && !fit(names, length, lines)) {
      length++;
    }
    return length;
  }

  private static boolean fit(List<String> names, int length, int lines) {
    return names.stream().noneMatch(name -> WrappedName.of(name, length, lines).shortened());
  }
}
