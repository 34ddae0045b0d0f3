package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.anlage.api.data.Check;
import org.anlage.api.data.Synapses;

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
   */
  static SynapseTable read(Path file, long[] roots) {
    return CaveTable.read(file, header -> new Reader(header, roots));
  }

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

    Reader(TableHeader header, long[] roots) {
      this.header = header;
      id = header.find("id", "synapse_id");
      valid = header.find("valid");
      pre = header.require("pre_pt_root_id", "pre_root_id");
      post = header.require("post_pt_root_id", "post_root_id");
      size = header.find("size", "synapse_size", "sum_size");
      count = header.find("n_synapses", "num_synapses", "count");
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
      long synapses = row.id(count);
      if (synapses < 1 || synapses > Integer.MAX_VALUE) {
        throw row.bad(count.getAsInt(), row.text(count), "at least 1", "");
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
                  + " rows; "
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
