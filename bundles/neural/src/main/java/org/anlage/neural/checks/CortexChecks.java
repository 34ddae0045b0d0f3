package org.anlage.neural.checks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.wiring.ConnectedDistance;
import org.anlage.wiring.Degrees;

/** Findings about loaded data that its report shows; none of them stops a run. */
public final class CortexChecks {
  /** Median rates beyond which times are hardly in seconds, Hz. */
  private static final double LEAST_RATE = 0.01;

  private static final double LARGEST_RATE = 500;

  private CortexChecks() {}

  /**
   * Extent of the positions, distance of connected pairs against permuted labels, isolated and
   * silent neurons, rates of events, identical units.
   *
   * @param positions where neurons are
   * @param synapses how they are wired
   * @param events when they were active, if known
   * @param permutations of the labels, at least 2
   */
  public static List<Check> of(
      Positions positions, Synapses synapses, Optional<Activity.Events> events, int permutations) {
    return of(Optional.of(positions), Optional.of(synapses), events, permutations);
  }

  /** The same, of the parts that are there. */
  public static List<Check> of(
      Optional<Positions> positions,
      Optional<Synapses> synapses,
      Optional<Activity.Events> events,
      int permutations) {
    int size = positions.map(Positions::size).or(() -> synapses.map(Synapses::neurons)).orElse(0);
    return of(Neurons.anonymous(size), positions, synapses, events, permutations);
  }

  /** The same of neurons of which some axons alone may have been observed. */
  public static List<Check> of(
      Neurons neurons,
      Optional<Positions> positions,
      Optional<Synapses> synapses,
      Optional<Activity.Events> events,
      int permutations) {
    List<Check> checks = new ArrayList<>();
    positions.ifPresent(p -> checks.add(extent(p)));
    synapses.ifPresent(
        s -> {
          positions.ifPresent(
              p -> checks.add(connectedDistance(p, s, neurons.observedAxons(), permutations)));
          checks.add(isolated(s));
        });
    events.ifPresent(
        e -> {
          checks.add(silent(e));
          checks.addAll(plausible(e));
        });
    return checks;
  }

  /** Whether event times can be what they are said to be: their rate, and units that are one. */
  public static List<Check> plausible(Activity.Events events) {
    List<Check> checks = new ArrayList<>();
    double[] rates =
        Arrays.stream(events.times())
            .filter(train -> train.length > 0)
            .mapToDouble(train -> train.length / events.duration())
            .sorted()
            .toArray();
    if (rates.length > 0 && events.duration() > 0) {
      double median = 0.5 * (rates[(rates.length - 1) / 2] + rates[rates.length / 2]);
      boolean usual = median >= LEAST_RATE && median <= LARGEST_RATE;
      checks.add(new Check("event rate", usual, rate(events, median, usual)));
    }
    checks.addAll(identical(Arrays.stream(events.times()).filter(t -> t.length > 0)));
    return checks;
  }

  /** Whether traces of several units are one. */
  public static List<Check> plausible(Activity.Traces traces) {
    int samples = traces.values().columns();
    return identical(
        IntStream.range(0, traces.neurons())
            .mapToObj(
                i -> Arrays.copyOfRange(traces.values().values(), i * samples, (i + 1) * samples))
            .filter(row -> Arrays.stream(row).anyMatch(x -> x != row[0])));
  }

  private static String rate(Activity.Events events, double median, boolean usual) {
    String words =
        format("median %s Hz over %s s", significant(median), significant(events.duration()));
    if (usual) {
      return words;
    }
    boolean whole =
        Arrays.stream(events.times())
            .flatMapToDouble(Arrays::stream)
            .allMatch(t -> t == Math.rint(t));
    return words
        + format(", expected %s to %.0f Hz: ", significant(LEAST_RATE), LARGEST_RATE)
        + (whole ? "all times are whole numbers and may be in " : "times may be in ")
        + (median < LEAST_RATE ? "milliseconds or samples" : "minutes")
        + " instead of seconds; say what one unit of time is";
  }

