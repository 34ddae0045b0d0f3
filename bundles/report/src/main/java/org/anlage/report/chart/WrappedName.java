package org.anlage.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A name on few lines, broken after words. What does not fit is left out in the middle of the last
 * line: names of one family differ at their ends.
 *
 * @param whole the name
 * @param lines what is shown of it
 * @param shortened whether something is left out
 */
record WrappedName(String whole, List<String> lines, boolean shortened) {
  private static final String GAP = "…";

  /**
   * Breaks a name.
   *
   * @param name the name
   * @param length most characters on a line
   * @param most most lines
   */
  static WrappedName of(String name, int length, int most) {
    List<String> lines = new ArrayList<>();
    String rest = name;
    while (rest.length() > length && lines.size() < most - 1) {
      int end = end(rest, length);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    boolean shortened = rest.length() > length;
    if (shortened) {
      int before = length / 2;
      int after = length - before - GAP.length();
      rest = rest.substring(0, before) + GAP + rest.substring(rest.length() - after);
    }
    lines.add(rest);
    return new WrappedName(name, List.copyOf(lines), shortened);
  }

  private static int end(String text, int length) {
    int space = text.lastIndexOf(' ', length);
    int hyphen = Math.max(text.lastIndexOf('-', length - 1), text.lastIndexOf('_', length - 1));
    int end = Math.max(space, hyphen + 1);
    return end > 0 ? end : length;
  }
}
