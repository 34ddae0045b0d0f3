package org.anlage.cells;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Choices of one level for each of several factors. */
final class Combinations {
  private Combinations() {}

  /** All of them, the last factor changing fastest. */
  static List<int[]> all(int... levels) {
    int count = 1;
    for (int n : levels) {
      count *= n;
    }
    List<int[]> result = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int[] choice = new int[levels.length];
      int rest = k;
      for (int f = levels.length - 1; f >= 0; f--) {
        choice[f] = rest % levels[f];
        rest /= levels[f];
      }
      result.add(choice);
    }
    return result;
  }

  /** Few in which any two levels of two factors meet: always the one with the most new pairs. */
  static List<int[]> pairwise(int... levels) {
    List<int[]> all = all(levels);
    Set<String> open = new HashSet<>();
    all.forEach(choice -> open.addAll(pairs(choice)));
    List<int[]> result = new ArrayList<>();
    while (!open.isEmpty()) {
      int[] best = all.get(0);
      int most = -1;
      for (int[] choice : all) {
        int found = (int) pairs(choice).stream().filter(open::contains).count();
        if (found > most) {
          most = found;
          best = choice;
        }
      }
      open.removeAll(pairs(best));
      result.add(best);
    }
    return result;
  }

  private static List<String> pairs(int[] choice) {
    List<String> result = new ArrayList<>();
    for (int f = 0; f < choice.length; f++) {
      for (int g = 0; g < f; g++) {
        result.add(f + ":" + choice[f] + " " + g + ":" + choice[g]);
      }
    }
    return result;
  }
}
