package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.anlage.api.data.Check;
import org.anlage.api.data.Synapses;
import org.anlage.api.table.ColumnarTables;
import org.anlage.api.table.SynapseSums;
import org.anlage.microns.SynapseCounts;

/**
 * A table of synapses: {@code synapses_pni_2}, one row a synapse, or one row a pair with sizes
 * summed. Only pairs of the wanted neurons are kept in memory. Text is summed row by row, Parquet
 * by the service that reads it.
 *
 * @param synapses between the neurons
 * @param checks what was made of it
 */
record SynapseTable(Synapses synapses, List<Check> checks) {
  /**
   * Reads.
   *
   * @param tables reads tables
   * @param file the table
   * @param roots segments of the neurons, in their order, all different
   * @param countColumn column of the number of synapses, as {@link SynapseCounts#TEXT}
   */
  static SynapseTable read(TableFiles tables, Path file, long[] roots, String countColumn) {
    if (TableFiles.isColumnar(file)) {
      return columnar(tables.columnar(file), file, roots, countColumn);
    }
    return CaveTable.read(file, header -> new Reader(header, roots, countColumn));
  }

  private static SynapseTable columnar(
      ColumnarTables service, Path file, long[] roots, String countColumn) {
    TableHeader header = TableFiles.header(file, service.columns(file));
    SynapseHeader columns = new SynapseHeader(header, countColumn);
    List<String> doubtful =
        columns.doubtful().stream()
            .mapToObj(header.names()::get)
            .filter(name -> service.holdsCounts(file, name))
            .toList();
    SynapseSums sums = service.sum(file, columns.names(), roots);
    if (sums.rows() > 0 && !doubtful.isEmpty()) {
      throw SynapseCounts.ask(file, doubtful);
    }
    return of(columns, sums, roots.length);
  }

  private static final Pattern COUNT = Pattern.compile("0*[1-9]\\d{0,8}(\\.0*)?");

  private static final class Pair {
    private int count;
    private double size;
  }

  private static final class Reader implements TableReader<SynapseTable> {
    private final SynapseHeader columns;
    private final long[] sorted;
    private final int[] neuron;
    private final boolean[] seen;
    private final TreeMap<Long, Pair> pairs = new TreeMap<>();
    private final Set<Long> ids = new HashSet<>();
    private long rows;
    private long self;
    private long repeated;
    private long withoutSize;
    private boolean severalRowsOfAPair;

    Reader(TableHeader header, long[] roots, String countColumn) {
      columns = new SynapseHeader(header, countColumn);
      sorted = roots.clone();
      Arrays.sort(sorted);
      neuron = new int[roots.length];
      for (int i = 0; i < roots.length; i++) {
        neuron[Arrays.binarySearch(sorted, roots[i])] = i;
      }
      seen = new boolean[roots.length];
    }

    @Override
    public void row(TableRow row) {
      rows++;
      BitSet doubtful = columns.doubtful();
      for (int c = doubtful.nextSetBit(0); c >= 0; c = doubtful.nextSetBit(c + 1)) {
        doubtful.set(c, COUNT.matcher(row.text(c)).matches());
      }
      int from = neuron(row.id(columns.pre()));
      int to = neuron(row.id(columns.post()));
      if (from < 0 || to < 0 || !row.truth(columns.valid(), true)) {
        return;
      }
      if (columns.id().isPresent() && !ids.add(row.id(columns.id()))) {
        repeated++;
        return;
      }
      if (from == to) {
        self++;
        return;
      }
      Pair pair = pairs.computeIfAbsent((long) from * neuron.length + to, key -> new Pair());
      severalRowsOfAPair |= pair.count > 0;
      pair.count = Math.addExact(pair.count, columns.count().isPresent() ? synapses(row) : 1);
      double voxels = row.number(columns.size());
      if (Double.isNaN(voxels)) {
        withoutSize++;
      } else if (voxels >= 0 && voxels < Double.POSITIVE_INFINITY) {
        pair.size += voxels;
      } else {
        throw row.bad(
            columns.size().getAsInt(), row.text(columns.size()), "a size of at least 0", "");
      }
    }

