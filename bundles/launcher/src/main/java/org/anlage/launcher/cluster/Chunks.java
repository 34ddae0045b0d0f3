package org.anlage.launcher.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.anlage.api.run.RunRequest;

/** Cuts runs into chunks that one worker computes one after the other. */
final class Chunks {
  /** A command line holds the ids of a chunk. */
  static final int MOST_RUNS = 1000;

  private Chunks() {}

  /**
   * Cuts, in order: a chunk ends when the next run would take it beyond its time.
   *
   * @param runs the runs
   * @param seconds expected wall time of a run, s; a run of unknown time is a chunk of its own
   * @param target time of a chunk, s; a run that takes longer is a chunk of its own
   */
  static List<List<RunRequest>> of(
      List<RunRequest> runs, Function<RunRequest, OptionalDouble> seconds, double target) {
    List<List<RunRequest>> chunks = new ArrayList<>();
    List<RunRequest> chunk = new ArrayList<>();
    double sum = 0;
    for (RunRequest run : runs) {
      double time = seconds.apply(run).orElse(Double.POSITIVE_INFINITY);
      if (!chunk.isEmpty() && (sum + time > target || chunk.size() == MOST_RUNS)) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        sum = 0;
      }
      chunk.add(run);
      sum += time;
    }
    if (!chunk.isEmpty()) {
      chunks.add(List.copyOf(chunk));
    }
    return chunks;
  }

  /** The longest expected time of a chunk, s; empty if that of a run is unknown. */
  static OptionalDouble longest(
      List<List<RunRequest>> chunks, Function<RunRequest, OptionalDouble> seconds) {
    double longest = 0;
    for (List<RunRequest> chunk : chunks) {
      double sum = 0;
      for (RunRequest run : chunk) {
        OptionalDouble time = seconds.apply(run);
        if (time.isEmpty()) {
          return OptionalDouble.empty();
        }
        sum += time.getAsDouble();
      }
      longest = Math.max(longest, sum);
    }
    return OptionalDouble.of(longest);
  }
}
