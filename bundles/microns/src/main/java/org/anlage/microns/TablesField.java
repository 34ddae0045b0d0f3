package org.anlage.microns;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.anlage.api.data.Check;
import org.anlage.api.data.LengthUnit;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;

/**
 * Neurons and wiring as two tables: {@code nodes.csv} with {@code index} (a number or a name, each
 * neuron once), {@code x_um}, {@code y_um}, {@code z_um} (or {@code x_vx} ... in voxels of 4 x 4 x
 * 40 nm) and optional ids, {@code edges.csv} with {@code row} (presynaptic) and {@code col}
 * (postsynaptic), each an index, and a number of synapses; other columns are not read.
 */
final class TablesField {
  /** The first digits of root ids of minnie65, and those that follow. */
  private static final long MINNIE65 = 864_691L;

  private static final long DIGITS = 1_000_000_000_000L;

  private final Path folder;
  private final List<Check> notes = new ArrayList<>();

  private TablesField(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads.
   *
   * @param countColumn as {@link SynapseCounts#TEXT}
   */
  static FieldParts read(Path folder, String countColumn) {
    return new TablesField(folder).read(countColumn);
  }

  /** Whether tables are of MICrONS: root ids are of its segmentation, or positions its voxels. */
  static boolean isMicrons(Path folder) {
    CsvRows nodes = CsvRows.read(FieldFolder.table(folder, FieldFolder.NODES));
    int root = nodes.header().indexOf("root_id");
    return !nodes.has("x_um") && nodes.has("x_vx")
        || root >= 0
            && IntStream.range(0, nodes.rows().size())
                .anyMatch(i -> nodes.wholeNumber(i, root) / DIGITS == MINNIE65);
  }

  private FieldParts read(String countColumn) {
    CsvRows nodes = CsvRows.read(FieldFolder.table(folder, FieldFolder.NODES));
    int n = nodes.rows().size();
    FieldChecks.requireNeurons(n, nodes.file());
    Map<String, Integer> indices = indices(nodes);
    boolean voxels = !nodes.has("x_um") && nodes.has("x_vx");
    Positions positions =
        Positions.of(
            coordinates(nodes, voxels ? "vx" : "um"),
            voxels ? LengthUnit.MINNIE65_VOXEL : LengthUnit.MICROMETRE);
    notes.add(
        new Check(
            "unit of positions",
            true,
            voxels ? "voxels of 4 x 4 x 40 nm, converted to um" : "um, as the columns are named"));
    Neurons neurons = neurons(nodes, indices);
    CsvRows edges = CsvRows.read(FieldFolder.table(folder, FieldFolder.EDGES));
    return new FieldParts(
        neurons,
        positions,
        synapses(edges, indices, countColumn),
        Optional.empty(),
        Map.of(),
        notes);
  }

  /** The row of each index. */
  private Map<String, Integer> indices(CsvRows nodes) {
    int index = nodes.column("index");
    Map<String, Integer> rows = new LinkedHashMap<>();
    boolean counting = true;
    for (int i = 0; i < nodes.rows().size(); i++) {
      String name = nodes.name(i, index);
      if (name.isEmpty()) {
        throw nodes.bad(i, index, name, "a number or a name");
      }
      Integer before = rows.put(name, i);
      if (before != null) {
        throw FieldFolder.problem(
            nodes.file() + ", row " + i + ", column 'index'",
            "an index occurs twice",
            "'" + name + "', also in row " + before,
            "each neuron once",
            "");
      }
      counting &= name.equals(Integer.toString(i));
    }
    if (!counting) {
      notes.add(
          new Check(
              "index",
              true,
              "names neurons and does not count them from 0; row and col of edges are such names"));
    }
    return rows;
  }

  private Neurons neurons(CsvRows nodes, Map<String, Integer> indices) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    if (indices.keySet().stream().anyMatch(name -> !name.matches("\\d+"))) {
      labels.put("name", List.copyOf(indices.keySet()));
    }
    return new Neurons(nodes.rows().size(), ids(nodes), labels);
  }

  /** Units are numbered within a scan, and root id 0 is no segment; other ids occur once. */
  private Map<String, long[]> ids(CsvRows nodes) {
    Map<String, long[]> ids = new LinkedHashMap<>();
    for (String name : List.of("nucleus", "root", "unit")) {
      String column = name + "_id";
      if (nodes.has(column)) {
        int at = nodes.column(column);
        long[] values = new long[nodes.rows().size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = nodes.wholeNumber(i, at);
        }
        long[] known =
            name.equals("unit") ? values : Arrays.stream(values).filter(id -> id != 0).toArray();
        if (name.equals("unit")) {
          long repeated = values.length - Arrays.stream(values).distinct().count();
          if (repeated > 0) {
            notes.add(
                new Check(
                    "unit ids",
                    true,
                    repeated + " repeat: units are numbered within a scan, not across"));
          }
        } else {
          FieldChecks.requireDistinct(known, nodes.file() + ", column '" + column + "'");
        }
        int without = values.length - known.length;
        if (without > 0) {
          notes.add(
              new Check(
                  name + " ids",
                  true,
                  without + " of " + values.length + " neurons have none (0)"));
        }
        ids.put(name, values);
      }
    }
    return ids;
  }

  private static Matrix coordinates(CsvRows nodes, String unit) {
    int n = nodes.rows().size();
    Matrix coordinates = Matrix.zeros(n, 3);
    String[] axes = {"x_", "y_", "z_"};
    for (int axis = 0; axis < 3; axis++) {
      int column = nodes.column(axes[axis] + unit);
      for (int i = 0; i < n; i++) {
        coordinates.set(i, axis, nodes.number(i, column));
      }
    }
    return coordinates;
  }

  /** Rows of a pair add up where another column tells them apart, such as the neuropil. */
  private Synapses synapses(CsvRows edges, Map<String, Integer> indices, String countColumn) {
    int row = edges.column("row");
    int col = edges.column("col");
    OptionalInt count = SynapseCounts.column(edges.file(), edges.header(), countColumn);
    if (count.isEmpty() && !countColumn.equals(SynapseCounts.NONE)) {
      edges.column("n_synapses");
    }
    boolean divided =
        IntStream.range(0, edges.header().size())
            .anyMatch(c -> c != row && c != col && c != count.orElse(-1));
    int n = indices.size();
    Matrix counts = Matrix.zeros(n, n);
    int repeated = 0;
    for (int e = 0; e < edges.rows().size(); e++) {
      int pre = neuron(edges, e, row, indices);
      int post = neuron(edges, e, col, indices);
      int synapses =
          count.isPresent() ? edges.wholeNumber(e, count.getAsInt(), 1, Integer.MAX_VALUE) : 1;
      if (counts.get(pre, post) != 0) {
        if (!divided && count.isPresent()) {
          throw FieldFolder.problem(
              edges.file() + ", row " + e,
              "a pair occurs twice",
              edges.name(e, row) + " to " + edges.name(e, col),
              "one row for each pair",
              "");
        }
        repeated++;
      }
      counts.set(pre, post, counts.get(pre, post) + synapses);
    }
    if (repeated > 0) {
      notes.add(
          new Check(
              "repeated pairs",
              true,
              repeated + " rows add to the synapses of a pair before them"));
    }
    return Synapses.of(counts);
  }

  private static int neuron(CsvRows edges, int row, int column, Map<String, Integer> indices) {
    Integer neuron = indices.get(edges.name(row, column));
    if (neuron == null) {
      throw FieldFolder.problem(
          edges.file() + ", row " + row + ", column '" + edges.header().get(column) + "'",
          "no neuron has this index",
          "'" + edges.name(row, column) + "'",
          "an index of "
              + FieldFolder.NODES
              + ", such as '"
              + indices.keySet().iterator().next()
              + "'",
          "");
    }
    return neuron;
  }
}
