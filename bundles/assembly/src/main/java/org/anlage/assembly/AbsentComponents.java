package org.anlage.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.anlage.api.component.Problem;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;

/**
 * Components that the defaults of a distribution name and that none of its bundles has; every
 * experiment would be refused because of them.
 */
final class AbsentComponents {
  private static final Pattern NAME =
      Pattern.compile("<property[^>]* name=\"anlage\\.name\"[^>]* value=\"([^\"]+)\"");

  /** Keys of experiments whose values are names of components, and what they name. */
  private static final Map<String, String> KEYS =
      Map.of(
          "source", "source",
          "weights", "generator or transform",
          "embedding", "embedding",
          "regularizers", "regularizer",
          "constraints", "constraint",
          "tasks", "task",
          "trainer", "trainer",
          "simulator", "simulator",
          "analyzers", "analyzer");

  private final Set<String> names = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Reads the names of the components of bundles. */
  AbsentComponents(List<Path> bundles) throws IOException {
    for (Path bundle : bundles) {
      read(bundle);
    }
  }

  private void read(Path bundle) throws IOException {
    try (JarFile jar = new JarFile(bundle.toFile(), false)) {
      for (ZipEntry entry : jar.stream().map(e -> (ZipEntry) e).toList()) {
        if (entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")) {
          try (InputStream in = jar.getInputStream(entry)) {
            Matcher name = NAME.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (name.find()) {
              names.add(name.group(1));
            }
          }
        }
      }
    }
  }

  /** What the defaults name in vain. */
  List<Problem> in(Json.Obj defaults) {
    problems.clear();
    look(defaults);
    return List.copyOf(problems);
  }

  private void look(Json json) {
    if (json instanceof Json.Arr list) {
      list.items().forEach(this::look);
    } else if (json instanceof Json.Obj object) {
      object
          .members()
          .forEach(
              (key, value) -> {
                String kind = KEYS.get(key);
                if (kind == null) {
                  look(value);
                } else {
                  named(kind, value);
                }
              });
    }
  }

  private void named(String kind, Json value) {
    if (value instanceof Json.Arr list) {
      list.items().forEach(item -> named(kind, item));
    } else if (value instanceof Json.Obj object) {
      Optional.ofNullable(object.members().get("use")).ifPresent(use -> named(kind, use));
    } else if (value instanceof Json.Str name
        && !names.contains(name.value())
        && !(kind.equals("source") && name.value().equals("auto"))) {
      problems.add(
          new Problem(
              "the defaults name the "
                  + kind
                  + " \""
                  + name.value()
                  + "\", which no bundle of the distribution has",
              name.place().toString(),
              "",
              "",
              "name its bundle in \"bundles\"; of those that are there "
                  + Suggestion.among(name.value(), names)));
    }
  }
}
