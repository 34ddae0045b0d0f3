package org.example.celegans;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.osgi.service.component.annotations.Component;

/**
 * Identified neurons of C. elegans from a folder of four CSV files: {@code positions_um.csv}
 * (neuron, x_um, y_um, z_um), {@code activity_zscored.csv} (time_s, one column per neuron), {@code
 * chemical_pre_rows_post_cols.csv} and {@code gap_junctions.csv} (square, named on both sides).
 * Neurons are matched by name; the order is that of the positions. Correlations are those of the
 * traces.
 */
@Component(service = CortexSource.class)
@Extension(
    name = Worm.NAME,
    text = "Identified neurons of C. elegans: positions, wiring, activity, from four CSV files")
public final class Worm implements CortexSource<Worm.Parameters> {
  static final String NAME = "celegans";
  static final String POSITIONS = "positions_um.csv";
  static final String ACTIVITY = "activity_zscored.csv";
  static final String CHEMICAL = "chemical_pre_rows_post_cols.csv";
  static final String ELECTRICAL = "gap_junctions.csv";
  private static final String CITATION =
      "Atanas & Kim 2023, doi:10.1016/j.cell.2023.07.035 (activity); Skuhersky et al. 2022,"
          + " doi:10.1186/s12859-022-04738-3 (positions); Cook et al. 2019,"
          + " doi:10.1038/s41586-019-1352-7 (wiring)";

  /**
   * Parameters.
   *
   * @param gapJunctions whether gap junctions count as connections, one each way
   */
  public record Parameters(
      @Parameter(
              text = "Whether gap junctions count as connections, one each way.",
              value = "false")
          boolean gapJunctions) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return List.of(POSITIONS, ACTIVITY, CHEMICAL, ELECTRICAL).stream()
        .allMatch(file -> Files.isRegularFile(path.resolve(file)));
  }

  @Override
  public Cortex load(Parameters parameters, Optional<Path> path) {
    Path folder =
        path.orElseThrow(
            () ->
                ProblemException.data(
                    new Problem("which worm?", NAME, "", "a folder", "set data.path")));
    NamedTable places = NamedTable.read(folder.resolve(POSITIONS));
    List<String> names = places.first();
    int n = names.size();
    Matrix positions = Matrix.zeros(n, 3);
    List<String> axes = List.of("x_um", "y_um", "z_um");
    for (int i = 0; i < n; i++) {
      int row = places.row(names.get(i));
      for (int axis = 0; axis < 3; axis++) {
        positions.set(i, axis, places.values().get(row)[places.column(axes.get(axis))]);
      }
    }
    Activity.Traces traces = traces(NamedTable.read(folder.resolve(ACTIVITY)), names);
    Matrix correlation = Correlation.of(traces.values());
    Matrix counts = counts(NamedTable.read(folder.resolve(CHEMICAL)), names);
    if (parameters.gapJunctions()) {
      Matrix electrical = counts(NamedTable.read(folder.resolve(ELECTRICAL)), names);
      // Junctions have no direction; a table may list a pair once or twice.
      counts = counts.combine(electrical.combine(electrical.transpose(), Math::max), Double::sum);
    }
    return new Cortex(
        Neurons.anonymous(n),
        Optional.of(new Positions(positions)),
        Optional.of(Synapses.of(counts)),
        Optional.of(traces),
        Map.of("correlation", correlation),
        new Provenance(
            NAME,
            "C. elegans, " + n + " identified neurons",
            CITATION,
            false,
            List.of(Homologues.check(names, correlation))));
  }

  private static Activity.Traces traces(NamedTable table, List<String> names) {
    int samples = table.first().size();
    double[] seconds = new double[samples];
    for (int t = 0; t < samples; t++) {
      seconds[t] = NamedTable.number(table.first().get(t), table.file(), t + 2);
    }
    double interval = samples < 2 ? 0 : (seconds[samples - 1] - seconds[0]) / (samples - 1);
    if (!(interval > 0)) {
      throw NamedTable.problem(
          table.file(), 2, "times do not go on", "" + interval, "two samples or more, ascending");
    }
    Matrix values = Matrix.zeros(names.size(), samples);
    for (int i = 0; i < names.size(); i++) {
      int column = table.column(names.get(i));
      for (int t = 0; t < samples; t++) {
        values.set(i, t, table.values().get(t)[column]);
      }
    }
    return new Activity.Traces(values, interval);
  }

  /** Counts between the named neurons, row = presynaptic. */
  private static Matrix counts(NamedTable table, List<String> names) {
    int n = names.size();
    Matrix counts = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      int row = table.row(names.get(i));
      for (int j = 0; j < n; j++) {
        double count = table.values().get(row)[table.column(names.get(j))];
        if (count < 0 || count > 1_000_000 || count != Math.rint(count)) {
          throw NamedTable.problem(
              table.file(), row + 2, "not a number of synapses", "" + count, "0, 1, 2, ...");
        }
        counts.set(i, j, count);
      }
    }
    return counts;
  }
}
