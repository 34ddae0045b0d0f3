package org.anlage.recordings;

import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anlage.recordings.Hdf5Traces.Orientation;

/**
 * What a file says about its traces.
 *
 * @param orientation what the first axis is; {@link Orientation#AUTOMATIC} if the file does not say
 * @param orientationBy who says so
 * @param interval time between samples, s, if the file says
 * @param intervalBy where
 * @param irregular what is wrong with the times of the samples; empty if nothing
 * @param start time of the first sample, s, on the clock of the session; 0 if the file does not say
 */
record Hdf5Stated(
    Orientation orientation,
    String orientationBy,
    OptionalDouble interval,
    String intervalBy,
    String irregular,
    double start) {
  /** Of what a step may differ from the median step. */
  private static final double JITTER = 0.1;

  private static final Hdf5Stated NOTHING =
      new Hdf5Stated(Orientation.AUTOMATIC, "", OptionalDouble.empty(), "", "", 0);

  static Hdf5Stated of(Hdf5Tree tree, String path, Dataset dataset) {
    int slash = path.lastIndexOf('/');
    String group = slash < 0 ? "" : path.substring(0, slash);
    String type =
        tree.find(group)
            .map(place -> place.file().getNodeByAddress(place.address()))
            .flatMap(node -> Hdf5Tree.attribute(node, "neurodata_type"))
            .orElse("");
    Optional<Hdf5Tree.Place> start = tree.find(group + "/starting_time");
    Optional<Hdf5Tree.Place> times = tree.find(group + "/timestamps");
    boolean series = path.endsWith("/data") && (start.isPresent() || times.isPresent());
    if (series || type.endsWith("Series")) {
      Hdf5Stated axes =
          new Hdf5Stated(
              Orientation.SAMPLES_FIRST,
              "NWB's " + (type.isEmpty() ? "time series" : type),
              OptionalDouble.empty(),
              "",
              "",
              0);
      return axes.timed(group, start, times);
    }
    return Hdf5Tree.attribute(dataset, "MATLAB_class").isPresent()
        ? new Hdf5Stated(
            Orientation.SAMPLES_FIRST,
            "MATLAB, which stores units x samples by columns",
            OptionalDouble.empty(),
            "",
            "",
            0)
        : NOTHING;
  }

  private Hdf5Stated timed(
      String group, Optional<Hdf5Tree.Place> start, Optional<Hdf5Tree.Place> times) {
    if (start.isPresent()) {
      Node node = Hdf5Tree.dataset(start.get(), group + "/starting_time");
      Optional<Double> rate = Hdf5Tree.attribute(node, "rate").map(Double::valueOf);
      if (rate.isPresent() && rate.get() > 0) {
        Dataset first = (Dataset) node;
        double at =
            new Hdf5Values(first, start.get().storage())
                .read(new long[first.getDimensions().length], first.getDimensions())[0];
        return with(OptionalDouble.of(1 / rate.get()), group + "/starting_time, rate", "", at);
      }
    }
    if (times.isPresent()) {
      Dataset stamps = Hdf5Tree.dataset(times.get(), group + "/timestamps");
      double[] t =
          new Hdf5Values(stamps, times.get().storage())
              .read(new long[] {0}, stamps.getDimensions());
      return stamped(t, group + "/timestamps");
    }
    return this;
  }

  private Hdf5Stated stamped(double[] t, String by) {
    if (t.length < 2) {
      return this;
    }
    double interval = (t[t.length - 1] - t[0]) / (t.length - 1);
    int strays = 0;
    int first = -1;
    for (int i = 1; i < t.length; i++) {
      if (!(Math.abs(t[i] - t[i - 1] - interval) <= JITTER * interval)) {
        strays++;
        first = first < 0 ? i : first;
      }
    }
    String irregular =
        strays == 0
            ? ""
            : strays
                + " of "
                + (t.length - 1)
                + " steps differ by more than 10 % from the mean step of "
                + interval
                + " s, the first before sample "
                + first;
    return with(OptionalDouble.of(interval), by, irregular, t[0]);
  }

  private Hdf5Stated with(
      OptionalDouble newInterval, String by, String newIrregular, double newStart) {
    return new Hdf5Stated(orientation, orientationBy, newInterval, by, newIrregular, newStart);
  }
}
