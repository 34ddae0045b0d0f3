package org.anlage.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.data.Activity;

/** Describes a recording in words: size, duration, rate. */
final class ActivityWords {
  private ActivityWords() {}

  /** In one line. */
  static String of(Activity activity) {
    StringBuilder words = new StringBuilder();
    numbers(activity)
        .forEach(
            (name, value) ->
                words
                    .append(words.isEmpty() ? "" : ", ")
                    .append(words(name, TextTable.number(value))));
    return words.toString();
  }

  private static String words(String name, String value) {
    String words = name.replace('_', ' ');
    return words.endsWith(" s")
        ? words.substring(0, words.length() - 2) + " " + value + " s"
        : words.endsWith(" hz")
            ? words.substring(0, words.length() - 3) + " " + value + " Hz"
            : words + " " + value;
  }

  /** By name; times in s, rates in Hz. */
  static Map<String, Double> numbers(Activity activity) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("units", (double) activity.neurons());
    if (activity instanceof Activity.Events events) {
      double[] counts =
          Arrays.stream(events.times()).mapToDouble(train -> train.length).sorted().toArray();
      int n = counts.length;
      double median = n == 0 ? 0 : 0.5 * (counts[(n - 1) / 2] + counts[n / 2]);
      numbers.put("events", Arrays.stream(counts).sum());
      numbers.put("start_s", events.start());
      numbers.put("duration_s", events.duration());
      numbers.put("median_rate_hz", events.duration() > 0 ? median / events.duration() : 0);
      return numbers;
    }
    double interval =
        activity instanceof Activity.Traces traces
            ? traces.interval()
            : ((Activity.Streamed) activity).interval();
    numbers.put("samples", (double) Math.round(activity.duration() / interval));
    numbers.put("interval_s", interval);
    numbers.put("duration_s", activity.duration());
    numbers.put("rate_hz", 1 / interval);
    return numbers;
  }
}
