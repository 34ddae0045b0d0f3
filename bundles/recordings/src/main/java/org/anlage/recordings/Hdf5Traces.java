package org.anlage.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.osgi.service.component.annotations.Component;

/**
 * Traces as a dataset of two axes in an HDF5 file. Recordings of more than 2^26 numbers are read
 * piece by piece.
 */
@Component(service = CortexSource.class)
@Extension(
    name = Hdf5Traces.NAME,
    text = "Recorded traces: a dataset of units x samples, or samples x units, in an HDF5 file")
public final class Hdf5Traces implements CortexSource<Hdf5Traces.Parameters> {
  static final String NAME = "hdf5-traces";

  /** What the first axis of a dataset is. */
  public enum Orientation {
    /** As NWB and MATLAB have it, else units x samples. */
    AUTOMATIC,
    /** Units x samples. */
    UNITS_FIRST,
    /** Samples x units. */
    SAMPLES_FIRST
  }

  /**
   * How to read.
   *
   * @param dataset path of the dataset
   * @param orientation what its first axis is
   * @param interval time between samples
   * @param positions where positions are
   * @param leastSnr least signal-to-noise ratio of a unit
   * @param trials trials of an NWB file
   */
  public record Parameters(
      @Parameter(
              text =
                  "Path of the dataset in the file; the error for a wrong one lists them; empty: the"
                      + " only one of two axes",
              value = "\"\"")
          String dataset,
      @Parameter(
              text =
                  "units-first: units x samples; samples-first: samples x units; automatic:"
                      + " samples-first in NWB and MATLAB files, else units-first",
              value = "\"automatic\"")
          Orientation orientation,
      @Parameter(
              text =
                  "Time between samples; 0: as an NWB file states it, else 1/22 s, with a warning",
              value = "0",
              unit = "s",
              min = 0)
          double interval,
      @Parameter(text = "Where units are", value = "{}") Hdf5Positions positions,
      @Parameter(
              text = "Least signal-to-noise ratio of a unit; 0.3 in the paper, -1 keeps all",
              value = "-1",
              min = -1,
              max = 1)
          double leastSnr,
      @Parameter(text = "Trials of an NWB file", value = "{}") NwbTrials trials) {
    /** Without trials. */
    public Parameters(
        String dataset,
        Orientation orientation,
        double interval,
        Hdf5Positions positions,
        double leastSnr) {
      this(dataset, orientation, interval, positions, leastSnr, NwbTrials.NONE);
    }

    Parameters of(String another) {
      return new Parameters(another, orientation, interval, positions, leastSnr, trials);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  /** Files of MATLAB 7.3, and NWB files with traces; in others, a dataset must be named. */
  @Override
  public boolean recognises(Path path) {
    return holdsTraces(path)
        || Files.isRegularFile(path)
            && path.toString().endsWith(".mat")
            && !Matlab.isVersion5(path);
  }

  /** Whether an HDF5 file is one of NWB that has traces and no spikes. */
  static boolean holdsTraces(Path path) {
    if (!Hdf5.recognises(path)) {
      return false;
    }
    Hdf5 file = new Hdf5(path);
    return !file.has("units/spike_times") && !file.series().isEmpty();
  }

  @Override
  public Cortex load(Parameters given, Optional<Path> path) {
    Hdf5 file = Hdf5.of(path);
    Parameters p =
        given.dataset().isEmpty()
            ? file.onlyTable().map(only -> given.of(only)).orElse(given)
            : given;
    String where = file.file() + ", dataset '" + p.dataset() + "'";
    int[] shape = file.shape(p.dataset(), "dataset");
    if (shape.length != 2 || shape[0] == 0 || shape[1] == 0) {
      throw ProblemException.data(
          new Problem(
              "traces have two axes",
              where,
              "shape " + Arrays.toString(shape),
              "units x samples, or samples x units",
              "name another dataset"));
    }
    Hdf5Stated stated = file.stated(p.dataset(), "dataset");
    boolean told = p.orientation() != Orientation.AUTOMATIC;
    Orientation orientation = told ? p.orientation() : stated.orientation();
    boolean unitsFirst = orientation != Orientation.SAMPLES_FIRST;
    int units = shape[unitsFirst ? 0 : 1];
    int samples = shape[unitsFirst ? 1 : 0];
    if (p.interval() == 0 && !stated.irregular().isEmpty()) {
      throw ProblemException.data(
          new Problem(
              "the samples are not evenly spaced",
              file.file() + ", dataset '" + stated.intervalBy() + "'",
              stated.irregular(),
              "steps within 10 % of each other",
              "resample the traces, or set \"interval\" to treat them as even"));
    }
    Recorded recorded =
        new Recorded(units, samples)
            .dataset(given.dataset().isEmpty() ? p.dataset() : "")
            .axes(
                told ? "" : stated.orientationBy(),
                told,
                "\"orientation\": \"" + (unitsFirst ? "samples-first" : "units-first") + "\"");
    recorded =
        p.interval() > 0
            ? recorded.rate(1 / p.interval(), "")
            : stated.interval().isPresent()
                ? recorded.rate(1 / stated.interval().getAsDouble(), stated.intervalBy())
                : recorded.rateOfNobody("\"interval\"");
    double interval = p.interval() > 0 ? p.interval() : stated.interval().orElse(1 / Recorded.RATE);
    TraceBlocks blocks =
        new TraceBlocks(
            (unit, unitTo, from, to) ->
                unitsFirst
                    ? file.block(p.dataset(), "dataset", unit, from, unitTo - unit, to - from)
                    : file.block(p.dataset(), "dataset", from, unit, to - from, unitTo - unit)
                        .transpose(),
            units,
            samples);
    Selection selection = Selection.of(blocks.all(), blocks::row, p.leastSnr(), where);
    int[] kept = selection.units();
    Activity activity = blocks.activity(kept, interval);
    NwbRois rois = file.rois(p.dataset(), units);
    List<Check> checks = new ArrayList<>(recorded.checks(selection));
    checks.addAll(rois.checks());
    return new Cortex(
        new Neurons(kept.length, rois.of(kept)),
        p.positions().read(file, units, kept),
        Optional.empty(),
        Optional.of(activity),
        Map.of(),
        new Provenance(NAME, NpyTraces.title(file.file(), kept.length), "", false, checks),
        p.trials().read(file, stated.start()));
  }
}
