package org.anlage.microns.cave;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.anlage.api.table.SynapseColumns;
import org.anlage.microns.SynapseCounts;

/**
 * Which column of a table of synapses is which.
 *
 * @param header of the table
 * @param pre segment of the presynaptic neuron
 * @param post segment of the postsynaptic neuron
 * @param id id of the synapse
 * @param valid whether a row counts
 * @param size size of the synapse
 * @param count number of synapses of a row
 * @param doubtful columns that may be counts without being named so; their values decide
 */
record SynapseHeader(
    TableHeader header,
    int pre,
    int post,
    OptionalInt id,
    OptionalInt valid,
    OptionalInt size,
    OptionalInt count,
    BitSet doubtful) {
  /** Columns that are no counts, whatever numbers they hold. */
  private static final Pattern NO_COUNT =
      Pattern.compile(
          "|Unnamed:"
              + " 0|index|__index_level_\\d+__|.*(_|\\b)id|.*(position|supervoxel|_x|_y|_z).*|valid|created|size.*",
          Pattern.CASE_INSENSITIVE);

  /** The columns that a header names, with the parameter of the source. */
  SynapseHeader(TableHeader header, String countColumn) {
    this(
        header,
        header.require("pre_pt_root_id", "pre_root_id"),
        header.require("post_pt_root_id", "post_root_id"),
        header.find("id", "synapse_id"),
        header.find("valid"),
        header.find("size", "synapse_size", "sum_size"),
        SynapseCounts.column(header.file(), header.names(), countColumn),
        new BitSet());
    if (count.isEmpty() && id.isEmpty() && countColumn.equals(SynapseCounts.AUTO)) {
      for (int c = 0; c < header.names().size(); c++) {
        boolean known = c == pre || c == post || size.isPresent() && c == size.getAsInt();
        doubtful.set(c, !known && !NO_COUNT.matcher(header.names().get(c)).matches());
      }
    }
  }

  /** Their names. */
  SynapseColumns names() {
    return new SynapseColumns(
        header.names().get(pre),
        header.names().get(post),
        name(id),
        name(valid),
        name(size),
        name(count));
  }

  private Optional<String> name(OptionalInt column) {
    return column.isPresent()
        ? Optional.of(header.names().get(column.getAsInt()))
        : Optional.empty();
  }
}
