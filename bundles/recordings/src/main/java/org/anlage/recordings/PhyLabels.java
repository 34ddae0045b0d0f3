package org.anlage.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Labels of clusters: those given by hand, else those of Kilosort.
 *
 * @param file where they were read; empty if there is none
 * @param byCluster label of each cluster
 */
record PhyLabels(String file, Map<Long, String> byCluster) {
  private static final String UNLABELLED = "unlabelled";
  private static final List<String> FILES =
      List.of("cluster_info.tsv", "cluster_group.tsv", "cluster_groups.csv", "cluster_KSLabel.tsv");

  /** The first file that labels a cluster. */
  static PhyLabels of(Path folder) {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        Map<Long, String> labels = read(file);
        if (!labels.isEmpty()) {
          return new PhyLabels(name, labels);
        }
      }
    }
    return new PhyLabels("", Map.of());
  }

  /** Label of a cluster. */
  String of(long cluster) {
    return byCluster.getOrDefault(cluster, UNLABELLED);
  }

  /** How many clusters have each label. */
  String counts(long[] clusters) {
    return Arrays.stream(clusters)
        .mapToObj(this::of)
        .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(one -> one.getValue() + " " + one.getKey())
        .collect(Collectors.joining(", "));
  }

  private static Map<Long, String> read(Path file) {
    CsvTable table = CsvTable.read(file);
    List<String> header = Arrays.asList(table.rows().get(0));
    int id = first(header, List.of("cluster_id", "id"));
    int group = first(header, List.of("group"));
    int automatic = first(header, List.of("KSLabel"));
    if (id < 0 || group < 0 && automatic < 0) {
      throw ProblemException.data(
          new Problem(
              "a column is missing",
              file.toString(),
              String.join(", ", header),
              "cluster_id, and group or KSLabel",
              ""));
    }
    Map<Long, String> labels = new LinkedHashMap<>();
    for (int row = 1; row < table.rows().size(); row++) {
      String[] fields = table.rows().get(row);
      String label = group >= 0 ? fields[group] : "";
      label = label.isEmpty() && automatic >= 0 ? fields[automatic] : label;
      if (!label.isEmpty() && !label.equals("nan")) {
        labels.put(cluster(table, row, fields[id]), label);
      }
    }
    return labels;
  }

  private static long cluster(CsvTable table, int row, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "not the number of a cluster",
              table.file() + ", line " + table.lines().get(row),
              "'" + text + "'",
              "a whole number",
              ""),
          e);
    }
  }

  private static int first(List<String> header, List<String> names) {
    return names.stream().mapToInt(header::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }
}
