package org.anlage.recordings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.algebra.EventClock;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.neural.activity.EventWindow;
import org.anlage.neural.checks.CortexChecks;

/**
 * Event times of a recording: its window, and the units that are kept.
 *
 * @param units kept, ascending
 * @param activity of these units
 * @param checks of the window, of rates, and of what was left out
 */
record EventRecording(int[] units, Activity.Events activity, List<Check> checks) {
  /**
   * When a recording began and how long it was, as far as that is known.
   *
   * @param start s, on the clock of the events
   * @param duration s
   * @param remedy what to do about a window that is not known
   */
  record Window(Optional<Double> start, Optional<Double> duration, String remedy) {}

  /**
   * Makes one.
   *
   * @param events of every unit, ascending, s
   * @param candidates units to choose from; the window is that of all
   * @param leastRate least rate of a unit that is kept, Hz
   * @param where for messages
   */
  static EventRecording of(
      double[][] events, int[] candidates, Window given, double leastRate, String where) {
    EventWindow window = EventWindow.of(events, given.start(), given.duration(), given.remedy());
    requireInside(events, window, given.duration().isPresent(), where);
    // Open at the end, so that the last event is inside.
    double duration = given.duration().orElseGet(() -> Math.nextUp(window.end()) - window.start());
    int[] kept =
        IntStream.of(candidates)
            .filter(i -> events[i].length > 0 && events[i].length >= leastRate * duration)
            .toArray();
    if (kept.length == 0) {
      throw ProblemException.data(
          new Problem(
              "no unit is left",
              where,
              candidates.length + " units below " + leastRate + " Hz",
              "units with events",
              "lower \"leastRate\""));
    }
    double[][] times = Arrays.stream(kept).mapToObj(i -> events[i]).toArray(double[][]::new);
    Activity.Events activity = new Activity.Events(times, duration, window.start());
    int left = candidates.length - kept.length;
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "silent units",
            left == 0,
            left + " of " + candidates.length + " have no events or too few and are left out"));
    checks.add(window.check());
    checks.addAll(CortexChecks.plausible(activity));
    return new EventRecording(kept, activity, checks);
  }

  private static void requireInside(
      double[][] events, EventWindow window, boolean ends, String where) {
    double rounding = EventClock.rounding(window.start(), window.end());
    for (double[] train : events) {
      for (double time : train) {
        boolean before = time < window.start() - rounding;
        if (before || (ends && time >= window.end())) {
          throw ProblemException.data(
              new Problem(
                  before
                      ? "events lie before the start of the recording"
                      : "events lie beyond the end of the recording",
                  where,
                  "an event at " + time + " s",
                  "all from " + window.start() + " s to " + window.end() + " s",
                  "correct \"start\", \"duration\" or the unit of the times"));
        }
      }
    }
  }
}
