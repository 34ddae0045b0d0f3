package org.anlage.launcher.experiment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What the paths of a grid are called in the names of arms. */
final class GridNames {
  private static final String NAMELESS = ".value";

  private GridNames() {}

  /**
   * The last key of a path, or as many keys from the end as it takes to tell it from all others. A
   * key "value" says nothing: the one before it says of what.
   */
  static String of(String path, Collection<String> all) {
    List<String> keys = keys(path);
    for (int from = keys.size() - 1; from > 0; from--) {
      List<String> tail = keys.subList(from, keys.size());
      if (all.stream().filter(other -> endsWith(keys(other), tail)).count() == 1) {
        return String.join(".", tail);
      }
    }
    return String.join(".", keys);
  }

  private static List<String> keys(String path) {
    String named =
        path.endsWith(NAMELESS) ? path.substring(0, path.length() - NAMELESS.length()) : path;
    return Arrays.asList(named.split("\\."));
  }

  private static boolean endsWith(List<String> keys, List<String> tail) {
    return keys.size() >= tail.size()
        && keys.subList(keys.size() - tail.size(), keys.size()).equals(tail);
  }
}
