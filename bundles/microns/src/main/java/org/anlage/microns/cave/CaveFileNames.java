package org.anlage.microns.cave;

import java.util.Optional;
import org.anlage.api.component.Parameter;

/**
 * Names of the files, relative to the folder; where absent, found by their names.
 *
 * @param coregistration matches of imaged units and nuclei
 * @param cellTypes types of cells
 * @param nuclei positions of nuclei
 * @param synapses synapses
 * @param proofreading status and strategy of proofreading
 * @param traces sampled activity
 * @param events event times
 * @param units which unit each row of traces or events is
 * @param trials when stimuli were shown
 */
public record CaveFileNames(
    @Parameter(
            text =
                "Matches of imaged units and nuclei; absent: *coregistration*.csv[.gz] or .parquet."
                    + " Of every file: \"\" leaves it out")
        Optional<String> coregistration,
    @Parameter(
            text =
                "Types of cells; absent: *cell_type*, *celltype*, *column_types*.csv[.gz] or"
                    + " .parquet")
        Optional<String> cellTypes,
    @Parameter(
            text =
                "Positions of nuclei; absent: *nucleus_detection*, *nucleus_neuron*.csv[.gz] or"
                    + " .parquet")
        Optional<String> nuclei,
    @Parameter(
            text =
                "Synapses, or sums of pairs; absent: *synapse*.csv[.gz], .parquet or a folder so")
        Optional<String> synapses,
    @Parameter(
            text =
                "Which axons and dendrites were proofread; absent: *proofreading*.csv[.gz] or"
                    + " .parquet")
        Optional<String> proofreading,
    @Parameter(text = "Sampled activity, units x frames; absent: *traces*.npy or .csv")
        Optional<String> traces,
    @Parameter(text = "Event times of each unit; absent: *spikes*.npy or *events*.npy")
        Optional<String> events,
    @Parameter(text = "Ids of the units of traces or events; absent: *unit_ids*.npy or .csv")
        Optional<String> units,
    @Parameter(text = "start, stop, stimulus of trials; absent: *trials*.csv")
        Optional<String> trials) {
  Optional<String> of(CaveRole role) {
    return switch (role) {
      case COREGISTRATION -> coregistration;
      case CELL_TYPES -> cellTypes;
      case NUCLEI -> nuclei;
      case SYNAPSES -> synapses;
      case PROOFREADING -> proofreading;
      case TRACES -> traces;
      case EVENTS -> events;
      case UNITS -> units;
      case TRIALS -> trials;
    };
  }
}
