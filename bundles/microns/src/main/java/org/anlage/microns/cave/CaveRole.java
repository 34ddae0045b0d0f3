package org.anlage.microns.cave;

import java.util.List;
import java.util.stream.Stream;

/** Content of a file of an export, recognised by its name. */
enum CaveRole {
  COREGISTRATION(
      "coregistration",
      List.of("coregistration_manual", "coregistration", "func_unit_em_match"),
      Endings.TABLE),
  CELL_TYPES(
      "cellTypes",
      List.of("aibs_metamodel", "celltype", "cell_type", "column_types"),
      Endings.TABLE),
  NUCLEI("nuclei", List.of("nucleus_detection", "nucleus_neuron", "nuclei"), Endings.TABLE),
  PROOFREADING("proofreading", List.of("proofreading"), Endings.TABLE),
  SYNAPSES("synapses", List.of("synapses_pni", "synapse"), Endings.TABLE),
  TRACES(
      "traces",
      List.of("traces"),
      List.of(".npy", ".csv", ".csv.gz", ".tsv", ".tsv.gz", Endings.PARTS)),
  EVENTS("events", List.of("spikes", "events"), List.of(".npy")),
  UNITS(
      "units", List.of("unit_ids", "units"), List.of(".npy", ".csv", ".csv.gz", ".tsv", ".tsv.gz")),
  TRIALS("trials", List.of("trials"), List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz"));

  /** End of the name of a folder of parts. */
  static final String OF_PARTS = Endings.PARTS;

  /** Ends of the names of tables; the first of these groups that occurs counts. */
  private static final class Endings {
    static final String PARTS = "/";
    static final List<String> TEXT = List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz");
    static final List<String> COLUMNAR = List.of(".parquet", ".pq");
    static final List<String> TABLE =
        Stream.of(TEXT, COLUMNAR, List.of(PARTS), TableFiles.FEATHER)
            .flatMap(List::stream)
            .toList();
  }

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
        return readable(found);
      }
    }
    return List.of();
  }

  /** Of a table in several formats the texts, else Parquet, else parts, else what is left. */
  private static List<String> readable(List<String> found) {
    return Stream.of(Endings.TEXT, Endings.COLUMNAR, List.of(Endings.PARTS))
        .map(
            group ->
                found.stream().filter(name -> group.stream().anyMatch(name::endsWith)).toList())
        .filter(some -> !some.isEmpty())
        .findFirst()
        .orElse(found);
  }
}
