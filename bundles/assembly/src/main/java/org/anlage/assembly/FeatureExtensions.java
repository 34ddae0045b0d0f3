package org.anlage.assembly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;

/**
 * The extensions of a feature that Anlage reads (OSGi Compendium 8, 159.6): those whose names begin
 * with {@code anlage-}, all of them JSON. Others are passed over, unless they are mandatory.
 */
final class FeatureExtensions {
  static final String EXPERIMENTS = "anlage-experiments";
  static final String DATA = "anlage-data";
  static final String BRANDING = "anlage-branding";
  static final String DEFAULTS = "anlage-defaults";

  private static final Set<String> KNOWN = Set.of(EXPERIMENTS, DATA, BRANDING, DEFAULTS);
  private static final Set<String> KINDS = Set.of("mandatory", "optional", "transient");
  private static final Set<String> KEYS = Set.of("kind", "type", "json", "text", "artifacts");

  private final ParameterDecoder decoder;

  FeatureExtensions(ParameterDecoder decoder) {
    this.decoder = decoder;
  }

  /** The JSON of every extension of ours, by name. */
  Map<String, Json> read(Optional<Json> extensions) {
    Map<String, Json> result = new LinkedHashMap<>();
    extensions.ifPresent(
        given ->
            object(given, "\"extensions\"")
                .ifPresent(all -> all.members().forEach((name, json) -> read(name, json, result))));
    return result;
  }

  private void read(String name, Json json, Map<String, Json> result) {
    String what = "extension \"" + name + "\"";
    Optional<Json.Obj> extension = object(json, what);
    if (extension.isEmpty()) {
      return;
    }
    Map<String, Json> members = extension.get().members();
    refuseUnknown(members, KEYS, what);
    String kind = word(members.get("kind"), "optional");
    if (!KINDS.contains(kind)) {
      decoder.report(json, "wrong \"kind\" of " + what, kind, "", Suggestion.among(kind, KINDS));
    }
    if (!KNOWN.contains(name)) {
      if (isOurs(name)) {
        decoder.report(json, "unknown " + what, "", "", Suggestion.among(name, KNOWN));
      } else if (kind.equals("mandatory")) {
        decoder.report(
            json,
            what + " is mandatory, and Anlage does not know it",
            "",
            "",
            "make it optional or leave it out");
      }
      return;
    }
    Json content = members.get("json");
    if (content == null || !word(members.get("type"), "json").equals("json")) {
      decoder.report(
          json, "wrong content of " + what, "", "{\"type\": \"JSON\", \"json\": ...}", "");
    } else {
      result.put(name, content);
    }
  }

  /** Whether it is for Anlage to read an extension. */
  static boolean isOurs(String name) {
    return name.startsWith("anlage-");
  }

  private static String word(@org.jspecify.annotations.Nullable Json json, String otherwise) {
    return json instanceof Json.Str text ? text.value().toLowerCase(Locale.ROOT) : otherwise;
  }

  /** Notes every key that is not known. */
  void refuseUnknown(Map<String, Json> members, Set<String> known, String what) {
    members.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            decoder.report(
                value,
                "unknown key \"" + key + "\" in " + what,
                "",
                "",
                Suggestion.among(key, known));
          }
        });
  }

  /** An object, or a problem. */
  Optional<Json.Obj> object(Json json, String what) {
    if (json instanceof Json.Obj object) {
      return Optional.of(object);
    }
    decoder.report(json, "wrong type for " + what, json.kind(), "an object", "");
    return Optional.empty();
  }

  /** A string or a list of them; anything else is a problem. */
  List<Json.Str> strings(Json json, String what) {
    List<Json> items = json instanceof Json.Arr array ? array.items() : List.of(json);
    if (items.stream().allMatch(Json.Str.class::isInstance)) {
      return items.stream().map(Json.Str.class::cast).toList();
    }
    decoder.report(json, "wrong type for " + what, json.kind(), "a list of paths", "");
    return List.of();
  }
}
