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
import org.jspecify.annotations.Nullable;

/**
 * Reads experiment files: {@code extends}, then defaults of the distribution, then {@code --set},
 * then {@code grid} or {@code search}, then strict decoding.
 */
public final class ExperimentReader {
  private static final int CHAIN = 16;
  private static final String UPDATES = "trainer.updates";

  private final ExperimentCodecs codecs;
  private final MisplacedKeys misplaced;

  /** A reader that resolves names against what is installed. */
  public ExperimentReader(Catalogue catalogue) {
    codecs = new ExperimentCodecs(catalogue);
    misplaced = new MisplacedKeys(catalogue);
  }

  /**
   * One point of an experiment's grid or search; without either there is one, with an empty suffix.
   *
   * @param suffix appended to the names of its arms
   * @param experiment the experiment at this point
   * @param rungs the experiment with the updates of each rung of successive halving; else none
   */
  public record Variant(String suffix, Experiment experiment, List<Experiment> rungs) {}

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

  private List<Variant> decode(Json.Obj root, List<String> sets) {
    for (String set : sets) {
      JsonPath.apply(root, set);
    }
    ExperimentPoints points = ExperimentPoints.of(root, codecs);
    points.requireEffect(sets);
    List<Variant> variants = new ArrayList<>();
    ParameterDecoder decoder = new ParameterDecoder(codecs.all());
    for (Map<String, Json> point : points.all()) {
      Json.Obj variant = (Json.Obj) JsonPath.copy(root);
      point.forEach((path, value) -> JsonPath.set(variant, path, value));
      decode(variant, decoder)
          .ifPresent(
              experiment ->
                  variants.add(
                      new Variant(
                          points.suffix(point), experiment, rungs(variant, experiment, decoder))));
      if (!decoder.problems().isEmpty()) {
        break; // every other point would repeat the same problems
      }
    }
    decoder.finish();
    if (points.key().isEmpty()
        && variants.stream().anyMatch(v -> v.experiment().choose().isPresent())) {
      throw ProblemException.configuration(
          Problem.of("\"choose\" needs a \"grid\" or a \"search\" whose points are chosen from"));
    }
    return variants;
  }

  private Optional<Experiment> decode(Json.Obj variant, ParameterDecoder decoder) {
    misplaced.report(variant, decoder);
    return decoder.decode(Experiment.class, variant, "the experiment", Set.of("$schema", "grid"));
  }

  /** The experiment with the updates of each rung of its search, in order; none without rungs. */
  private List<Experiment> rungs(Json.Obj variant, Experiment whole, ParameterDecoder decoder) {
    Optional<HalvingSettings> halving = whole.search().flatMap(SearchSettings::halving);
    if (halving.isEmpty()) {
      return List.of();
    }
    long updates = updates(variant, whole);
    List<Experiment> rungs = new ArrayList<>();
    for (int rung = 0; rung < halving.get().rungs(); rung++) {
      long reduction = halving.get().reduction(rung);
      if (updates % reduction != 0) {
        throw ProblemException.configuration(
            new Problem(
                "the trainer's updates cannot be divided among the rungs of the search",
                variant.require("search").place().toString(),
                updates + " updates, of which rung " + (rung + 1) + " has 1 / " + reduction,
                "a multiple of eta^(rungs - 1) = " + halving.get().reduction(0),
                ""));
      }
      Json.Obj shorter = (Json.Obj) JsonPath.copy(variant);
      JsonPath.set(shorter, UPDATES, Json.number(updates / reduction));
      decode(shorter, decoder).ifPresent(rungs::add);
    }
    return rungs;
  }

  private static long updates(Json.Obj variant, Experiment whole) {
    Json.Obj search = (Json.Obj) variant.require("search");
    if (whole.search().orElseThrow().space().paths().contains(UPDATES)) {
      throw ProblemException.configuration(
          new Problem(
              "successive halving sets the updates itself",
              search.require("space").place().toString(),
              "\"" + UPDATES + "\" in the space",
              "other paths",
              ""));
    }
    return whole
        .trainer()
        .map(trainer -> trainer.json().members().get("updates"))
        .filter(Json.Num.class::isInstance)
        .map(given -> (long) ((Json.Num) given).value())
        .orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "successive halving needs a trainer with \"updates\"",
                        search.place().toString(),
                        "",
                        "such as bptt",
                        "leave \"halving\" out, or train with such a trainer")));
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
}
