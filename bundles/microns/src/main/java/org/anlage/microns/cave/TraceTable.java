package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Traces as a table: a column for each unit, its id being the name, and a row for each frame.
 *
 * @param file the table
 * @param units ids, by column
 * @param samples by frame and column
 */
record TraceTable(Path file, long[] units, List<double[]> samples) {
  private static final Set<String> NO_UNITS =
      Set.of("", "Unnamed: 0", "index", "frame", "time", "t", "timestamps");

  static TraceTable read(Path file) {
    return CaveTable.read(file, Reader::new);
  }

  RecordedUnits recordedUnits() {
    return RecordedUnits.of(units, file.toString(), "ids in the header", true);
  }

  double[] trace(int unit) {
    return samples.stream().mapToDouble(frame -> frame[unit]).toArray();
  }

  private static final class Reader implements TableReader<TraceTable> {
    private final TableHeader header;
    private final int[] columns;
    private final long[] units;
    private final List<double[]> samples = new ArrayList<>();

    Reader(TableHeader header) {
      this.header = header;
      List<Integer> places = new ArrayList<>();
      for (int c = 0; c < header.names().size(); c++) {
        if (!NO_UNITS.contains(header.names().get(c))) {
          places.add(c);
        }
      }
      columns = places.stream().mapToInt(Integer::intValue).toArray();
      units = Arrays.stream(columns).mapToLong(c -> unit(header.names().get(c))).toArray();
    }

    private long unit(String name) {
      try {
        return Long.parseLong(name);
      } catch (NumberFormatException e) {
        throw new ProblemException(
            ProblemException.Kind.DATA,
            new Problem(
                "the name of a column is not the id of a unit",
                header.file() + ", header",
                "'" + name + "'",
                "a whole number",
                "write units as columns, with their unit_id as names, and frames as rows"),
            e);
      }
    }

    @Override
    public void row(TableRow row) {
      double[] frame = new double[columns.length];
      for (int i = 0; i < frame.length; i++) {
        frame[i] = row.number(columns[i]);
      }
      samples.add(frame);
    }

    @Override
    public TraceTable result() {
      return new TraceTable(header.file(), units, samples);
    }
  }
}
