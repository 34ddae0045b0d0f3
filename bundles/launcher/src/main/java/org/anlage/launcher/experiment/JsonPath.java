package org.anlage.launcher.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/**
 * Sets values by path: keys and list positions joined by dots ({@code arms.0.weights.gain}); an
 * item of a list can also be given by its {@code name}, {@code label} or {@code use}, and {@code *}
 * is every item.
 */
final class JsonPath {
  private static final Json.Place COMMAND_LINE = new Json.Place("--set", 0, 0);

  private JsonPath() {}

  /** Applies {@code path=value}; a value that is not JSON is taken as text. */
  static void apply(Json.Obj root, String setting) {
    int equals = setting.indexOf('=');
    if (equals < 1) {
      throw ProblemException.configuration(
          new Problem("a setting without a value", "--set " + setting, "", "path=value", ""));
    }
    String text = setting.substring(equals + 1);
    Json value;
    try {
      value = JsonReader.parse("--set " + setting, text, ProblemException.Kind.CONFIGURATION);
    } catch (ProblemException notJson) {
      value = new Json.Str(text, COMMAND_LINE);
    }
    set(root, setting.substring(0, equals), value);
  }

  /** Sets the value at a path; objects on the way are made where they are missing. */
  static void set(Json.Obj root, String path, Json value) {
    List<String> steps = List.of(path.split("\\.", -1));
    descend(root, steps, 0, value, path);
  }

  private static void descend(Json at, List<String> steps, int depth, Json value, String path) {
    String step = steps.get(depth);
    boolean last = depth == steps.size() - 1;
    if (at instanceof Json.Obj object) {
      if (last) {
        object.members().put(step, value);
        return;
      }
      Json child =
          object
              .members()
              .computeIfAbsent(step, key -> new Json.Obj(new LinkedHashMap<>(), COMMAND_LINE));
      if (child instanceof Json.Str name && !(name.value().isEmpty())) {
        // "adam" can be written for {"use": "adam"}
        child = expand(name);
        object.members().put(step, child);
      }
      descend(child, steps, depth + 1, value, path);
    } else if (at instanceof Json.Arr array) {
      for (int index : indices(array, step, path)) {
        if (last) {
          array.items().set(index, value);
        } else {
          if (array.items().get(index) instanceof Json.Str name) {
            array.items().set(index, expand(name));
          }
          descend(array.items().get(index), steps, depth + 1, value, path);
        }
      }
    } else {
      throw ProblemException.configuration(
          new Problem(
              "there is nothing called \"" + step + "\" to be set",
              path,
              at.kind(),
              "an object or a list",
              ""));
    }
  }

  private static Json.Obj expand(Json.Str name) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("use", name);
    return new Json.Obj(members, name.place());
  }

  private static List<Integer> indices(Json.Arr array, String step, String path) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < array.items().size(); i++) {
      if (step.equals("*")
          || step.equals(Integer.toString(i))
          || named(array.items().get(i), step)) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "no item \"" + step + "\" in a list of " + array.items().size(),
              path,
              "",
              "a position from 0, the name of an item, or *",
              ""));
    }
    return found;
  }

  private static boolean named(Json item, String name) {
    if (item instanceof Json.Str text) {
      return text.value().equals(name);
    }
    return item instanceof Json.Obj object
        && List.of("name", "label", "use").stream()
            .anyMatch(
                key ->
                    object.members().get(key) instanceof Json.Str text
                        && text.value().equals(name));
  }

  /** A copy whose objects and lists can be changed. */
  static Json copy(Json json) {
    if (json instanceof Json.Obj object) {
      Map<String, Json> members = new LinkedHashMap<>();
      object.members().forEach((key, value) -> members.put(key, copy(value)));
      return new Json.Obj(members, object.place());
    }
    if (json instanceof Json.Arr array) {
      return new Json.Arr(
          new ArrayList<>(array.items().stream().map(JsonPath::copy).toList()), array.place());
    }
    return json;
  }
}
