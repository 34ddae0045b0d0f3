package org.anlage.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Traces as a table of text: a header with the names of units, then a row for each sample; or
 * without a header, or a row for each unit. Columns of times and indices are no units. What is not
 * certain is asked.
 */
@Component(service = CortexSource.class)
@Extension(
    name = CsvTraces.NAME,
    text = "Recorded traces: a CSV table with a column for each unit and a row for each sample")
public final class CsvTraces implements CortexSource<CsvTraces.Parameters> {
  static final String NAME = "csv-traces";
  static final String AUTO = "auto";
  static final String NONE = "none";
  private static final double DEFAULT_RATE = 22;
  private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".csv.gz", ".tsv.gz");

  /** Whether the first row names the columns. */
  public enum Header {
    /** Unless it is a row of numbers like the others; asked where that is not certain. */
    AUTO,
    /** It does. */
    PRESENT,
    /** It is the first sample. */
    ABSENT
  }

  /** What a row is. */
  public enum Orientation {
    /** A sample; asked where there is no header and rows are fewer than columns. */
    AUTO,
    /** A sample. */
    SAMPLES_FIRST,
    /** A unit. */
    UNITS_FIRST
  }

  /**
   * How to read.
   *
   * @param rate samples per second
   * @param leastSnr least signal-to-noise ratio of a unit
   * @param time column of times
   * @param index column of sample numbers
   * @param header whether the first row names the columns
   * @param orientation what a row is
   */
  public record Parameters(
      @Parameter(
              text =
                  "Samples per second; absent: from the column of times, else 22, with a warning",
              unit = "Hz",
              min = 0,
              exclusiveMin = true)
          Optional<Double> rate,
      @Parameter(
              text = "Least signal-to-noise ratio of a unit; 0.3 in the paper, -1 keeps all",
              value = "-1",
              min = -1,
              max = 1)
          double leastSnr,
      @Parameter(
              text =
                  "Column of times in seconds, which is no unit: its name, none, or auto (named"
                      + " time*, timestamp* or t, and rising evenly)",
              value = "\"auto\"")
          String time,
      @Parameter(
              text =
                  "Column of frame numbers, which is no unit: its name, none, or auto (first,"
                      + " without a name or named index, frame* or sample*, and rising evenly)",
              value = "\"auto\"")
          String index,
      @Parameter(
              text =
                  "Whether the first row names the columns: present, absent, or auto (absent where"
                      + " it is numbers like the other rows)",
              value = "\"auto\"")
          Header header,
      @Parameter(
              text = "What a row is: samples-first (a sample), units-first (a unit), or auto",
              value = "\"auto\"")
          Orientation orientation) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path file =
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("no file was named", "data.path", "", "a .csv file", "")));
    CsvSamples samples = CsvSamples.of(CsvTable.read(file), p);
    Matrix all = samples.traces();
    List<Check> checks = new ArrayList<>(samples.checks());
    double rate = rate(p.rate(), samples.rate(), file, checks);
    if (all.rows() > all.columns()) {
      checks.add(
          new Check(
              "orientation",
              false,
              all.rows()
                  + " units of "
                  + all.columns()
                  + " samples: if rows are units, set orientation to units-first"));
    }
    Selection selection = Selection.of(all, p.leastSnr(), file.toString());
    Matrix kept = selection.kept(all);
    checks.addAll(selection.checks());
    return new Cortex(
        Neurons.anonymous(kept.rows()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Activity.Traces(kept, 1 / rate)),
        Map.of(),
        new Provenance(NAME, NpyTraces.title(file, kept.rows()), "", false, checks));
  }

  private static double rate(
      Optional<Double> given, Optional<Double> found, Path file, List<Check> checks) {
    if (given.isPresent()
        && found.isPresent()
        && Math.abs(given.get() - found.get()) > 0.01 * given.get()) {
      throw ProblemException.data(
          new Problem(
              "the rate given is not that of the column of times",
              file.toString(),
              given.get() + " Hz",
              found.get().floatValue() + " Hz",
              "leave rate out, or name the column as index if it is no time in seconds"));
    }
    if (given.isEmpty() && found.isEmpty()) {
      checks.add(
          new Check("rate", false, "neither given nor in a column of times: 22 Hz was taken"));
    }
    return given.or(() -> found).orElse(DEFAULT_RATE);
  }
}
