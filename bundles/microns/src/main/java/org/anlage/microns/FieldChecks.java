package org.anlage.microns;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.random.RandomStream;
import org.anlage.estimators.wiring.ConnectedDistance;
import org.anlage.estimators.wiring.Degrees;

/** What every field is checked for: refusals, and findings that the report shows. */
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

  static List<Check> of(FieldParts parts, int permutations) {
    List<Check> checks = new ArrayList<>(parts.notes());
    checks.add(extent(parts.positions()));
    checks.add(connectedDistance(parts.positions(), parts.synapses(), permutations));
    int isolated = Degrees.isolated(parts.synapses());
    checks.add(
        new Check(
            "isolated neurons",
            isolated == 0,
            isolated
                + " of "
                + parts.neurons().size()
                + " neurons have neither input nor output within the field"));
    parts.events().ifPresent(events -> checks.add(silent(events)));
    return checks;
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

  private static Check connectedDistance(Positions positions, Synapses synapses, int permutations) {
    String name = "distance of connected pairs";
    if (synapses.pairs() == 0) {
      return new Check(name, false, "no pair is connected");
    }
    // The labels that are drawn decide nothing but this check: their seed is fixed.
    ConnectedDistance distance =
        ConnectedDistance.of(
            synapses,
            positions.distances(),
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
