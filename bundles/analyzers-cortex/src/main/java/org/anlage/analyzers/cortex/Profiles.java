package org.anlage.analyzers.cortex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Column;
import org.anlage.api.result.Mark;
import org.anlage.wiring.DistanceProfile;

/** A profile by distance as a table and a figure; bins without pairs are left out. */
final class Profiles {
  private Profiles() {}

  static void add(
      DistanceProfile profile,
      String name,
      String heading,
      String caption,
      String column,
      Overview overview) {
    int bins = profile.bins();
    double[] centres = new double[bins];
    double[] pairs = new double[bins];
    double[] means = new double[bins];
    List<String> ranges = new ArrayList<>();
    int kept = 0;
    for (int b = 0; b < bins; b++) {
      if (profile.pairs()[b] > 0) {
        double from = profile.edges()[b];
        double to = profile.edges()[b + 1];
        ranges.add(String.format(Locale.ROOT, "%.0f-%.0f", from, to));
        centres[kept] = (from + to) / 2;
        pairs[kept] = profile.pairs()[b];
        means[kept++] = profile.mean()[b];
      }
    }
    centres = Arrays.copyOf(centres, kept);
    pairs = Arrays.copyOf(pairs, kept);
    means = Arrays.copyOf(means, kept);
    overview.table(
        name,
        caption,
        new Column.Texts("distance_um", ranges),
        new Column.Numbers("ordered_pairs", "", pairs),
        new Column.Numbers(column, "", means));
    overview.figure(
        name,
        heading,
        caption + " Means over bins, drawn at their centres.",
        Overview.chart(
            "",
            Axis.linear("distance", "um"),
            Axis.linear(heading.replace(" by distance", "").toLowerCase(Locale.ROOT), ""),
            new Mark.Line("", centres, means),
            new Mark.Points("", centres, means)));
  }
}
