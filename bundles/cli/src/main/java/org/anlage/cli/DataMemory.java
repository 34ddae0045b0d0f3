package org.anlage.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Synapses;

/**
 * Memory that work on a data set takes, said before the work starts.
 *
 * @param held bytes of the data themselves
 * @param work most bytes that the work takes beside them
 */
record DataMemory(long held, long work) {
  /** Most neurons of which analyses of data work with matrices of all pairs. */
  private static final int LARGEST_MATRIX = 10_000;

  /** Matrices of all pairs that analyses of data have at a time. */
  private static final int MATRICES = 4;

  /**
   * Bytes for an event, at most: rows of bits are used where a row of the bins or frames is shorter
   * than that.
   */
  private static final int PER_EVENT = 64;

  /** Most bytes of the pieces in which traces are read that do not fit into memory. */
  private static final long PIECES = ((1L << 24) + (1L << 22)) * Double.BYTES;

  /** Describing data: matrices of all pairs, unless there are too many neurons for these. */
  static DataMemory ofInspection(Cortex cortex) {
    long n = cortex.size();
    return new DataMemory(
        held(cortex),
        (n <= LARGEST_MATRIX ? MATRICES * n * n * Double.BYTES : 0)
            + cortex.activity().map(DataMemory::ofActivity).orElse(0L));
  }

  /** A statistic that is written square by square. */
  static DataMemory ofPairs(Cortex cortex) {
    return new DataMemory(held(cortex), cortex.activity().map(DataMemory::ofActivity).orElse(0L));
  }

  /** A statistic that works on some matrices of all pairs. */
  static DataMemory ofMatrices(Cortex cortex, int matrices) {
    long n = cortex.size();
    return new DataMemory(held(cortex), matrices * n * n * Double.BYTES);
  }

  /** Runs work on data; running out of memory is one problem. */
  static <T> T within(String data, Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          problem("the data do not fit into memory", data, "more than there is"),
          e);
    }
  }

  /** Said before the work starts. */
  String words() {
    return "memory  about "
        + gigabytes(held + work)
        + " of the "
        + gigabytes(Runtime.getRuntime().maxMemory())
        + " that Java may use";
  }

  /** Refuses work that does not fit into memory. */
  void require(String data) {
    if (held + work > Runtime.getRuntime().maxMemory()) {
      throw ProblemException.data(
          problem("this does not fit into memory", data, "about " + gigabytes(held + work)));
    }
  }

  private static Problem problem(String what, String data, String got) {
    return new Problem(
        what,
        data,
        got,
        "at most " + gigabytes(Runtime.getRuntime().maxMemory()),
        "allow more memory (ANLAGE_OPTS=-Xmx16g), or choose fewer neurons");
  }

  private static long held(Cortex cortex) {
    long matrices = cortex.functional().size() * (long) cortex.size() * cortex.size();
    long pairs = cortex.synapses().map(Synapses::pairs).orElse(0);
    long activity =
        cortex
            .activity()
            .filter(a -> !(a instanceof Activity.Streamed))
            .map(DataMemory::numbers)
            .orElse(0L);
    return (matrices + activity) * Double.BYTES + pairs * (3 * Integer.BYTES + Double.BYTES);
  }

  private static long ofActivity(Activity activity) {
    long numbers = numbers(activity);
    if (activity instanceof Activity.Streamed) {
      return numbers * Float.BYTES + Math.min(numbers * Double.BYTES, PIECES);
    }
    return numbers * (activity instanceof Activity.Events ? PER_EVENT : Float.BYTES);
  }

  /** Events, or samples. */
  private static long numbers(Activity activity) {
    if (activity instanceof Activity.Events events) {
      return Arrays.stream(events.times()).mapToLong(train -> train.length).sum();
    }
    if (activity instanceof Activity.Streamed streamed) {
      return (long) streamed.neurons() * streamed.samples();
    }
    return ((Activity.Traces) activity).values().values().length;
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.3g GB", bytes * 1e-9);
  }
}
