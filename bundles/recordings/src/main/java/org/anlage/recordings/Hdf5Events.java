package org.anlage.recordings;

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
 * Event times of all units one after the other in one dataset of an HDF5 file, with the number of
 * events of each unit in another: how multi-electrode arrays are commonly stored (Eglen et al.
 * 2014, doi 10.1186/2047-217X-3-3).
 */
@Component(service = CortexSource.class)
@Extension(
    name = Hdf5Events.NAME,
    text = "Recorded event times: datasets of times and of counts per unit in an HDF5 file",
    source = "doi:10.1186/2047-217X-3-3")
public final class Hdf5Events implements CortexSource<Hdf5Events.Parameters> {
  static final String NAME = "hdf5-events";

  /**
   * How to read.
   *
   * @param times dataset of event times
   * @param counts dataset of events per unit
   * @param timeUnit seconds that one unit of time stands for
   * @param duration length of the recording
   * @param leastRate least rate of a unit
   * @param positions where positions are
   */
  public record Parameters(
      @Parameter(
              text = "Dataset of the times of all events, those of the first unit first",
              value = "\"spikes\"")
          String times,
      @Parameter(text = "Dataset of the number of events of each unit", value = "\"sCount\"")
          String counts,
      @Parameter(
              text = "What one unit of time stands for",
              value = "1",
              unit = "s",
              min = 0,
              exclusiveMin = true)
          double timeUnit,
      @Parameter(
              text = "Length of the recording; 0: up to the last event",
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
      @Parameter(text = "Where units are", value = "{}") Hdf5Positions positions) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return Hdf5.recognises(path);
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Hdf5 file = Hdf5.of(path);
    double[] times = file.numbers(p.times(), "times");
    double[] counts = file.numbers(p.counts(), "counts");
    double[][] events = split(p, file, times, counts);
    double last = Arrays.stream(events).flatMapToDouble(Arrays::stream).max().orElse(0);
    if (p.duration() > 0 && last >= p.duration()) {
      throw ProblemException.data(
          new Problem(
              "events lie beyond the end of the recording",
              file.file() + ", dataset '" + p.times() + "'",
              "an event at " + last + " s",
              "all before " + p.duration() + " s",
              "correct \"duration\" or \"timeUnit\""));
    }
    // Open at the end, so that the last event is inside.
    double duration = p.duration() > 0 ? p.duration() : Math.nextUp(last);
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      if (events[i].length > 0 && events[i].length >= p.leastRate() * duration) {
        chosen.add(i);
      }
    }
    if (chosen.isEmpty()) {
      throw ProblemException.data(
          new Problem(
              "no unit is left",
              file.file().toString(),
              events.length + " units below " + p.leastRate() + " Hz",
              "units with events",
              "lower \"leastRate\""));
    }
    int[] kept = chosen.stream().mapToInt(Integer::intValue).toArray();
    double[][] rest = new double[kept.length][];
    Arrays.setAll(rest, i -> events[kept[i]]);
    int left = events.length - kept.length;
    Check check =
        new Check(
            "silent units",
            left == 0,
            left + " of " + events.length + " have no events or too few and are left out");
    return new Cortex(
        Neurons.anonymous(kept.length),
        p.positions().read(file, events.length, kept),
        Optional.empty(),
        Optional.of(new Activity.Events(rest, duration)),
        Map.of(),
        new Provenance(NAME, NpyTraces.title(file.file(), kept.length), "", false, List.of(check)));
  }

  private static double[][] split(Parameters p, Hdf5 file, double[] times, double[] counts) {
    double[][] events = new double[counts.length][];
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      int count = (int) counts[i];
      if (count != counts[i] || count < 0 || at + count > times.length) {
        throw disagree(p, file, "unit " + i + " has " + counts[i], times.length);
      }
      events[i] = new double[count];
      for (int k = 0; k < count; k++) {
        double time = times[at + k] * p.timeUnit();
        if (!(time >= 0) || !Double.isFinite(time)) {
          throw ProblemException.data(
              new Problem(
                  "an event time is no time",
                  file.file() + ", dataset '" + p.times() + "', unit " + i + ", event " + k,
                  Double.toString(times[at + k]),
                  "finite times from 0 on",
                  ""));
        }
        events[i][k] = time;
      }
      Arrays.sort(events[i]);
      at += count;
    }
    if (at != times.length) {
      throw disagree(p, file, "all units together have " + at, times.length);
    }
    return events;
  }

  private static ProblemException disagree(Parameters p, Hdf5 file, String got, int all) {
    return ProblemException.data(
        new Problem(
            "counts of events do not add up to the number of event times",
            file.file() + ", datasets '" + p.counts() + "' and '" + p.times() + "'",
            got + " events",
            all + " events in all",
            "name the datasets that belong together"));
  }
}
