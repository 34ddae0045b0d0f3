package org.anlage.microns;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Checks whose failure refuses a field. */
final class FieldChecks {
  private FieldChecks() {}

  static void requireNeurons(int n, Path file) {
    if (n < 2) {
      throw FieldFolder.problem(
          file, "too few neurons", Integer.toString(n), "at least 2", "choose another field");
    }
  }

  static void requireDistinct(long[] ids, String where) {
    Map<Long, Integer> seen = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      Integer before = seen.put(ids[i], i);
      if (before != null) {
        throw FieldFolder.problem(
            where,
            "an id occurs twice",
            ids[i] + " at " + before + " and at " + i,
            "each neuron once",
            "");
      }
    }
  }
}
