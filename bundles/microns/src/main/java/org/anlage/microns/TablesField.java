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
 * neuron once), {@code x_um}, {@code y_um}, {@code z_um} (or {@code x_nm} ..., or {@code x_vx} ...
 * in voxels of 4 x 4 x 40 nm) and optional ids, {@code edges.csv} with two {@link EdgeEnds}, each
 * an index, and a number of synapses; other columns are not read.
 */
final class TablesField {
  /** The first digits of root ids of minnie65, and those that follow. */
  private static final long MINNIE65 = 864_691L;

  private static final long DIGITS = 1_000_000_000_000L;

  private static final List<String> INDEX = List.of("index", "name", "neuron", "id");

  /**
   * A unit of positions.
   *
   * @param name as columns end
   * @param length what it is
   * @param text for the report
   */
  private record Unit(String name, LengthUnit length, String text) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("um", LengthUnit.MICROMETRE, "um, as the columns are named"),
          new Unit("nm", LengthUnit.NANOMETRE, "nm, as the columns are named, converted to um"),
          new Unit("vx", LengthUnit.MINNIE65_VOXEL, "voxels of 4 x 4 x 40 nm, converted to um"));

  /**
   * Where the tables are.
   *
   * @param nodes table of neurons
   * @param edges table of connections, or a matrix of their counts
   * @param own whether they are of one's own, of which more forms are read
   */
  record Files(Path nodes, Optional<Path> edges, boolean own) {}

  private final Files files;
  private final List<Check> notes = new ArrayList<>();

  private TablesField(Files files) {
    this.files = files;
  }

  /**
   * Reads.
   *
   * @param countColumn as {@link SynapseCounts#TEXT}
   */
  static FieldParts read(Files files, String countColumn) {
    return new TablesField(files).read(countColumn);
  }

  /** The tables of a field of MICrONS. */
  static FieldParts read(Path folder) {
    return read(
        new Files(
            FieldFolder.table(folder, FieldFolder.NODES),
            Optional.of(FieldFolder.table(folder, FieldFolder.EDGES)),
            false),
        SynapseCounts.AUTO);
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
    CsvRows nodes = CsvRows.read(files.nodes());
    int n = nodes.rows().size();
    FieldChecks.requireNeurons(n, nodes.file());
    Map<String, Integer> indices = indices(nodes);
    Optional<Positions> positions = positions(nodes);
    Neurons neurons = neurons(nodes, indices);
    Optional<Synapses> synapses = files.edges().map(file -> wiring(file, indices, countColumn));
    return new FieldParts(neurons, positions, synapses, Optional.empty(), Map.of(), notes);
  }

  private Optional<Positions> positions(CsvRows nodes) {
    Optional<Unit> found = UNITS.stream().filter(unit -> nodes.has("x_" + unit.name())).findFirst();
    if (found.isEmpty()) {
      if (!files.own()) {
        nodes.column("x_um");
      }
      notes.add(
          new Check("positions", true, "none: no columns x_um, y_um, z_um, nor of nm or voxels"));
      return Optional.empty();
    }
    Unit unit = found.get();
    notes.add(new Check("unit of positions", true, unit.text()));
    return Optional.of(Positions.of(coordinates(nodes, unit.name()), unit.length()));
  }

  /** A list of connections, or a square matrix with the names of the neurons. */
  private Synapses wiring(Path file, Map<String, Integer> indices, String countColumn) {
    if (file.toString().endsWith(".npy")) {
      return OwnMatrix.synapses(OwnMatrix.array(file, indices.size()), file);
    }
    CsvRows edges = CsvRows.read(file);
    Optional<EdgeEnds> ends = EdgeEnds.of(edges.header());
    if (ends.isPresent()) {
      return synapses(edges, ends.get(), indices, countColumn);
    }
    if (!files.own() || edges.header().size() < 3) {
      edges.column("row");
    }
    return OwnMatrix.synapses(OwnMatrix.table(file, List.copyOf(indices.keySet())), file);
  }

  /** The row of each index. */
  private Map<String, Integer> indices(CsvRows nodes) {
    int index =
        INDEX.stream()
            .filter(name -> files.own() && nodes.has(name))
            .findFirst()
            .map(nodes::column)
            .orElseGet(() -> nodes.column("index"));
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
  private Synapses synapses(
      CsvRows edges, EdgeEnds ends, Map<String, Integer> indices, String countColumn) {
    int row = ends.pre();
    int col = ends.post();
    OptionalInt count = SynapseCounts.column(edges.file(), edges.header(), countColumn);
    if (count.isEmpty() && !countColumn.equals(SynapseCounts.NONE)) {
      edges.column("n_synapses");
    }
    boolean divided =
        IntStream.range(0, edges.header().size())
            .anyMatch(c -> c != row && c != col && c != count.orElse(-1));
    int n = indices.size();
    PairCounts counts = new PairCounts();
    int repeated = 0;
    for (int e = 0; e < edges.rows().size(); e++) {
      int pre = neuron(edges, e, row, indices);
      int post = neuron(edges, e, col, indices);
      int synapses =
          count.isPresent() ? edges.wholeNumber(e, count.getAsInt(), 1, Integer.MAX_VALUE) : 1;
      if (counts.add(pre, post, synapses)) {
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
    }
    if (repeated > 0) {
      notes.add(
          new Check(
              "repeated pairs",
              true,
              repeated + " rows add to the synapses of a pair before them"));
    }
    return counts.synapses(n);
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
