package org.anlage.microns;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * What {@code data.json} says of a folder of one's own: names of files, and what files do not say.
 * Unknown keys are refused.
 *
 * @param file where it is
 * @param json its content
 */
record OwnSettings(Path file, JsonObject json) {
  static final String NAME = "data.json";
  private static final long LONGEST = 1 << 20;

  /** Keys and what they hold. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("title", "text"),
          Map.entry("citation", "text"),
          Map.entry("nodes", "a file"),
          Map.entry("edges", "a file"),
          Map.entry("traces", "a file"),
          Map.entry("events", "a file"),
          Map.entry("trials", "a file"),
          Map.entry("correlation", "a file"),
          Map.entry("sttc", "a file"),
          Map.entry("precision", "a file"),
          Map.entry("rate", "samples per second of traces"),
          Map.entry("timeUnit", "seconds that one unit of event times stands for"),
          Map.entry("start", "s, when the recording of events began"),
          Map.entry("duration", "s, length of the recording of events"));

  /** The settings of a folder; none without a file. */
  static OwnSettings of(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return new OwnSettings(file, new JsonObject());
    }
    try {
      if (Files.size(file) > LONGEST) {
        throw problem(file, "too long for settings", Files.size(file) + " bytes", "at most 2^20");
      }
      JsonElement read = JsonParser.parseString(Files.readString(file));
      if (!read.isJsonObject()) {
        throw problem(file, "not a JSON object", "", "{\"title\": ..., \"rate\": ...}");
      }
      for (String key : read.getAsJsonObject().keySet()) {
        if (!KEYS.containsKey(key)) {
          throw problem(
              file,
              "unknown key",
              "\"" + key + "\"",
              String.join(", ", new TreeSet<>(KEYS.keySet())));
        }
      }
      return new OwnSettings(file, read.getAsJsonObject());
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "cannot be read as JSON", file.toString(), String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  /** A text. */
  Optional<String> text(String key) {
    return value(key)
        .map(
            value -> {
              if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
                throw problem(file, "wrong type for \"" + key + "\"", value.toString(), "text");
              }
              return value.getAsString();
            });
  }

  /** A finite number; above 0 if that is asked for. */
  Optional<Double> number(String key, boolean positive) {
    return value(key)
        .map(
            value -> {
              double number =
                  value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
                      ? value.getAsDouble()
                      : Double.NaN;
              if (!Double.isFinite(number) || positive && !(number > 0)) {
                throw problem(
                    file,
                    "wrong value for \"" + key + "\"",
                    value.toString(),
                    KEYS.getOrDefault(key, ""));
              }
              return number;
            });
  }

  private Optional<JsonElement> value(String key) {
    return Optional.ofNullable(json.get(key));
  }

  private static ProblemException problem(Path file, String what, String got, String expected) {
    return ProblemException.data(new Problem(what, file.toString(), got, expected, ""));
  }
}
