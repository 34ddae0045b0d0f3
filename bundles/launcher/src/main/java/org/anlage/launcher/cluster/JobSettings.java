package org.anlage.launcher.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * How runs become jobs.
 *
 * @param chunk computing time that a job is filled up to, s; empty: {@value #MOST_CHUNK} s, or less
 *     where that leaves places of {@code jobs} empty, but not below {@value #LEAST_CHUNK} s
 * @param jobs most jobs at a time, waiting ones included
 * @param time time limit of a job, min; empty: from the expected time, or the partition's
 * @param passed options that sbatch gets as they are
 */
record JobSettings(OptionalDouble chunk, int jobs, Optional<Integer> time, List<String> passed) {
  /** Names of options, as the command line has them without the two hyphens. */
  static final String CHUNK = "chunk";

  static final String JOBS = "jobs";
  static final String TIME = "time";
  private static final Set<String> PASSED = Set.of("partition", "account", "constraint", "qos");
  private static final String MEMORY = "memory";

  static final double MOST_CHUNK = 1200;
  static final double LEAST_CHUNK = 60;
  private static final int DEFAULT_JOBS = 100;
  private static final int MINUTE = 60;

  /** From the options of the command line. */
  static JobSettings of(Map<String, String> options) {
    List<String> passed = new ArrayList<>();
    options.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(option -> PASSED.contains(option.getKey()) || option.getKey().equals(MEMORY))
        .forEach(
            option ->
                passed.add(
                    "--"
                        + (option.getKey().equals(MEMORY) ? "mem" : option.getKey())
                        + "="
                        + word(option.getKey(), option.getValue())));
    return new JobSettings(
        options.containsKey(CHUNK)
            ? OptionalDouble.of(MINUTE * positive(options, CHUNK))
            : OptionalDouble.empty(),
        options.containsKey(JOBS) ? (int) positive(options, JOBS) : DEFAULT_JOBS,
        options.containsKey(TIME)
            ? Optional.of((int) Math.ceil(positive(options, TIME)))
            : Optional.empty(),
        List.copyOf(passed));
  }

  /** Computing time that a job is filled up to, s, if all jobs need so much. */
  double target(double total) {
    return chunk.orElse(Math.min(MOST_CHUNK, Math.max(LEAST_CHUNK, total / jobs)));
  }

  private static double positive(Map<String, String> options, String name) {
    double value = Double.parseDouble(options.getOrDefault(name, ""));
    if (!(value > 0)) {
      throw bad(name, options.getOrDefault(name, ""), "more than 0");
    }
    return value;
  }

  /** An option of sbatch is one word in a comment of the script. */
  private static String word(String name, String value) {
    if (!value.matches("[\\w.,:@%+&|*\\[\\]()-]+")) {
      throw bad(name, value, "one word of letters, digits and .,:@%+&|*[]()-");
    }
    return value;
  }

  private static ProblemException bad(String name, String got, String expected) {
    return ProblemException.configuration(
        new Problem("out of range", "--" + name, got, expected, ""));
  }
}