  private static List<Check> identical(Stream<double[]> units) {
    Map<ByteBuffer, Integer> seen = new HashMap<>();
    units.forEach(unit -> seen.merge(digest(unit), 1, Integer::sum));
    int same = seen.values().stream().filter(count -> count > 1).mapToInt(count -> count).sum();
    return same == 0
        ? List.of()
        : List.of(
            new Check(
                "identical units",
                false,
                same + " units have exactly the activity of another and may be the same neuron"));
  }

  private static ByteBuffer digest(double[] values) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
      bytes.asDoubleBuffer().put(values);
      return ByteBuffer.wrap(sha.digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String significant(double value) {
    return Double.isInfinite(value)
        ? "infinitely many"
        : new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private static Check isolated(Synapses synapses) {
    int isolated = Degrees.isolated(synapses);
    return new Check(
        "isolated neurons",
        isolated == 0,
        isolated
            + " of "
            + synapses.neurons()
            + " neurons have neither input nor output within the field");
  }

  /**
   * Neurons whose row of a functional matrix is zero, themselves aside; of correlation and tiling,
   * where that means no activity. In a sparse precision matrix it is nothing unusual.
   *
   * @param functional matrices by name
   */
  public static Check emptyRows(Map<String, Matrix> functional) {
    List<String> counts = new ArrayList<>();
    boolean passed = true;
    for (String name : List.of("correlation", "sttc")) {
      Matrix matrix = functional.get(name);
      if (matrix != null) {
        int empty = emptyRows(matrix);
        passed &= empty == 0;
        counts.add(empty + " of " + matrix.rows() + " neurons in " + name);
      }
    }
    return new Check(
        "empty functional rows",
        passed,
        counts.isEmpty() ? "no matrix" : String.join(", ", counts) + " share nothing with others");
  }

  private static int emptyRows(Matrix matrix) {
    int empty = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      boolean zero = true;
      for (int j = 0; j < matrix.columns(); j++) {
        zero &= i == j || matrix.get(i, j) == 0;
      }
      empty += zero ? 1 : 0;
    }
    return empty;
  }

  /** Neurons whose trace never changes; their correlation with others is 0. */
  public static Check silent(Activity.Traces traces) {
    Matrix values = traces.values();
    int silent = 0;
    for (int i = 0; i < values.rows(); i++) {
      boolean constant = true;
      for (int t = 1; t < values.columns(); t++) {
        constant &= values.get(i, t) == values.get(i, 0);
      }
      silent += constant ? 1 : 0;
    }
    return new Check(
        "silent neurons",
        silent == 0,
        silent + " of " + values.rows() + " neurons have a trace that never changes");
  }

  private static Check silent(Activity.Events events) {
    int silent = 0;
    for (double[] train : events.times()) {
      silent += train.length == 0 ? 1 : 0;
    }
    return new Check(
        "silent neurons",
        silent == 0,
        silent + " of " + events.neurons() + " neurons have no event");
  }

  private static Check extent(Positions positions) {
    StringBuilder detail = new StringBuilder();
    boolean spread = true;
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < positions.size(); i++) {
        low = Math.min(low, positions.micrometres().get(i, axis));
        high = Math.max(high, positions.micrometres().get(i, axis));
      }
      spread &= high > low;
      detail.append(axis == 0 ? "" : " x ").append(format("%.0f", high - low));
    }
    return new Check("extent of the positions", spread, detail + " um");
  }

  private static Check connectedDistance(
      Positions positions, Synapses synapses, Optional<boolean[]> observed, int permutations) {
    String name = "distance of connected pairs";
    if (synapses.pairs() == 0) {
      return new Check(name, false, "no pair is connected");
    }
    // The labels that are drawn decide nothing but this check: their seed is fixed.
    ConnectedDistance distance =
        ConnectedDistance.of(
            synapses,
            positions,
            observed,
            permutations,
            RandomStream.of(0).split("permutation check"));
    return new Check(
        name,
        distance.related(),
        format(
            "mean %.1f um, %.1f um with permuted labels (%d permutations), z = %.1f; %s",
            distance.mean(),
            distance.permutedMean(),
            permutations,
            distance.z(),
            distance.related()
                ? "beyond 3, as expected of wiring in the order of the positions"
                : "within 3: the connectome may not be in the order of the positions"));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
