package org.anlage.launcher.experiment;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads experiment files: {@code extends}, then defaults of the distribution, then {@code --set},
 * then {@code grid}, then strict decoding.
 */
public final class ExperimentReader {
  private static final int CHAIN = 16;
  private static final int GRID = 1000;

  private final ExperimentCodecs codecs;
  private final MisplacedKeys misplaced;

  /** A reader that resolves names against what is installed. */
  public ExperimentReader(Catalogue catalogue) {
    codecs = new ExperimentCodecs(catalogue);
    misplaced = new MisplacedKeys(catalogue);
  }

  /**
   * One point of an experiment's grid; without a grid there is one, with an empty suffix.
   *
   * @param suffix appended to the names of its arms
   * @param experiment the experiment at this point
   */
  public record Variant(String suffix, Experiment experiment) {}

  /**
   * Reads a file.
   *
   * @param file the experiment file
   * @param sets {@code path=value} settings from the command line, in order
   */
  public List<Variant> read(Path file, List<String> sets) {
    return decode(completed(load(file, 0)), sets);
  }

  /** Reads an experiment that comes with the program. */
  public List<Variant> parse(String name, String text, List<String> sets) {
    Json parsed = JsonReader.parse(name, text, ProblemException.Kind.CONFIGURATION);
    return decode(completed(object(parsed)), sets);
  }

  private Json.Obj completed(Json.Obj own) {
    return defaults().map(defaults -> completed(defaults, own)).orElse(own);
  }

  /** What the distribution says of experiments, if it says anything. */
  Optional<Json.Obj> defaults() {
    return Optional.ofNullable(System.getProperty("anlage.home"))
        .map(home -> Path.of(home, "conf", "defaults.json"))
        .filter(Files::exists)
        .map(file -> load(file, 0));
  }

  /**
   * An experiment with what the distribution says of everything it does not mention. Data goes as a
   * whole: where a file says anything of data, the distribution's is not meant.
   */
  static Json.Obj completed(Json.Obj defaults, Json.Obj own) {
    if (own.members().containsKey("data")) {
      defaults.members().remove("data");
    }
    return merge(defaults, own);
  }

  /** A value of a grid for the names of arms: an extension as its name and its parameters. */
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

  private List<Variant> decode(Json.Obj root, List<String> sets) {
    for (String set : sets) {
      JsonPath.apply(root, set);
    }
    Map<String, List<Json>> grid = grid(root);
    requireEffect(sets, grid.keySet());
    List<Variant> variants = new ArrayList<>();
    ParameterDecoder decoder = new ParameterDecoder(codecs.all());
    for (Map<String, Json> point : points(grid)) {
      Json.Obj variant = (Json.Obj) JsonPath.copy(root);
      List<String> words = new ArrayList<>();
      point.forEach(
          (path, value) -> {
            JsonPath.set(variant, path, value);
            words.add(GridNames.of(path, grid.keySet()) + "=" + words(value));
          });
      String suffix = words.isEmpty() ? "" : " [" + String.join(", ", words) + "]";
      misplaced.report(variant, decoder);
      decoder
          .decode(Experiment.class, variant, "the experiment", Set.of("$schema", "grid"))
          .ifPresent(experiment -> variants.add(new Variant(suffix, experiment)));
      if (!decoder.problems().isEmpty()) {
        break; // every other point would repeat the same problems
      }
    }
    decoder.finish();
    if (grid.isEmpty() && variants.stream().anyMatch(v -> v.experiment().choose().isPresent())) {
      throw ProblemException.configuration(
          Problem.of("\"choose\" needs a \"grid\" whose points are chosen from"));
    }
    return variants;
  }

  private Json.Obj load(Path file, int depth) {
    if (depth > CHAIN) {
      throw ProblemException.configuration(
          new Problem("\"extends\" goes in a circle", file.toString(), "", "", ""));
    }
    Json.Obj own = object(JsonReader.read(file, ProblemException.Kind.CONFIGURATION));
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    resolvePath(folder, own.members().get("data"));
    Json recordings = own.members().get("recordings");
    resolvePath(folder, recordings);
    if (recordings instanceof Json.Arr list) {
      list.items().forEach(recording -> resolvePath(folder, recording));
    }
    resolveFiles(folder, own);
    Json base = own.members().remove("extends");
    if (base == null) {
      return own;
    }
    if (!(base instanceof Json.Str name)) {
      throw ProblemException.configuration(
          new Problem(
              "wrong type for \"extends\"",
              base.place().toString(),
              base.kind(),
              "the path of another experiment file",
              ""));
    }
    return merge(load(resolve(folder, name), depth + 1), own);
  }

  /** Makes the parameter {@code file} of extensions relative to the folder of the experiment. */
  private static void resolveFiles(Path folder, Json json) {
    if (json instanceof Json.Arr list) {
      list.items().forEach(item -> resolveFiles(folder, item));
    } else if (json instanceof Json.Obj object) {
      if (object.members().containsKey("use")
          && object.members().get("file") instanceof Json.Str file) {
        object.members().put("file", new Json.Str(resolve(folder, file).toString(), file.place()));
      }
      object.members().values().forEach(value -> resolveFiles(folder, value));
    }
  }

  /** Makes the path of an object with one relative to the folder of its file. */
  private static void resolvePath(Path folder, @Nullable Json data) {
    if (data instanceof Json.Obj object && object.members().get("path") instanceof Json.Str path) {
      object.members().put("path", new Json.Str(resolve(folder, path).toString(), path.place()));
    }
  }

  private static Path resolve(Path folder, Json.Str path) {
    try {
      return folder.resolve(path.value()).normalize();
    } catch (InvalidPathException e) {
      throw ProblemException.configuration(
          new Problem("this is not a path", path.place().toString(), e.getReason(), "", ""));
    }
  }

  /** Objects are merged key by key, except where both name an extension; all else is replaced. */
  private static Json.Obj merge(Json.Obj base, Json.Obj own) {
    Map<String, Json> members = new LinkedHashMap<>(base.members());
    own.members()
        .forEach(
            (key, value) -> {
              boolean extension = value instanceof Json.Obj o && o.members().containsKey("use");
              if (!extension
                  && members.get(key) instanceof Json.Obj before
                  && value instanceof Json.Obj after) {
                members.put(key, merge(before, after));
              } else {
                members.put(key, value);
              }
            });
    return new Json.Obj(members, own.place());
  }

  private static Json.Obj object(Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw ProblemException.configuration(
        new Problem(
            "an experiment is an object", json.place().toString(), json.kind(), "{ ... }", ""));
  }

  /** Refuses settings that every point of the grid replaces. */
  static void requireEffect(List<String> sets, Set<String> grid) {
    for (String set : sets) {
      String path = set.split("=", 2)[0];
      grid.stream()
          .filter(key -> path.equals(key) || path.startsWith(key + "."))
          .findFirst()
          .ifPresent(
              key -> {
                throw ProblemException.configuration(
                    new Problem(
                        "a setting that the grid replaces at every point",
                        "--set " + set,
                        "a \"grid\" with \"" + key + "\"",
                        "a path that the grid does not have",
                        "set the grid instead: --set 'grid={\"" + key + "\": [...]}'"));
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
