package org.anlage.task.recordings;

import java.util.Arrays;
import org.anlage.algebra.EventClock;
import org.anlage.api.data.Activity;

/**
 * Counts of events in bins. An event on the edge of two bins, up to rounding, is in the later one.
 * Reading takes time in proportion to what is read, and the logarithm of the number of events.
 */
record BinnedEvents(Activity.Events events, double width, int bins) implements BinnedActivity {
  static BinnedEvents of(String task, Activity.Events events, double width) {
    if (Arrays.stream(events.times()).allMatch(train -> train.length == 0)) {
      throw BinnedActivity.refused(
          task, "there are no events", events.neurons() + " silent neurons", "events", "");
    }
    double bins = Math.floor(events.duration() / width + SAME);
    if (bins > Integer.MAX_VALUE) {
      throw BinnedActivity.refused(
          task,
          "there are too many bins",
          (long) bins + " bins of " + width + " s",
          "at most " + Integer.MAX_VALUE,
          "set a larger \"bin\", and check that times are in seconds");
    }
    return new BinnedEvents(events, width, (int) bins);
  }

  @Override
  public int neurons() {
    return events.neurons();
  }

  @Override
  public boolean counts() {
    return true;
  }

  @Override
  public void read(int neuron, double from, double[] values) {
    Arrays.fill(values, 0);
    double[] train = events.times()[neuron];
    double start = events.start() + from - slack();
    double end = start + values.length * width;
    for (int k = firstFrom(train, start); k < train.length && train[k] < end; k++) {
      values[Math.min(values.length - 1, (int) ((train[k] - start) / width))]++;
    }
  }

  @Override
  public Scale scale(int neuron, int first) {
    double[] train = events.times()[neuron];
    double start = events.start() - slack();
    double mean =
        (firstFrom(train, start + first * width) - firstFrom(train, start)) / (double) first;
    return new Scale(mean, Math.sqrt(mean));
  }

  private double slack() {
    return EventClock.rounding(events.start(), events.end()) + SAME * width;
  }

  /** Number of the first event that is not before a time. */
  private static int firstFrom(double[] train, double time) {
    int low = 0;
    int high = train.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (train[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
