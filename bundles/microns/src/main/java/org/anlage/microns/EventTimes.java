package org.anlage.microns;

import java.nio.file.Path;
import org.anlage.npy.Npy;

/** Event times as released: an array of arrays, one for each unit, s. */
public final class EventTimes {
  private EventTimes() {}

  /**
   * Reads and checks.
   *
   * @param file the file
   * @return times of each unit, ascending from 0, s
   * @throws org.anlage.api.component.ProblemException with kind DATA if they are not
   */
  public static double[][] read(Path file) {
    double[][] times = Npy.read(file).rows(file.toString());
    for (int i = 0; i < times.length; i++) {
      double before = 0;
      for (double time : times[i]) {
        if (!(time >= before) || time == Double.POSITIVE_INFINITY) {
          throw FieldFolder.problem(
              file + ", element " + i,
              "event times must be finite and ascend from 0",
              before + " s followed by " + time + " s",
              "ascending times",
              "");
        }
        before = time;
      }
    }
    return times;
  }

  /**
   * The last event of all. The files do not say when a recording ended; the released matrices end
   * with the last event.
   */
  public static double last(double[][] times) {
    double last = 0;
    for (double[] train : times) {
      last = train.length == 0 ? last : Math.max(last, train[train.length - 1]);
    }
    return last;
  }
}
