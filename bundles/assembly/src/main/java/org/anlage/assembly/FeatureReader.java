package org.anlage.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** Reads feature files, strictly, and lists everything that is wrong. */
final class FeatureReader {
  private static final String CONFIGURATIONS = "configurations";

  /** Members that are read apart from {@link FeatureSettings}. */
  private static final Set<String> OTHERS =
      Set.of("feature-resource-version", "extensions", CONFIGURATIONS);

  private static final Set<String> DATA_KEYS = Set.of("files", "default");

  private final Path file;
  private final Path folder;
  private final ParameterDecoder decoder = new ParameterDecoder();
  private final FeatureExtensions extensions = new FeatureExtensions(decoder);
  private final Map<String, Path> files = new LinkedHashMap<>();
  private final Json.Obj rewritten = Json.Obj.create();

  private FeatureReader(Path file) {
    this.file = file;
    folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).orElse(file);
  }

  /**
   * Reads a file.
   *
   * @param variables values for variables of the feature, by name
   */
  static Feature read(Path file, Map<String, String> variables) {
    return new FeatureReader(file).read(variables);
  }

  private Feature read(Map<String, String> variables) {
    Json json = JsonReader.read(file, ProblemException.Kind.CONFIGURATION);
    if (!(json instanceof Json.Obj written)) {
      throw ProblemException.configuration(
          new Problem(
              "a feature is an object", json.place().toString(), json.kind(), "{ ... }", ""));
    }
    Json.Obj object = FeatureVariables.fill(written, variables, decoder);
    if (object.members().get(CONFIGURATIONS) instanceof Json.Obj given
        && !given.members().isEmpty()) {
      decoder.report(
          given,
          "\"configurations\" cannot be used: results would depend on them, and no run id would"
              + " say so",
          "",
          "",
          "give parameters in experiment files or in the extension " + FeatureExtensions.DEFAULTS);
    }
    Optional<FeatureSettings> settings =
        decoder.decode(FeatureSettings.class, object, "the feature", OTHERS);
    Map<String, Json> ours =
        extensions.read(Optional.ofNullable(object.members().get("extensions")));
    Optional.ofNullable(ours.get(FeatureExtensions.EXPERIMENTS)).ifPresent(this::experiments);
    Optional<String> data =
        Optional.ofNullable(ours.get(FeatureExtensions.DATA)).flatMap(this::data);
    Optional<BrandingSettings> branding =
        Optional.ofNullable(ours.get(FeatureExtensions.BRANDING)).flatMap(this::branding);
    Optional<Json.Obj> defaults =
        Optional.ofNullable(ours.get(FeatureExtensions.DEFAULTS)).flatMap(this::defaults);
    decoder.finish();
    return new Feature(
        file,
        settings.orElseThrow(),
        object,
        files,
        branding,
        data.map(path -> withData(defaults, path)).or(() -> defaults),
        rewritten);
  }

  private void experiments(Json json) {
    List<Json.Str> paths = extensions.strings(json, FeatureExtensions.EXPERIMENTS);
    paths.forEach(path -> there(path).ifPresent(found -> files.put(experimentPlace(path), found)));
    paths.forEach(path -> there(path).ifPresent(this::checkExperiments));
    rewrite(
        FeatureExtensions.EXPERIMENTS,
        Json.array(paths.stream().map(path -> Json.string(experimentPlace(path))).toList()));
  }

  /** What an experiment extends must come along. */
  private void checkExperiments(Path root) {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path each : tree.filter(path -> path.toString().endsWith(".json")).toList()) {
        if (JsonReader.read(each, ProblemException.Kind.CONFIGURATION) instanceof Json.Obj object
            && object.members().get("extends") instanceof Json.Str base) {
          Path extended = each.resolveSibling(base.value()).normalize();
          if (files.values().stream().noneMatch(extended::startsWith)) {
            decoder.report(
                base,
                "this experiment extends " + base.value() + ", which does not come along",
                "",
                "",
                "add it to " + FeatureExtensions.EXPERIMENTS);
          }
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.CONFIGURATION,
          new Problem("cannot be read", root.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  private static String experimentPlace(Json.Str path) {
    Path relative = Path.of(path.value()).normalize();
    boolean elsewhere = relative.isAbsolute() || relative.startsWith("..");
    String inside =
        (elsewhere ? Optional.ofNullable(relative.getFileName()).orElse(relative) : relative)
            .toString()
            .replace('\\', '/');
    return inside.startsWith("examples/") ? inside : "examples/" + inside;
  }

  /** The place of the default data, if there is any. */
  private Optional<String> data(Json json) {
    Optional<Json.Obj> object = extensions.object(json, FeatureExtensions.DATA);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Json> members = object.get().members();
    extensions.refuseUnknown(members, DATA_KEYS, FeatureExtensions.DATA);
    List<Json.Str> paths =
        members.containsKey("files")
            ? extensions.strings(object.get().require("files"), "\"files\" of the data")
            : List.of();
    paths.forEach(path -> there(path).ifPresent(found -> files.put(dataPlace(path), found)));
    Json.Obj places =
        Json.Obj.create()
            .with("files", Json.array(paths.stream().map(p -> Json.string(dataPlace(p))).toList()));
    Json chosen = members.get("default");
    Optional<String> place = Optional.empty();
    if (chosen instanceof Json.Str path
        && paths.stream().anyMatch(p -> p.value().equals(path.value()))) {
      place = Optional.of(dataPlace(path));
      places.with("default", dataPlace(path));
    } else if (chosen != null) {
      decoder.report(
          chosen,
          "\"default\" of " + FeatureExtensions.DATA + " is not one of its files",
          chosen.kind(),
          "one of \"files\"",
          "");
    }
    rewrite(FeatureExtensions.DATA, places);
    return place;
  }

  private static String dataPlace(Json.Str path) {
    Path normal = Path.of(path.value()).normalize();
    return "data/" + Optional.ofNullable(normal.getFileName()).orElse(normal);
  }

  private Optional<BrandingSettings> branding(Json json) {
    Optional<BrandingSettings> read =
        extensions
            .object(json, FeatureExtensions.BRANDING)
            .flatMap(
                object ->
                    decoder.decode(
                        BrandingSettings.class, object, FeatureExtensions.BRANDING, Set.of()));
    Optional<BrandingSettings> placed = read.map(settings -> placed(settings, (Json.Obj) json));
    placed.ifPresent(
        settings -> rewrite(FeatureExtensions.BRANDING, new ParameterEncoder().encode(settings)));
    return placed;
  }

  private BrandingSettings placed(BrandingSettings settings, Json.Obj json) {
    Optional<String> place =
        settings.experiment().map(path -> experimentPlace(new Json.Str(path, Json.Place.NONE)));
    if (place.isPresent() && !comesAlong(place.get())) {
      decoder.report(
          json.require("experiment"),
          "the experiment of " + FeatureExtensions.BRANDING + " does not come along",
          settings.experiment().orElse(""),
          "",
          "add it to " + FeatureExtensions.EXPERIMENTS);
    }
    return new BrandingSettings(
        settings.name(),
        settings.banner(),
        settings.title(),
        settings.accent(),
        settings.darkAccent(),
        place);
  }

  private boolean comesAlong(String place) {
    return files.entrySet().stream()
        .filter(each -> Path.of(place).startsWith(each.getKey()))
        .anyMatch(
            each ->
                Files.isRegularFile(
                    each.getValue().resolve(Path.of(each.getKey()).relativize(Path.of(place)))));
  }

  private Optional<Json.Obj> defaults(Json json) {
    Optional<Json.Obj> object = extensions.object(json, FeatureExtensions.DEFAULTS);
    object.ifPresent(
        given -> {
          Set<String> names = new LinkedHashSet<>();
          Arrays.stream(Experiment.class.getRecordComponents())
              .forEach(component -> names.add(component.getName()));
          extensions.refuseUnknown(given.members(), names, FeatureExtensions.DEFAULTS);
          rewrite(FeatureExtensions.DEFAULTS, given);
        });
    return object;
  }

  private static Json.Obj withData(Optional<Json.Obj> defaults, String path) {
    Json.Obj result = Json.Obj.create();
    defaults.ifPresent(given -> result.members().putAll(given.members()));
    return result.with("data", Json.Obj.create().with("path", "../" + path));
  }

  private void rewrite(String extension, Json json) {
    rewritten.with(extension, Json.Obj.create().with("type", "JSON").with("json", json));
  }

  private Optional<Path> there(Json.Str path) {
    try {
      Path found = folder.resolve(path.value()).normalize();
      if (Files.exists(found)) {
        return Optional.of(found);
      }
      decoder.report(path, "there is no such file", found.toString(), "", "check the path");
    } catch (InvalidPathException e) {
      decoder.report(path, "this is not a path", e.getReason(), "", "");
    }
    return Optional.empty();
  }
}
