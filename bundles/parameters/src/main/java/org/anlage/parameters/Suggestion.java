package org.anlage.parameters;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The name somebody probably meant. */
public final class Suggestion {
  /** So many names are listed as they are. */
  private static final int FEW = 16;

  private static final int NEAREST = 3;

  private Suggestion() {}

  /** "did you mean "x"?", or what there is: the nearest three where there are many. */
  public static String among(String given, Collection<String> names) {
    return closest(given, names)
        .map(name -> "did you mean \"" + name + "\"?")
        .orElseGet(() -> choice(given, names));
  }

  private static String choice(String given, Collection<String> names) {
    if (names.isEmpty()) {
      return "there are none";
    }
    if (names.size() <= FEW) {
      return "there are: " + String.join(", ", names.stream().sorted().toList());
    }
    return "the nearest of "
        + names.size()
        + " are: "
        + String.join(", ", byDistance(given, names).limit(NEAREST).toList());
  }

  private static Stream<String> byDistance(String given, Collection<String> names) {
    return names.stream()
        .sorted()
        .sorted(Comparator.comparingInt((String name) -> apart(given, name)));
  }

  /** A name that is a part of the other is near, whatever stands before or after it. */
  private static int apart(String given, String name) {
    return name.contains(given) || given.contains(name) ? 0 : distance(given, name);
  }

  /**
   * The closest name within a third of its length, by edit distance with transpositions; else the
   * only one of which it has the initials.
   */
  static Optional<String> closest(String given, Collection<String> names) {
    return near(given, names)
        .or(
            () -> {
              List<String> of =
                  names.stream().filter(name -> initials(name).equals(given)).toList();
              return of.size() == 1 ? Optional.of(of.get(0)) : Optional.empty();
            });
  }

  /** "lr" of learningRate and learning-rate; empty for a single word. */
  private static String initials(String name) {
    String[] words = name.split("[-_ ]|(?=[A-Z])");
    return words.length < 2
        ? ""
        : Arrays.stream(words)
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  private static Optional<String> near(String given, Collection<String> names) {
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
