package org.anlage.api.table;

import java.util.Optional;

/**
 * Names of the columns of a table of synapses.
 *
 * @param pre segment of the presynaptic neuron
 * @param post segment of the postsynaptic neuron
 * @param id id of the synapse; of rows with the same id the first counts
 * @param valid whether a row counts
 * @param size size of the synapse, or of all synapses of the row
 * @param count number of synapses of the row; absent: 1
 */
public record SynapseColumns(
    String pre,
    String post,
    Optional<String> id,
    Optional<String> valid,
    Optional<String> size,
    Optional<String> count) {}
