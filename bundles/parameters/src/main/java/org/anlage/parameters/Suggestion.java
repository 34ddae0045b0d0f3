package org.anlage.parameters;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name somebody probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** "did you mean "x"?", or the list of what there is. */
  public static String among(String given, Collection<String> names) {
    return closest(given, names)
        .map(name -> "did you mean \"" + name + "\"?")
        .orElseGet(
            () ->
                names.isEmpty()
                    ? "there are none"
                    : "there are: " + String.join(", ", names.stream().sorted().toList()));
  }

  /** The closest name within a third of its length, by edit distance with transpositions. */
  static Optional<String> closest(String given, Collection<String> names) {
    return names.stream()
        .sorted()
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .filter(
            name ->
                distance(given, name) <= Math.max(1, Math.max(name.length(), given.length()) / 3));
  }

  private static int distance(String a, String b) {
    String s = a.toLowerCase(Locale.ROOT);
    String t = b.toLowerCase(Locale.ROOT);
    int[][] d = new int[s.length() + 1][t.length() + 1];
    for (int i = 0; i <= s.length(); i++) {
      for (int j = 0; j <= t.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && s.charAt(i - 1) == t.charAt(j - 2)
            && s.charAt(i - 2) == t.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[s.length()][t.length()];
  }
}
