package org.anlage.microns;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.anlage.neural.activity.EventWindow;
import org.anlage.npy.Npy;

/** Event times as released: an array of arrays, one for each unit, s. */
public final class EventTimes {
  private EventTimes() {}

  /**
   * Reads, checks and sorts.
   *
   * @param file the file
   * @return times of each unit, ascending, s
   * @throws org.anlage.api.component.ProblemException with kind DATA if they are not
   */
  public static double[][] read(Path file) {
    double[][] times = Npy.read(file).rows(file.toString());
    for (int i = 0; i < times.length; i++) {
      for (double time : times[i]) {
        if (!(time >= 0) || time == Double.POSITIVE_INFINITY) {
          throw FieldFolder.problem(
              file + ", element " + i,
              "an event time is negative or not finite",
              time + " s",
              "seconds since the start of the recording",
              "subtract the start, and leave out what is no event, before saving");
        }
      }
      Arrays.sort(times[i]);
    }
    return times;
  }

  /**
   * When the recording began and ended. The files do not say; the released matrices begin at 0 and
   * end with the last event.
   */
  public static EventWindow window(double[][] times) {
    return EventWindow.of(
        times,
        Optional.empty(),
        Optional.empty(),
        "subtract the start of the recording from the times before saving");
  }
}