    private int synapses(TableRow row) {
      int column = columns.count().getAsInt();
      double synapses = row.number(column);
      if (!(synapses >= 1 && synapses <= Integer.MAX_VALUE) || synapses != Math.rint(synapses)) {
        throw row.bad(
            column,
            row.text(column),
            "a whole number of synapses, at least 1",
            "set countColumn to the column of counts, or to none if a row is one synapse");
      }
      return (int) synapses;
    }

    /** The neuron of a segment, or -1. */
    private int neuron(long root) {
      int place = root == 0 ? -1 : Arrays.binarySearch(sorted, root);
      if (place < 0) {
        return -1;
      }
      seen[place] = true;
      return neuron[place];
    }

    @Override
    public SynapseTable result() {
      TableHeader header = columns.header();
      if (rows > 0 && !columns.doubtful().isEmpty()) {
        throw SynapseCounts.ask(
            header.file(), columns.doubtful().stream().mapToObj(header.names()::get).toList());
      }
      int n = neuron.length;
      int[] from = new int[pairs.size()];
      int[] to = new int[pairs.size()];
      int[] counts = new int[pairs.size()];
      double[] sizes = new double[pairs.size()];
      int e = 0;
      for (var entry : pairs.entrySet()) {
        from[e] = (int) (entry.getKey() / n);
        to[e] = (int) (entry.getKey() % n);
        counts[e] = entry.getValue().count;
        sizes[e++] = entry.getValue().size;
      }
      int found = 0;
      for (boolean each : seen) {
        found += each ? 1 : 0;
      }
      return of(
          columns,
          new SynapseSums(
              from,
              to,
              counts,
              sizes,
              rows,
              self,
              repeated,
              withoutSize,
              found,
              severalRowsOfAPair),
          n);
    }
  }

  private static SynapseTable of(SynapseHeader columns, SynapseSums sums, int neurons) {
    boolean sized = columns.size().isPresent() && sums.withoutSize() == 0;
    return new SynapseTable(
        new Synapses(
            neurons,
            sums.pre(),
            sums.post(),
            sums.count(),
            sized ? Optional.of(sums.size()) : Optional.empty()),
        checks(columns, sums, neurons, sized));
  }

  private static List<Check> checks(
      SynapseHeader columns, SynapseSums sums, int neurons, boolean sized) {
    TableHeader header = columns.header();
    OptionalInt count = columns.count();
    OptionalInt id = columns.id();
    OptionalInt size = columns.size();
    long synapses = Arrays.stream(sums.count()).asLongStream().sum();
    int found = sums.found();
    String name = header.file().getFileName() + ": ";
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "synapses",
            found > 0,
            name
                + synapses
                + " synapses between the neurons, in "
                + sums.rows()
                + " rows"
                + (count.isPresent()
                    ? ", counted by '" + header.names().get(count.getAsInt()) + "'; "
                    : "; ")
                + found
                + " of "
                + neurons
                + " neurons occur in it"
                + (found > 0 ? "" : ": its root ids may be of another version")
                + "; left out: "
                + sums.self()
                + " of a neuron onto itself, "
                + sums.repeated()
                + " repeated rows"));
    boolean counted = count.isPresent() || id.isPresent() || sums.severalRows();
    if (!counted) {
      checks.add(
          new Check(
              "counts of synapses",
              false,
              name
                  + "every pair has one row and rows have no id: they may be sums of a pair,"
                  + " whose count is lost; all counts are 1"));
    }
    if (!sized) {
      checks.add(
          new Check(
              "sizes of synapses",
              size.isEmpty(),
              name
                  + (size.isEmpty()
                      ? "no column of sizes"
                      : sums.withoutSize() + " synapses without a size; sizes are left out")));
    }
    return checks;
  }
}
