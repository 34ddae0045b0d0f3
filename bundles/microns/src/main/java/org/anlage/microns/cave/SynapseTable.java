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
import org.anlage.microns.SynapseCounts;

/**
 * A table of synapses: {@code synapses_pni_2}, one row a synapse, or one row a pair with sizes
 * summed. Only pairs of the wanted neurons are kept in memory.
 *
 * @param synapses between the neurons
 * @param checks what was made of it
 */
record SynapseTable(Synapses synapses, List<Check> checks) {
  /**
   * Reads.
   *
   * @param file the table
   * @param roots segments of the neurons, in their order, all different
   * @param countColumn column of the number of synapses, as {@link SynapseCounts#TEXT}
   */
  static SynapseTable read(Path file, long[] roots, String countColumn) {
    return CaveTable.read(file, header -> new Reader(header, roots, countColumn));
  }

  /** Columns that are no counts, whatever numbers they hold. */
  private static final Pattern NO_COUNT =
      Pattern.compile(
          "|Unnamed: 0|index|.*(_|\\b)id|.*(position|supervoxel|_x|_y|_z).*|valid|created|size.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNT = Pattern.compile("0*[1-9]\\d{0,8}(\\.0*)?");

  private static final class Pair {
    private int count;
    private double size;
  }

  private static final class Reader implements TableReader<SynapseTable> {
    private final TableHeader header;
    private final OptionalInt id;
    private final OptionalInt valid;
    private final int pre;
    private final int post;
    private final OptionalInt size;
    private final OptionalInt count;
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

    /** Columns that may be counts without being named so: whole numbers above 0 until now. */
    private final BitSet doubtful = new BitSet();

    Reader(TableHeader header, long[] roots, String countColumn) {
      this.header = header;
      id = header.find("id", "synapse_id");
      valid = header.find("valid");
      pre = header.require("pre_pt_root_id", "pre_root_id");
      post = header.require("post_pt_root_id", "post_root_id");
      size = header.find("size", "synapse_size", "sum_size");
      count = SynapseCounts.column(header.file(), header.names(), countColumn);
      if (count.isEmpty() && id.isEmpty() && countColumn.equals(SynapseCounts.AUTO)) {
        for (int c = 0; c < header.names().size(); c++) {
          boolean known = c == pre || c == post || size.isPresent() && c == size.getAsInt();
          doubtful.set(c, !known && !NO_COUNT.matcher(header.names().get(c)).matches());
        }
      }
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
      for (int c = doubtful.nextSetBit(0); c >= 0; c = doubtful.nextSetBit(c + 1)) {
        doubtful.set(c, COUNT.matcher(row.text(c)).matches());
      }
      int from = neuron(row.id(pre));
      int to = neuron(row.id(post));
      if (from < 0 || to < 0 || !row.truth(valid, true)) {
        return;
      }
      if (id.isPresent() && !ids.add(row.id(id))) {
        repeated++;
        return;
      }
      if (from == to) {
        self++;
        return;
      }
      Pair pair = pairs.computeIfAbsent((long) from * neuron.length + to, key -> new Pair());
      severalRowsOfAPair |= pair.count > 0;
      pair.count = Math.addExact(pair.count, count.isPresent() ? synapses(row) : 1);
      double voxels = row.number(size);
      if (Double.isNaN(voxels)) {
        withoutSize++;
      } else if (voxels >= 0 && voxels < Double.POSITIVE_INFINITY) {
        pair.size += voxels;
      } else {
        throw row.bad(size.getAsInt(), row.text(size), "a size of at least 0", "");
      }
    }

    private int synapses(TableRow row) {
      int column = count.getAsInt();
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
      if (rows > 0 && !doubtful.isEmpty()) {
        throw SynapseCounts.ask(
            header.file(), doubtful.stream().mapToObj(header.names()::get).toList());
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
      boolean sized = size.isPresent() && withoutSize == 0;
      return new SynapseTable(
          new Synapses(n, from, to, counts, sized ? Optional.of(sizes) : Optional.empty()),
          checks(Arrays.stream(counts).asLongStream().sum(), sized));
    }

    private List<Check> checks(long synapses, boolean sized) {
      String name = header.file().getFileName() + ": ";
      int found = 0;
      for (boolean each : seen) {
        found += each ? 1 : 0;
      }
      List<Check> checks = new ArrayList<>();
      checks.add(
          new Check(
              "synapses",
              found > 0,
              name
                  + synapses
                  + " synapses between the neurons, in "
                  + rows
                  + " rows"
                  + (count.isPresent()
                      ? ", counted by '" + header.names().get(count.getAsInt()) + "'; "
                      : "; ")
                  + found
                  + " of "
                  + neuron.length
                  + " neurons occur in it"
                  + (found > 0 ? "" : ": its root ids may be of another version")
                  + "; left out: "
                  + self
                  + " of a neuron onto itself, "
                  + repeated
                  + " repeated rows"));
      boolean counted = count.isPresent() || id.isPresent() || severalRowsOfAPair;
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
                        : withoutSize + " synapses without a size; sizes are left out")));
      }
      return checks;
    }
  }
}
