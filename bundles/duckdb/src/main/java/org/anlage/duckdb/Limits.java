package org.anlage.duckdb;

import java.util.Map;
import java.util.regex.Pattern;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * What DuckDB may take. Results do not depend on it.
 *
 * @param memory most memory, such as {@code 512MB}; what needs more goes to the folder of temporary
 *     files
 * @param threads threads
 */
record Limits(String memory, int threads) {
  static final String MEMORY = "ANLAGE_DUCKDB_MEMORY";
  static final String THREADS = "ANLAGE_DUCKDB_THREADS";

  /** DuckDB wants about 125 MB for each thread. */
  private static final int MOST_THREADS = 4;

  private static final Pattern SIZE = Pattern.compile("\\d+(\\.\\d+)? ?[KMGT]i?B");

  /** 512 MB and up to four threads, unless the environment says something else. */
  static Limits of(Map<String, String> environment, int processors) {
    String memory = environment.getOrDefault(MEMORY, "512MB");
    if (!SIZE.matcher(memory).matches()) {
      throw bad(MEMORY, memory, "a size such as 512MB or 2GB");
    }
    String given = environment.get(THREADS);
    if (given == null) {
      return new Limits(memory, Math.max(1, Math.min(MOST_THREADS, processors)));
    }
    if (!given.matches("[1-9]\\d{0,3}")) {
      throw bad(THREADS, given, "a number of threads, 1 to 9999");
    }
    return new Limits(memory, Integer.parseInt(given));
  }

  private static ProblemException bad(String variable, String got, String expected) {
    return ProblemException.configuration(
        new Problem("out of range", "environment variable " + variable, got, expected, ""));
  }
}
