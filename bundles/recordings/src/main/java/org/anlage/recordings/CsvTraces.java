package org.anlage.recordings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/** Traces as a CSV table: a header with the names of units, then a row for each sample. */
@Component(service = CortexSource.class)
@Extension(
    name = CsvTraces.NAME,
    text = "Recorded traces: a CSV table with a column for each unit and a row for each sample")
public final class CsvTraces implements CortexSource<CsvTraces.Parameters> {
  static final String NAME = "csv-traces";

  /**
   * How to read.
   *
   * @param rate samples per second
   * @param leastSnr least signal-to-noise ratio of a unit
   */
  public record Parameters(
      @Parameter(
              text = "Samples per second",
              value = "22",
              unit = "Hz",
              min = 0,
              exclusiveMin = true)
          double rate,
      @Parameter(
              text = "Least signal-to-noise ratio of a unit; 0.3 in the paper, -1 keeps all",
              value = "-1",
              min = -1,
              max = 1)
          double leastSnr) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return path.toString().endsWith(".csv");
  }

  @Override
  public Cortex load(Parameters p, Optional<Path> path) {
    Path file =
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("no file was named", "data.path", "", "a .csv file", "")));
    List<double[]> samples = read(file);
    int units = samples.isEmpty() ? 0 : samples.get(0).length;
    Matrix all = Matrix.zeros(units, samples.size());
    for (int t = 0; t < samples.size(); t++) {
      for (int i = 0; i < units; i++) {
        all.set(i, t, samples.get(t)[i]);
      }
    }
    Selection selection = Selection.of(all, p.leastSnr(), file.toString());
    Matrix kept = Matrix.zeros(selection.units().length, samples.size());
    for (int i = 0; i < kept.rows(); i++) {
      System.arraycopy(
          Selection.row(all, selection.units()[i]),
          0,
          kept.values(),
          i * kept.columns(),
          kept.columns());
    }
    return new Cortex(
        Neurons.anonymous(kept.rows()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Activity.Traces(kept, 1 / p.rate())),
        Map.of(),
        new Provenance(NAME, NpyTraces.title(file, kept.rows()), "", false, selection.checks()));
  }

  private static List<double[]> read(Path file) {
    List<double[]> samples = new ArrayList<>();
    List<String> header = List.of();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord line : csv) {
        if (header.isEmpty()) {
          header = line.getFields();
        } else {
          samples.add(numbers(file, line, header));
        }
      }
      return samples;
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as CSV", file.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  private static double[] numbers(Path file, CsvRecord line, List<String> header) {
    String where = file + ", line " + line.getStartingLineNumber();
    double[] values = new double[header.size()];
    for (int i = 0; i < values.length; i++) {
      String text = line.getField(i).strip();
      try {
        values[i] = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw new ProblemException(
            ProblemException.Kind.DATA,
            new Problem(
                "not a number",
                where + ", column '" + header.get(i) + "'",
                "'" + text + "'",
                "",
                ""),
            e);
      }
    }
    return values;
  }
}
