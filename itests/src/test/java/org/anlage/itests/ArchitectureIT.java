package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The dependencies of bundles and packages: as docs/architecture.md lists them, without a cycle.
 */
class ArchitectureIT {
  private static final String PREFIX = "org.anlage.";

  /** A row of the table: bundle, what it holds, what it uses. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z0-9.]+)` \\| ([^|]+) \\|([^|]*)\\|$", Pattern.MULTILINE);

  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(org\\.anlage[a-z0-9.]*)\\.[A-Z]", Pattern.MULTILINE);

  private static final Pattern STEP_COMPONENT =
      Pattern.compile(
          "@Component\\(service = (?:CellType|LearningRule|UpdateRule|Loss|Intervention"
              + "|NetworkStart|ActivityRegularizer)\\.class\\)");

  private static Path root() {
    return Path.of(System.getProperty("anlage.modules")).normalize().getParent().getParent();
  }

  @Test
  void theTableIsWhatTheManifestsSay() throws Exception {
    SortedMap<String, SortedSet<String>> table = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(root().resolve("docs/architecture.md")));
    while (row.find()) {
      table.put(
          row.group(1),
          Stream.of(row.group(3).split(","))
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertEquals(lines(dependencies()), lines(table), "docs/architecture.md, table of bundles");
  }

  @Test
  void noBundleUsesItself() throws Exception {
    assertEquals(List.of(), cycle(dependencies()));
  }

  @Test
  void noPackageUsesItself() throws IOException {
    SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(root().resolve("bundles"))) {
      for (Path file : tree.filter(ArchitectureIT::isMainSource).toList()) {
        String source = Files.readString(file);
        Matcher name = PACKAGE.matcher(source);
        if (name.find()) {
          SortedSet<String> used = uses.computeIfAbsent(name.group(1), p -> new TreeSet<>());
          Matcher imported = IMPORT.matcher(source);
          while (imported.find()) {
            used.add(imported.group(1));
          }
          used.remove(name.group(1));
        }
      }
    }
    assertEquals(List.of(), cycle(uses));
  }

  /** Cells, rules, losses, interventions, starts and penalties on states: each in a contract. */
  @Test
  void everyPartOfTheTrainingStepPassesItsContract() throws IOException {
    SortedSet<String> components = new TreeSet<>();
    StringBuilder contracts = new StringBuilder();
    for (String folder : List.of("bundles", "platform/testkit/src/test")) {
      try (Stream<Path> tree = Files.walk(root().resolve(folder))) {
        for (Path file : tree.filter(f -> f.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          if (name.endsWith("ContractTest")) {
            contracts.append(Files.readString(file));
          } else if (isMainSource(file) && STEP_COMPONENT.matcher(Files.readString(file)).find()) {
            components.add(name);
          }
        }
      }
    }
    assertTrue(components.size() >= 36, components::toString);
    components.removeIf(name -> contracts.indexOf("new " + name + "()") >= 0);
    assertEquals(Set.of(), components, "no contract test has a line for these");
  }

  private static boolean isMainSource(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.contains("/src/main/java/")
        && path.endsWith(".java")
        && !path.endsWith("package-info.java");
  }

  /** Bundles whose packages each bundle imports, without the prefix of their names. */
  private static SortedMap<String, SortedSet<String>> dependencies() throws IOException {
    Map<String, String> exporters = new TreeMap<>();
    Map<String, List<String>> imports = new TreeMap<>();
    for (Attributes manifest : manifests()) {
      String name = manifest.getValue("Bundle-SymbolicName").split(";", 2)[0];
      if (name.startsWith(PREFIX)) {
        String bundle = name.substring(PREFIX.length());
        packages(manifest, "Export-Package").forEach(p -> exporters.put(p, bundle));
        imports.put(bundle, packages(manifest, "Import-Package"));
      }
    }
    SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
    imports.forEach(
        (bundle, packages) -> {
          SortedSet<String> used = new TreeSet<>();
          for (String imported : packages) {
            if (exporters.containsKey(imported)) {
              used.add(exporters.get(imported));
            } else if (imported.startsWith(PREFIX)) {
              // the framework exports packages of the boot code, which is no bundle
              used.add(imported.startsWith(PREFIX + "boot.") ? "boot" : imported);
            }
          }
          used.remove(bundle);
          uses.put(bundle, used);
        });
    return uses;
  }

  private static List<Attributes> manifests() throws IOException {
    List<Attributes> manifests = new ArrayList<>();
    for (String folder : List.of("bundles", "shell", "web")) {
      try (Stream<Path> jars = Files.list(Distribution.folder().resolve(folder))) {
        for (Path file : jars.filter(jar -> jar.toString().endsWith(".jar")).toList()) {
          try (JarFile jar = new JarFile(file.toFile())) {
            manifests.add(jar.getManifest().getMainAttributes());
          }
        }
      }
    }
    return manifests.stream().filter(m -> m.getValue("Bundle-SymbolicName") != null).toList();
  }

  /** Names of the packages in a header; attributes and directives are left out. */
  private static List<String> packages(Attributes manifest, String header) {
    String value = manifest.getValue(header);
    return value == null
        ? List.of()
        : Stream.of(value.replaceAll("\"[^\"]*\"", "").split("[,;]"))
            .map(String::strip)
            .filter(part -> !part.isEmpty() && !part.contains("="))
            .toList();
  }

  private static String lines(SortedMap<String, SortedSet<String>> uses) {
    return uses.entrySet().stream()
        .map(entry -> entry.getKey() + " uses " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** What is left after everything that uses nothing of the rest is taken away, again and again. */
  private static List<String> cycle(SortedMap<String, SortedSet<String>> uses) {
    SortedMap<String, SortedSet<String>> rest = new TreeMap<>();
    uses.forEach((name, used) -> rest.put(name, new TreeSet<>(used)));
    rest.values().forEach(used -> used.retainAll(uses.keySet()));
    Deque<String> free = new ArrayDeque<>();
    rest.forEach(
        (name, used) -> {
          if (used.isEmpty()) {
            free.add(name);
          }
        });
    while (!free.isEmpty()) {
      String name = free.remove();
      rest.remove(name);
      rest.forEach(
          (other, used) -> {
            if (used.remove(name) && used.isEmpty()) {
              free.add(other);
            }
          });
    }
    return rest.entrySet().stream()
        .map(entry -> entry.getKey() + " uses " + String.join(", ", entry.getValue()))
        .toList();
  }
}
