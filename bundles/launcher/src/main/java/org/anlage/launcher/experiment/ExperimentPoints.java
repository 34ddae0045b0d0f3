package org.anlage.launcher.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * The points at which an experiment is computed: all of its grid, or those that its search draws;
 * one without any value if it has neither.
 *
 * @param key the key that they come from; empty if neither is there
 * @param paths paths that have a value at each point
 * @param all values by path, for each point
 */
record ExperimentPoints(String key, Set<String> paths, List<Map<String, Json>> all) {
  private static final int GRID = 1000;

  /** The points of an experiment after {@code --set}. */
  static ExperimentPoints of(Json.Obj root, ExperimentCodecs codecs) {
    Json searched = root.members().get("search");
    if (searched == null) {
      Map<String, List<Json>> grid = grid(root);
      return new ExperimentPoints(grid.isEmpty() ? "" : "grid", grid.keySet(), points(grid));
    }
    if (root.members().containsKey("grid")) {
      throw ProblemException.configuration(
          new Problem(
              "an experiment has a \"grid\" or a \"search\", not both",
              searched.place().toString(),
              "",
              "",
              "search over lists of values too: \"space\": { \"path\": [values] }"));
    }
    SearchSettings search = search(searched, codecs);
    return new ExperimentPoints(
        "search", search.space().paths(), search.space().draw(search.points(), search.seed()));
  }

  private static SearchSettings search(Json json, ExperimentCodecs codecs) {
    ParameterDecoder decoder = new ParameterDecoder(codecs.all());
    Optional<SearchSettings> search = Optional.empty();
    if (json instanceof Json.Obj object) {
      search = decoder.decode(SearchSettings.class, object, "\"search\"", Set.of());
    } else {
      decoder.report(json, "wrong type for \"search\"", json.kind(), "an object", "");
    }
    decoder.finish();
    return search.orElseThrow();
  }

  /** What a point appends to the names of arms. */
  String suffix(Map<String, Json> point) {
    List<String> words = new ArrayList<>();
    point.forEach((path, value) -> words.add(GridNames.of(path, paths) + "=" + words(value)));
    return words.isEmpty() ? "" : " [" + String.join(", ", words) + "]";
  }

  /** A value for the names of arms: an extension as its name and its parameters. */
  private static String words(Json value) {
    if (value instanceof Json.Str text) {
      return text.value();
    }
    if (value instanceof Json.Obj object && object.members().get("use") instanceof Json.Str name) {
      List<String> parameters = new ArrayList<>();
      object
          .members()
          .forEach(
              (key, given) -> {
                if (!key.equals("use")) {
                  parameters.add(key + " " + words(given));
                }
              });
      return parameters.isEmpty()
          ? name.value()
          : name.value() + " (" + String.join(", ", parameters) + ")";
    }
    return JsonWriter.canonical(value);
  }

  /** Refuses settings that every point replaces. */
  void requireEffect(List<String> sets) {
    for (String set : sets) {
      String path = set.split("=", 2)[0];
      paths.stream()
          .filter(each -> path.equals(each) || path.startsWith(each + "."))
          .findFirst()
          .ifPresent(
              each -> {
                throw ProblemException.configuration(
                    new Problem(
                        "a setting that the " + key + " replaces at every point",
                        "--set " + set,
                        "a \"" + key + "\" with \"" + each + "\"",
                        "a path that the " + key + " does not have",
                        key.equals("grid")
                            ? "set the grid instead: --set 'grid={\"" + each + "\": [...]}'"
                            : "set the space of the search instead: --set 'search.space={\""
                                + each
                                + "\": [...]}'"));
              });
    }
  }

  private static Map<String, List<Json>> grid(Json.Obj root) {
    Map<String, List<Json>> grid = new LinkedHashMap<>();
    Json given = root.members().get("grid");
    if (given == null) {
      return grid;
    }
    if (!(given instanceof Json.Obj object)) {
      throw ProblemException.configuration(
          new Problem(
              "wrong type for \"grid\"",
              given.place().toString(),
              given.kind(),
              "{\"path\": [values], ...}",
              ""));
    }
    object
        .members()
        .forEach(
            (path, values) -> {
              if (!(values instanceof Json.Arr list) || list.items().isEmpty()) {
                throw ProblemException.configuration(
                    new Problem(
                        "wrong value for \"" + path + "\" of \"grid\"",
                        values.place().toString(),
                        values.kind(),
                        "a list of values",
                        ""));
              }
              grid.put(path, list.items());
            });
    return grid;
  }

  private static List<Map<String, Json>> points(Map<String, List<Json>> grid) {
    List<Map<String, Json>> points = new ArrayList<>(List.of(Map.of()));
    for (Map.Entry<String, List<Json>> axis : grid.entrySet()) {
      List<Map<String, Json>> next = new ArrayList<>();
      for (Map<String, Json> point : points) {
        for (Json value : axis.getValue()) {
          Map<String, Json> extended = new LinkedHashMap<>(point);
          extended.put(axis.getKey(), value);
          next.add(extended);
        }
      }
      points = next;
      if (points.size() > GRID) {
        throw ProblemException.configuration(
            Problem.of("the grid has more than " + GRID + " points"));
      }
    }
    return points;
  }
}
