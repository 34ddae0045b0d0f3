package org.anlage.assembly;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;

/**
 * Variables of a feature (OSGi Compendium 8, 159.7): declared with a default, or with null where
 * whoever assembles is to say a value. {@code ${name}} stands for one in every string of the
 * feature; where it is the whole string, the value keeps its type.
 */
final class FeatureVariables {
  private static final String MEMBER = "variables";
  private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)\\}");

  private final ParameterDecoder decoder;
  private final Map<String, Json> values = new TreeMap<>();

  private FeatureVariables(ParameterDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * A feature without variables.
   *
   * @param feature as it was written
   * @param given values from the command line, by name
   * @param decoder takes what is wrong
   */
  static Json.Obj fill(Json.Obj feature, Map<String, String> given, ParameterDecoder decoder) {
    FeatureVariables variables = new FeatureVariables(decoder);
    Json declared = feature.members().get(MEMBER);
    if (declared instanceof Json.Obj object) {
      object.members().forEach((name, value) -> variables.declare(name, value, given));
    } else if (declared != null) {
      decoder.report(
          declared, "wrong type for \"" + MEMBER + "\"", declared.kind(), "an object", "");
    }
    given.forEach((name, value) -> variables.requireDeclared(feature, name));
    Map<String, Json> members = new LinkedHashMap<>(feature.members());
    members.remove(MEMBER);
    members.replaceAll(
        (name, json) -> name.equals("extensions") ? variables.ours(json) : variables.filled(json));
    return new Json.Obj(members, feature.place());
  }

  private void declare(String name, Json value, Map<String, String> given) {
    String text = given.get(name);
    if (value instanceof Json.Null) {
      if (text == null) {
        decoder.report(
            value,
            "the variable \"" + name + "\" has no value",
            "",
            "",
            "give it one: --variable " + name + "=VALUE");
      }
      values.put(name, new Json.Str(text == null ? "" : text, value.place()));
    } else if (value instanceof Json.Obj || value instanceof Json.Arr) {
      decoder.report(
          value,
          "wrong type for the variable \"" + name + "\"",
          value.kind(),
          "a string, a number, true, false or null",
          "");
    } else {
      values.put(name, text == null ? value : typed(name, value, text));
    }
  }

  /** A value from the command line, of the type of the default. */
  private Json typed(String name, Json otherwise, String text) {
    if (otherwise instanceof Json.Num && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
      return new Json.Num(text, otherwise.place());
    }
    if (otherwise instanceof Json.Bool && (text.equals("true") || text.equals("false"))) {
      return new Json.Bool(Boolean.parseBoolean(text), otherwise.place());
    }
    if (!(otherwise instanceof Json.Str)) {
      decoder.report(
          otherwise,
          "wrong type for the variable \"" + name + "\"",
          "\"" + text + "\"",
          otherwise instanceof Json.Num ? "a number, as its default" : "true or false",
          "");
    }
    return new Json.Str(text, otherwise.place());
  }

  private void requireDeclared(Json.Obj feature, String name) {
    if (!values.containsKey(name)) {
      decoder.report(
          feature,
          "the feature has no variable \"" + name + "\"",
          "",
          "",
          Suggestion.among(name, values.keySet()));
    }
  }

  /** Extensions of others may mean something else by the same characters. */
  private Json ours(Json extensions) {
    if (!(extensions instanceof Json.Obj object)) {
      return extensions;
    }
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    members.replaceAll((name, json) -> FeatureExtensions.isOurs(name) ? filled(json) : json);
    return new Json.Obj(members, object.place());
  }

  private Json filled(Json json) {
    if (json instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>(object.members());
      members.replaceAll((name, value) -> filled(value));
      return new Json.Obj(members, object.place());
    }
    if (json instanceof Json.Arr array) {
      return new Json.Arr(array.items().stream().map(this::filled).toList(), array.place());
    }
    return json instanceof Json.Str text ? filled(text) : json;
  }

  private Json filled(Json.Str text) {
    Matcher uses = USE.matcher(text.value());
    if (uses.matches()) {
      return moved(value(uses.group(1), text), text.place());
    }
    return new Json.Str(
        uses.reset().replaceAll(use -> Matcher.quoteReplacement(plain(value(use.group(1), text)))),
        text.place());
  }

  private Json value(String name, Json.Str user) {
    Json value = values.get(name);
    if (value == null) {
      decoder.report(
          user,
          "there is no variable \"" + name + "\"",
          "",
          "",
          Suggestion.among(name, values.keySet()));
      return user;
    }
    return value;
  }

  private static Json moved(Json value, Json.Place place) {
    if (value instanceof Json.Num number) {
      return new Json.Num(number.literal(), place);
    }
    return value instanceof Json.Bool bool
        ? new Json.Bool(bool.value(), place)
        : new Json.Str(plain(value), place);
  }

  private static String plain(Json value) {
    if (value instanceof Json.Num number) {
      return number.literal();
    }
    return value instanceof Json.Bool bool
        ? Boolean.toString(bool.value())
        : ((Json.Str) value).value();
  }
}
