package org.anlage.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.Definitions;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.plan.StudyPlan;

/**
 * What computed the runs of a study, as their definitions and manifests say; what is installed now
 * does not enter.
 */
final class Provenance {
  private final StudyPlan plan;
  private final int runs;
  private final SortedMap<String, Integer> code = new TreeMap<>();
  private final Map<String, SortedMap<String, Integer>> environment = new LinkedHashMap<>();
  private final Map<String, SortedMap<String, Integer>> methods = new LinkedHashMap<>();
  private final SortedMap<String, Set<Set<String>>> versions = new TreeMap<>();

  /** Reads definitions and manifests of the stored runs of a plan. */
  Provenance(StudyPlan plan, DirectoryStore store) {
    this.plan = plan;
    Map<String, String> stored =
        plan.runs().stream()
            .filter(run -> store.contains(run.id()) && store.damage(run.id()).isEmpty())
            .collect(
                Collectors.toMap(
                    StudyPlan.PlannedRun::id, StudyPlan.PlannedRun::definition, (a, b) -> a));
    runs = stored.size();
    stored.forEach(
        (id, definition) -> {
          Json.Obj run = Definitions.object(id, definition);
          countCode(Definitions.code(run));
          for (String key : List.of("trainer", "simulator")) {
            if (run.members().get(key) instanceof Json.Obj extension) {
              methods
                  .computeIfAbsent(key, k -> new TreeMap<>())
                  .merge(MethodWords.of(extension), 1, Integer::sum);
            }
          }
          Json.Obj manifest = store.manifest(id);
          for (String key : List.of("kernels", "java", "system")) {
            environment
                .computeIfAbsent(key, k -> new TreeMap<>())
                .merge(manifest.text(key), 1, Integer::sum);
          }
        });
  }

  private void countCode(List<String> lines) {
    Map<String, Set<String>> byName = new LinkedHashMap<>();
    for (String line : lines) {
      code.merge(line, 1, Integer::sum);
      byName.computeIfAbsent(line.split(" ", 2)[0], name -> new TreeSet<>()).add(line);
    }
    byName.forEach((name, own) -> versions.computeIfAbsent(name, n -> new HashSet<>()).add(own));
  }

  /** Says in one sentence where runs were computed by different versions of a bundle. */
  List<String> cautions() {
    List<String> mixed =
        versions.entrySet().stream()
            .filter(bundle -> bundle.getValue().size() > 1)
            .map(bundle -> described(bundle.getKey(), bundle.getValue()))
            .toList();
    return mixed.isEmpty()
        ? List.of()
        : List.of(
            "The runs of this study were computed by different versions of the code: "
                + String.join("; ", mixed)
                + ". Differences between them may come from the code.");
  }

  private String described(String name, Collection<Set<String>> sets) {
    return name
        + " "
        + sets.stream()
            .flatMap(Set::stream)
            .distinct()
            .sorted()
            .map(
                line -> {
                  String[] parts = line.split(" ");
                  return parts[1]
                      + " ("
                      + parts[2].substring(0, 8)
                      + ") in "
                      + code.get(line)
                      + " runs";
                })
            .collect(Collectors.joining(", "));
  }

  Table table(KernelChoice kernels, Set<String> analyzers) {
    List<String> items = new ArrayList<>();
    List<String> values = new ArrayList<>();
    items.add("study");
    values.add(plan.folder() + ", " + runs + " stored runs");
    items.add("data");
    values.add(plan.dataDigest().isEmpty() ? "none" : "SHA-256 " + plan.dataDigest());
    methods.forEach(
        (key, found) -> {
          items.add(key);
          values.add(counted(found));
        });
    environment.forEach(
        (key, found) -> {
          items.add(key.equals("java") ? "Java" : key);
          values.add(counted(found));
        });
    code.forEach(
        (line, count) -> {
          String[] parts = line.split(" ");
          items.add(parts[0] + " " + parts[1]);
          values.add("SHA-256 " + parts[2] + share(count));
        });
    for (String line : plan.sources()) {
      String[] parts = line.split(" ");
      items.add("data: " + parts[0] + " " + parts[1]);
      values.add("SHA-256 " + parts[2]);
    }
    items.add("analysed by");
    values.add(
        kernels.kernels().name()
            + " kernels, "
            + System.getProperty("java.vm.name")
            + " "
            + System.getProperty("java.version"));
    for (String line : analyzers) {
      if (!code.containsKey(line)) {
        String[] parts = line.split(" ");
        items.add("analysis: " + parts[0] + " " + parts[1]);
        values.add("SHA-256 " + parts[2]);
      }
    }
    return new Table(
        "provenance",
        "Code and environment of the runs",
        List.of(new Column.Texts("item", items), new Column.Texts("value", values)));
  }

  private String counted(Map<String, Integer> found) {
    return found.entrySet().stream()
        .map(e -> e.getKey() + share(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String share(int count) {
    return count == runs ? "" : ", in " + count + " of " + runs + " runs";
  }
}
