package org.anlage.microns.cave;

import java.util.List;

/** Content of a file of an export, recognised by its name. */
enum CaveRole {
  COREGISTRATION(
      "coregistration",
      List.of("coregistration_manual", "coregistration", "func_unit_em_match"),
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz")),
  CELL_TYPES(
      "cellTypes",
      List.of("aibs_metamodel", "celltype", "cell_type", "column_types"),
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz")),
  NUCLEI(
      "nuclei",
      List.of("nucleus_detection", "nucleus_neuron", "nuclei"),
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz")),
  SYNAPSES(
      "synapses",
      List.of("synapses_pni", "synapse"),
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz")),
  TRACES("traces", List.of("traces"), List.of(".npy", ".csv", ".csv.gz", ".tsv", ".tsv.gz")),
  EVENTS("events", List.of("spikes", "events"), List.of(".npy")),
  UNITS(
      "units", List.of("unit_ids", "units"), List.of(".npy", ".csv", ".csv.gz", ".tsv", ".tsv.gz")),
  TRIALS("trials", List.of("trials"), List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz"));

  private final String parameter;
  private final List<String> patterns;
  private final List<String> endings;

  CaveRole(String parameter, List<String> patterns, List<String> endings) {
    this.parameter = parameter;
    this.patterns = patterns;
    this.endings = endings;
  }

  /** The parameter of {@link CaveFileNames} that names such a file. */
  String parameter() {
    return parameter;
  }

  /** Of some names those that tell this role; of the most telling part of a name that occurs. */
  List<String> among(List<String> names) {
    for (String pattern : patterns) {
      List<String> found =
          names.stream()
              .filter(name -> name.contains(pattern) && !CaveTable.isHeader(name))
              .filter(name -> endings.stream().anyMatch(name::endsWith))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
