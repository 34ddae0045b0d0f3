package org.anlage.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.anlage.api.data.Neurons;

/** The sign of a neuron's output synapses: excitatory or inhibitory. */
public enum SynapseSign {
  /** Excites. */
  EXCITATORY,
  /** Inhibits. */
  INHIBITORY,
  /** Not known. */
  UNKNOWN;

  // Names of the MICrONS cell-type tables (doi 10.1038/s41586-025-08790-w): basket, bipolar,
  // Martinotti and neurogliaform cells; pyramidal cells and their kinds by layer and projection.
  private static final Set<String> INHIBITORY_TYPES = Set.of("BC", "BPC", "MC", "NGC");
  private static final Set<String> EXCITATORY_TYPES =
      Set.of("23P", "4P", "5P-IT", "5P-ET", "5P-PT", "5P-NP", "6P-IT", "6P-CT", "6P-U");

  /** One for each neuron, by its classification, or where that says nothing by its cell type. */
  public static List<SynapseSign> of(Neurons neurons) {
    List<SynapseSign> result = new ArrayList<>();
    for (int i = 0; i < neurons.size(); i++) {
      result.add(
          of(label(neurons, Neurons.CLASSIFICATION, i), label(neurons, Neurons.CELL_TYPE, i)));
    }
    return List.copyOf(result);
  }

  /**
   * Of one neuron.
   *
   * @param classification for example {@code inhibitory_neuron}, or empty
   * @param cellType for example {@code BC}, or empty
   */
  public static SynapseSign of(String classification, String cellType) {
    if (classification.contains("inhibitory") || INHIBITORY_TYPES.contains(cellType)) {
      return INHIBITORY;
    }
    if (classification.contains("excitatory") || EXCITATORY_TYPES.contains(cellType)) {
      return EXCITATORY;
    }
    return UNKNOWN;
  }

  private static String label(Neurons neurons, String name, int neuron) {
    List<String> labels = neurons.labels().get(name);
    return labels == null ? "" : labels.get(neuron);
  }
}
