package org.anlage.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.osgi.service.component.annotations.Component;

/**
 * Event times of all units one after the other in one dataset of an HDF5 file, with the number of
 * events of each unit in another, as multi-electrode arrays are commonly stored (Eglen et al. 2014,
 * doi 10.1186/2047-217X-3-3), or with the end of each unit, as the table of units of NWB files.
 */
@Component(service = CortexSource.class)
@Extension(
    name = Hdf5Events.NAME,
    text =
        "Recorded event times: datasets of times and of counts per unit in an HDF5 file, or units"
            + " of an NWB file",
    source = "doi:10.1186/2047-217X-3-3")
public final class Hdf5Events implements CortexSource<Hdf5Events.Parameters> {
  static final String NAME = "hdf5-events";

  private static final String TIMES = "spikes";
  private static final String COUNTS = "sCount";

  /** The table of units of an NWB file. */
  private static final String NWB_TIMES = "units/spike_times";

  /**
   * How to read.
   *
   * @param times dataset of event times
   * @param counts dataset of events per unit, or of where each unit ends
   * @param timeUnit seconds that one unit of time stands for
   * @param start when the recording began
   * @param duration length of the recording
   * @param leastRate least rate of a unit
   * @param positions where positions are
   * @param trials trials of an NWB file
   */
  public record Parameters(
      @Parameter(
              text =
                  "Dataset of the times of all events, those of the first unit first; empty:"
                      + " units/spike_times of an NWB file, else spikes",
              value = "\"\"")
          String times,
      @Parameter(
              text =
                  "Dataset of the number of events of each unit, or of the number of events up to"
                      + " the end of each unit, as in NWB; empty: that of the times with _index"
                      + " added, else sCount",
              value = "\"\"")
          String counts,
      @Parameter(
              text = "What one unit of time stands for",
              value = "1",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double timeUnit,
      @Parameter(
              text =
                  "When the recording began, on the clock of the events; absent: as attributes or"
                      + " NWB's obs_intervals state it, else at 0, or with the first event, with a"
                      + " warning, if the clock does not begin at 0",
              unit = "s")
          Optional<Double> start,
      @Parameter(
              text = "Length of the recording; 0: as the file states it, else up to the last event",
              value = "0",
              unit = "s",
              min = 0)
          double duration,
      @Parameter(
              text = "Least rate of a unit, 0.01 in the paper; units without events are left out",
              value = "0",
              unit = "Hz",
              min = 0)
          double leastRate,
      @Parameter(text = "Where units are", value = "{}") Hdf5Positions positions,
      @Parameter(text = "Trials of an NWB file", value = "{}") NwbTrials trials) {
    /** Without trials. */
    public Parameters(
        String times,
        String counts,
        double timeUnit,
        Optional<Double> start,
        double duration,
        double leastRate,
        Hdf5Positions positions) {
      this(times, counts, timeUnit, start, duration, leastRate, positions, NwbTrials.NONE);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return Hdf5.recognises(path) && !Hdf5Traces.holdsTraces(path) && !new Caiman().recognises(path);
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Hdf5 file = Hdf5.of(path);
    Names names = Names.of(p, file);
    double[] times = file.numbers(names.times(), "times");
    double[] counts = file.numbers(names.counts(), "counts");
    double[][] events = split(p, names, file, times, counts);
    Hdf5Window stated = Hdf5Window.of(file, names.times(), p.timeUnit());
    boolean given = p.start().isPresent() || p.duration() > 0;
    EventRecording recording =
        EventRecording.of(
            events,
            IntStream.range(0, events.length).toArray(),
            new EventRecording.Window(
                given ? p.start() : stated.start(),
                given
                    ? Optional.of(p.duration()).filter(seconds -> seconds > 0)
                    : stated.duration(),
                "set \"start\" and \"duration\" to those of the recording"),
            p.leastRate(),
            file.file() + ", dataset '" + names.times() + "'");
    int[] kept = recording.units();
    List<Check> checks = new ArrayList<>(recording.checks());
    if (!given) {
      stated.check().ifPresent(checks::add);
    }
    return new Cortex(
        Neurons.anonymous(kept.length),
        p.positions().read(file, events.length, kept),
        Optional.empty(),
        Optional.of(recording.activity()),
        Map.of(),
        new Provenance(NAME, NpyTraces.title(file.file(), kept.length), "", false, checks),
        p.trials().read(file, 0));
  }

  /**
   * Datasets that are read.
   *
   * @param times of event times
   * @param counts of events per unit
   */
  private record Names(String times, String counts) {
    static Names of(Parameters p, Hdf5 file) {
      String times = !p.times().isEmpty() ? p.times() : file.has(NWB_TIMES) ? NWB_TIMES : TIMES;
      if (p.times().isEmpty() && !file.has(times)) {
        List<Hdf5Tree.Entry> entries = file.entries();
        if (!entries.isEmpty()) { // else the file cannot be read, which is said where it is
          throw Hdf5Faults.noEvents(file.file(), entries);
        }
      }
      String index = times + "_index";
      String counts = !p.counts().isEmpty() ? p.counts() : file.has(index) ? index : COUNTS;
      return new Names(times, counts);
    }
  }

  /**
   * Events of each unit. Counts add up to the number of times; ends ascend and the last of them is
   * that number. Numbers that are both mean the same.
   */
  private static double[][] split(
      Parameters p, Names names, Hdf5 file, double[] times, double[] counts) {
    int[] ends = ends(names, file, times.length, counts);
    double[][] events = new double[counts.length][];
    int at = 0;
    for (int i = 0; i < ends.length; i++) {
      events[i] = new double[ends[i] - at];
      for (int k = 0; k < events[i].length; k++) {
        double time = times[at + k] * p.timeUnit();
        if (!Double.isFinite(time)) {
          throw ProblemException.data(
              new Problem(
                  "an event time is no time",
                  file.file() + ", dataset '" + names.times() + "', unit " + i + ", event " + k,
                  Double.toString(times[at + k]),
                  "finite times",
                  "leave such events out before saving"));
        }
        events[i][k] = time;
      }
      Arrays.sort(events[i]);
      at = ends[i];
    }
    return events;
  }

  private static int[] ends(Names names, Hdf5 file, int all, double[] counts) {
    boolean cumulative = counts.length > 0 && counts[counts.length - 1] == all;
    double before = 0;
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != Math.rint(counts[i]) || !(counts[i] >= 0) || counts[i] > all) {
        throw disagree(names, file, "unit " + i + " has " + counts[i], all);
      }
      cumulative &= counts[i] >= before;
      before = counts[i];
      sum += counts[i];
    }
    if (!cumulative && sum != all) {
      throw disagree(names, file, "all units together have " + (long) sum, all);
    }
    int[] ends = new int[counts.length];
    int at = 0;
    for (int i = 0; i < ends.length; i++) {
      at = cumulative ? (int) counts[i] : at + (int) counts[i];
      ends[i] = at;
    }
    return ends;
  }

  private static ProblemException disagree(Names names, Hdf5 file, String got, int all) {
    return ProblemException.data(
        new Problem(
            "counts of events do not add up to the number of event times",
            file.file() + ", datasets '" + names.counts() + "' and '" + names.times() + "'",
            got + " events",
            all + " events in all, as counts of each unit or as ends that ascend to it",
            "name the datasets that belong together"));
  }
}
