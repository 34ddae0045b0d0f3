package org.anlage.launcher.experiment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.ValueCodec;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * What a search draws points from.
 *
 * @param ranges values by path, in order
 */
public record SearchSpace(Map<String, SearchRange> ranges) {
  private static final List<String> WORDS = List.of("uniform", "logUniform", "integer");
  private static final String FORMS =
      "a list of values, { \"uniform\": [low, high] }, { \"logUniform\": [low, high] } or"
          + " { \"integer\": [low, high] }";

  /** Draws in vain after which a space is taken to have no more points. */
  private static final int MOST_REPEATED = 100_000;

  /** Copies the map. */
  public SearchSpace {
    ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
  }

  /** Paths that are searched. */
  Set<String> paths() {
    return ranges.keySet();
  }

  /**
   * Draws different points. The values of a path come from a stream of its own, one for each draw,
   * so that more points begin with the same ones.
   *
   * @return values by path
   */
  List<Map<String, Json>> draw(int count, long seed) {
    requireEnough(count);
    RandomStream random = RandomStream.of(seed).split("search");
    Map<String, RandomStream> streams = new LinkedHashMap<>();
    paths().forEach(path -> streams.put(path, random.split(path)));
    List<Map<String, Json>> points = new ArrayList<>();
    Set<String> drawn = new HashSet<>();
    int repeated = 0;
    while (points.size() < count) {
      Map<String, Json> point = new LinkedHashMap<>();
      streams.forEach((path, stream) -> point.put(path, range(path).draw(stream)));
      if (drawn.add(
          point.values().stream().map(JsonWriter::canonical).collect(Collectors.joining("\n")))) {
        points.add(point);
      } else if (++repeated > MOST_REPEATED) {
        throw tooFew(count, "about " + points.size());
      }
    }
    return points;
  }

  private SearchRange range(String path) {
    return Optional.ofNullable(ranges.get(path)).orElseThrow();
  }

  private void requireEnough(int count) {
    long size = 1;
    for (SearchRange range : ranges.values()) {
      if (range.size().isEmpty()) {
        return;
      }
      size =
          Math.multiplyHigh(size, range.size().getAsLong()) != 0
              ? Long.MAX_VALUE
              : size * range.size().getAsLong();
      if (size >= count) {
        return;
      }
    }
    throw tooFew(count, Long.toString(size));
  }

  private static ProblemException tooFew(int count, String there) {
    return ProblemException.configuration(
        new Problem(
            "the space of the search has fewer points than are to be drawn",
            "\"search\"",
            there + " different points",
            "at least " + count,
            "draw fewer \"points\", or list them all as a \"grid\""));
  }

  /** The space in words. */
  public String words() {
    return ranges.entrySet().stream()
        .map(range -> range.getKey() + " " + range.getValue().words())
        .collect(Collectors.joining("; "));
  }

  /** An object of ranges by path. */
  static final class Codec implements ValueCodec<SearchSpace> {
    @Override
    public Optional<SearchSpace> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      if (!(value instanceof Json.Obj object) || object.members().isEmpty()) {
        decoder.report(
            value,
            "wrong value for \"space\" of \"search\"",
            value.kind(),
            "an object of paths, each with " + FORMS,
            "");
        return Optional.empty();
      }
      Map<String, SearchRange> ranges = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (path, range) -> range(path, range, decoder).ifPresent(r -> ranges.put(path, r)));
      return ranges.size() == object.members().size()
          ? Optional.of(new SearchSpace(ranges))
          : Optional.empty();
    }

    private static Optional<SearchRange> range(String path, Json json, ParameterDecoder decoder) {
      if (json instanceof Json.Arr list && !list.items().isEmpty()) {
        return Optional.of(new SearchRange.Values(list.items()));
      }
      if (!(json instanceof Json.Obj object) || object.members().size() != 1) {
        return wrong(path, json, json.kind(), FORMS, "", decoder);
      }
      String word = object.members().keySet().iterator().next();
      if (!WORDS.contains(word)) {
        return wrong(path, json, "\"" + word + "\"", FORMS, Suggestion.among(word, WORDS), decoder);
      }
      Json bounds = object.require(word);
      List<Json> items = bounds instanceof Json.Arr list ? list.items() : List.of();
      if (items.size() != 2
          || !(items.get(0) instanceof Json.Num low)
          || !(items.get(1) instanceof Json.Num high)) {
        return wrong(path, bounds, bounds.kind(), "two numbers, [low, high]", "", decoder);
      }
      String got = "[" + low.literal() + ", " + high.literal() + "]";
      if (!(low.value() < high.value())
          || Double.isInfinite(low.value())
          || Double.isInfinite(high.value())) {
        return wrong(
            path, bounds, got, "two finite numbers, of which the first is lower", "", decoder);
      }
      if (word.equals("integer")) {
        return isWhole(low) && isWhole(high)
            ? Optional.of(new SearchRange.Whole((int) low.value(), (int) high.value()))
            : wrong(path, bounds, got, "two whole numbers of at most nine digits", "", decoder);
      }
      if (word.equals("logUniform") && low.value() <= 0) {
        return wrong(path, bounds, got, "two positive numbers", "use \"uniform\"", decoder);
      }
      return Optional.of(
          new SearchRange.Interval(low.value(), high.value(), word.equals("logUniform")));
    }

    private static boolean isWhole(Json.Num number) {
      return number.literal().matches("-?[0-9]{1,9}");
    }

    private static Optional<SearchRange> wrong(
        String path, Json json, String got, String expected, String fix, ParameterDecoder decoder) {
      decoder.report(json, "wrong range for \"" + path + "\" of \"search\"", got, expected, fix);
      return Optional.empty();
    }

    @Override
    public Json encode(SearchSpace value) {
      Json.Obj json = Json.Obj.create();
      value.ranges().forEach((path, range) -> json.with(path, range.json()));
      return json;
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      List<Json> forms = new ArrayList<>();
      forms.add(Json.Obj.create().with("type", "array").with("minItems", 1L));
      for (String word : WORDS) {
        forms.add(
            Json.Obj.create()
                .with("type", "object")
                .with("required", Json.array(List.of(Json.string(word))))
                .with("additionalProperties", false)
                .with("properties", Json.Obj.create().with(word, bounds(word))));
      }
      return Json.Obj.create()
          .with("type", "object")
          .with("minProperties", 1L)
          .with("additionalProperties", Json.Obj.create().with("anyOf", Json.array(forms)));
    }

    private static Json.Obj bounds(String word) {
      Json.Obj number =
          Json.Obj.create().with("type", word.equals("integer") ? "integer" : "number");
      if (word.equals("logUniform")) {
        number.with("exclusiveMinimum", 0L);
      }
      return Json.Obj.create()
          .with("type", "array")
          .with("items", number)
          .with("minItems", 2L)
          .with("maxItems", 2L);
    }

    @Override
    public String words() {
      return "object of ranges by path";
    }
  }
}
