package org.anlage.neural.activity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.anlage.api.data.Check;

/**
 * When a recording of events began and ended, as its source says or as the events show.
 *
 * <p>A recording without a given start is taken to begin at 0, unless its clock does not: if the
 * first event is before 0, or later than ten mean distances between times of events and later than
 * a thousandth of the time between the first and the last event. It is then taken to begin at the
 * first event, rounded down to the largest power of ten of a second within that tolerance. Without
 * a given duration it ends with the last event.
 *
 * @param start when it began, s
 * @param end when it ended, s
 * @param check what was given, what was taken, and what is amiss
 */
public record EventWindow(double start, double end, Check check) {
  private static final int GAPS = 10;
  private static final double PART = 1e-3;
  private static final String NAME = "recording window";

  /** Length, s. */
  public double duration() {
    return end - start;
  }

  /**
   * The window of these events.
   *
   * @param times per neuron, ascending, s
   * @param start when the recording began, where that is known, s
   * @param duration how long it was, where that is known, s
   * @param remedy what to do about a window that is not known
   */
  public static EventWindow of(
      double[][] times, Optional<Double> start, Optional<Double> duration, String remedy) {
    double[] distinct =
        Arrays.stream(times).flatMapToDouble(Arrays::stream).sorted().distinct().toArray();
    if (distinct.length == 0) {
      double from = start.orElse(0.0);
      return new EventWindow(
          from, from + duration.orElse(0.0), new Check(NAME, true, "there is no event"));
    }
    double first = distinct[0];
    double last = distinct[distinct.length - 1];
    double usual =
        Math.max(GAPS * (last - first) / Math.max(1, distinct.length - 1), PART * (last - first));
    boolean shifted =
        start.isEmpty() && (first < 0 || (first > usual && last > first && duration.isEmpty()));
    double from = shifted ? roundedDown(first, usual) : start.orElse(0.0);
    double to = duration.map(d -> from + d).orElse(last);
    String window = number(from) + " to " + number(to) + " s";
    if (shifted) {
      return new EventWindow(
          from,
          to,
          new Check(
              NAME,
              false,
              "the clock does not begin at 0: the first event is at "
                  + number(first)
                  + " s, the last "
                  + number(last - first)
                  + " s later; taken to be "
                  + window
                  + "; "
                  + remedy));
    }
    if (first - from > usual || to - last > usual) {
      return new EventWindow(
          from,
          to,
          new Check(
              NAME,
              false,
              window
                  + ", but the first event is at "
                  + number(first)
                  + " s and the last at "
                  + number(last)
                  + " s: time without any event counts as shared silence; "
                  + remedy));
    }
    return new EventWindow(
        from,
        to,
        new Check(
            NAME,
            true,
            window + (duration.isPresent() ? "" : ", taken to end with the last event")));
  }

  private static double roundedDown(double first, double usual) {
    if (!(usual > 0)) {
      return first;
    }
    double power = Math.floor(Math.log10(usual));
    // A power of ten below 1 is not a double, its inverse is.
    double perSecond = Math.rint(StrictMath.pow(10, Math.abs(power)));
    double rounded =
        power < 0
            ? Math.floor(first * perSecond) / perSecond
            : Math.floor(first / perSecond) * perSecond;
    return Math.min(first, rounded);
  }

  private static String number(double seconds) {
    String digits = String.format(Locale.ROOT, "%.6f", seconds);
    return digits.replaceAll("\\.?0+$", "");
  }
}
