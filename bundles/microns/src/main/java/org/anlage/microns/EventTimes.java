package org.anlage.microns;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.algebra.EventClock;
import org.anlage.neural.activity.EventWindow;
import org.anlage.npy.Npy;

/** Event times as released: an array of arrays, one for each unit, s. */
public final class EventTimes {
  private EventTimes() {}

  /**
   * Reads, checks and sorts.
   *
   * @param file the file
   * @param start when the recording began, if the user says so
   * @return times of each unit, ascending, s
   * @throws org.anlage.api.component.ProblemException with kind DATA if they are not, or lie before
   *     the start
   */
  public static double[][] read(Path file, Optional<Double> start) {
    double[][] times = Npy.read(file).rows(file.toString());
    double least = start.map(s -> s - EventClock.rounding(s, s)).orElse(Double.NEGATIVE_INFINITY);
    for (int i = 0; i < times.length; i++) {
      for (double time : times[i]) {
        if (!Double.isFinite(time) || time < least) {
          throw FieldFolder.problem(
              file + ", element " + i,
              Double.isFinite(time)
                  ? "an event lies before the start of the recording"
                  : "an event time is not finite",
              time + " s",
              start.map(s -> "from " + s + " s on").orElse("seconds"),
              Double.isFinite(time)
                  ? "correct \"start\""
                  : "leave out what is no event, before saving");
        }
      }
      Arrays.sort(times[i]);
    }
    return times;
  }

  /**
   * When the recording began and ended. The files do not say; the released matrices begin at 0 and
   * end with the last event.
   *
   * @param start when it began, if the user says so
   */
  public static EventWindow window(double[][] times, Optional<Double> start) {
    return EventWindow.of(times, start, Optional.empty(), "set \"start\" to its start");
  }
}
