package org.anlage.recordings;

import java.nio.file.Files;
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
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.osgi.service.component.annotations.Component;

/**
 * A folder as Kilosort and phy write it: {@code spike_times.npy} (samples), {@code
 * spike_clusters.npy} (else {@code spike_templates.npy}), {@code params.py} with the sampling rate,
 * and labels of clusters in {@code cluster_info.tsv}, {@code cluster_group.tsv} or {@code
 * cluster_KSLabel.tsv}. A unit is a cluster; the window of the recording is that of all spikes.
 */
@Component(service = CortexSource.class)
@Extension(
    name = Kilosort.NAME,
    text = "Sorted spikes: a folder of Kilosort or phy, of which the good units are read",
    source = "doi:10.1038/s41592-024-02232-7")
public final class Kilosort implements CortexSource<Kilosort.Parameters> {
  static final String NAME = "kilosort";
  private static final String TIMES = "spike_times.npy";
  private static final String CLUSTERS = "spike_clusters.npy";
  private static final String TEMPLATES = "spike_templates.npy";

  /**
   * How to read.
   *
   * @param sampleRate samples per second
   * @param groups labels of the units that are read
   * @param start when the recording began
   * @param duration length of the recording
   * @param leastRate least rate of a unit
   */
  public record Parameters(
      @Parameter(
              text = "Samples per second; absent: sample_rate of params.py",
              unit = "Hz",
              min = 0,
              exclusiveMin = true)
          Optional<Double> sampleRate,
      @Parameter(
              text = "Labels of the units that are read: good, mua, noise, ...; empty: all",
              value = "[\"good\"]")
          List<String> groups,
      @Parameter(
              text =
                  "When the recording began, on the clock of the spikes; absent: at 0, or with the"
                      + " first spike, with a warning, if the clock does not begin at 0",
              unit = "s")
          Optional<Double> start,
      @Parameter(
              text = "Length of the recording; 0: up to the last spike",
              value = "0",
              unit = "s",
              min = 0)
          double duration,
      @Parameter(
              text = "Least rate of a unit; units without spikes are left out",
              value = "0",
              unit = "Hz",
              min = 0)
          double leastRate) {
    /** Copies the list. */
    public Parameters {
      groups = List.copyOf(groups);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return Files.isRegularFile(path.resolve(TIMES))
        && (Files.isRegularFile(path.resolve(CLUSTERS))
            || Files.isRegularFile(path.resolve(TEMPLATES)));
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path folder =
        path.filter(this::recognises)
            .orElseThrow(
                () ->
                    ProblemException.data(
                        new Problem(
                            "no folder of Kilosort or phy",
                            path.map(Path::toString).orElse("data.path"),
                            "",
                            TIMES + " and " + CLUSTERS,
                            "name the folder that holds them")));
    double rate = p.sampleRate().orElseGet(() -> PhyParameters.sampleRate(folder));
    Path times = folder.resolve(TIMES);
    Path clusters =
        Files.isRegularFile(folder.resolve(CLUSTERS))
            ? folder.resolve(CLUSTERS)
            : folder.resolve(TEMPLATES);
    long[] samples = wholeNumbers(times);
    long[] units = wholeNumbers(clusters);
    if (samples.length != units.length) {
      throw ProblemException.data(
          new Problem(
              "the files are not of the same spikes",
              folder.toString(),
              samples.length
                  + " spikes in "
                  + TIMES
                  + ", "
                  + units.length
                  + " in "
                  + clusters.getFileName(),
              "as many",
              "take both from one sorting"));
    }
    long[] ids = Arrays.stream(units).sorted().distinct().toArray();
    double[][] events = split(samples, units, ids, rate);
    PhyLabels labels = PhyLabels.of(folder);
    List<Check> checks = new ArrayList<>();
    int[] wanted = wanted(p.groups(), ids, labels, checks, folder);
    checks.add(new Check("sampling rate", true, rate + " Hz"));
    EventRecording recording =
        EventRecording.of(
            events,
            wanted,
            new EventRecording.Window(
                p.start(),
                Optional.of(p.duration()).filter(seconds -> seconds > 0),
                "set \"start\" and \"duration\" to those of the recording"),
            p.leastRate(),
            times.toString());
    checks.addAll(recording.checks());
    int[] kept = recording.units();
    return new Cortex(
        new Neurons(
            kept.length,
            Map.of("unit", IntStream.of(kept).mapToLong(i -> ids[i]).toArray()),
            labels.byCluster().isEmpty()
                ? Map.of()
                : Map.of("group", IntStream.of(kept).mapToObj(i -> labels.of(ids[i])).toList())),
        Optional.empty(),
        Optional.empty(),
        Optional.of(recording.activity()),
        Map.of(),
        new Provenance(NAME, NpyTraces.title(folder, kept.length), "", false, checks));
  }

  private static int[] wanted(
      List<String> groups, long[] ids, PhyLabels labels, List<Check> checks, Path folder) {
    int[] all = IntStream.range(0, ids.length).toArray();
    if (groups.isEmpty()) {
      return all;
    }
    if (labels.byCluster().isEmpty()) {
      checks.add(
          new Check(
              "labels",
              false,
              "the folder has no cluster_info.tsv, cluster_group.tsv or cluster_KSLabel.tsv: all "
                  + ids.length
                  + " clusters are read, noise among them"));
      return all;
    }
    int[] wanted = IntStream.of(all).filter(i -> groups.contains(labels.of(ids[i]))).toArray();
    if (wanted.length == 0) {
      throw ProblemException.data(
          new Problem(
              "no unit has one of these labels",
              folder.resolve(labels.file()).toString(),
              labels.counts(ids),
              String.join(" or ", groups),
              "set \"groups\" to labels that occur, or to [] for all"));
    }
    checks.add(
        new Check(
            "labels",
            true,
            wanted.length
                + " of "
                + ids.length
                + " clusters are "
                + String.join(" or ", groups)
                + " in "
                + labels.file()
                + " ("
                + labels.counts(ids)
                + ")"));
    return wanted;
  }

  private static double[][] split(long[] samples, long[] units, long[] ids, double rate) {
    int[] counts = new int[ids.length];
    for (long unit : units) {
      counts[Arrays.binarySearch(ids, unit)]++;
    }
    double[][] events = new double[ids.length][];
    Arrays.setAll(events, i -> new double[counts[i]]);
    int[] at = new int[ids.length];
    for (int k = 0; k < samples.length; k++) {
      int unit = Arrays.binarySearch(ids, units[k]);
      events[unit][at[unit]++] = samples[k] / rate;
    }
    for (double[] train : events) {
      Arrays.sort(train);
    }
    return events;
  }

  /** One number a spike, as a column or not. */
  private static long[] wholeNumbers(Path file) {
    NpyArray array = Npy.read(file);
    boolean column =
        array.dimensions() == 1
            || array.dimensions() == 2 && (array.shape().get(1) == 1 || array.shape().get(0) == 1);
    if (!column) {
      throw ProblemException.data(
          new Problem(
              "not one number a spike", file.toString(), array.shapeText(), "shape (spikes)", ""));
    }
    NpyArray flat = new NpyArray(List.of(array.elements().size()), array.elements());
    try {
      return flat.longs(file.toString());
    } catch (ProblemException e) {
      double[] numbers = flat.doubles(file.toString());
      long[] whole = new long[numbers.length];
      for (int k = 0; k < whole.length; k++) {
        if (numbers[k] != Math.rint(numbers[k]) || Math.abs(numbers[k]) > 1L << 53) {
          throw ProblemException.data(
              new Problem(
                  "not a whole number",
                  file + ", spike " + k,
                  Double.toString(numbers[k]),
                  "samples, or numbers of clusters",
                  "times in seconds are not what Kilosort writes: read them as another source"));
        }
        whole[k] = (long) numbers[k];
      }
      return whole;
    }
  }
}
