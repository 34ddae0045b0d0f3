package org.anlage.testkit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Parameter;
import org.anlage.parameters.ParameterDeclaration;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * Sets of parameters made from their declarations: each value of every enum and boolean, each bound
 * of every number and list, absent and present optionals; first one at a time, then in pairs.
 */
final class ParameterSets {
  /** Sets of one component; those of single values come first. */
  static final int MOST = 40;

  /** Bounds further away from a value than this many times its size are not for tests. */
  private static final int FAR = 10;

  private static final int LONGEST_LIST = 8;

  /** Stands for an optional that is left out. */
  private static final Json ABSENT = new Json.Null(Json.Place.NONE);

  private ParameterSets() {}

  /**
   * A set of parameters.
   *
   * @param name what differs from the given parameters, for example {@code form=normal, gain=2}
   * @param parameters all of them
   */
  record ParameterSet(String name, Json.Obj parameters) {}

  /**
   * A parameter and the values that it takes.
   *
   * @param path its name, after those of the records that it is in
   * @param values the given one, then the others
   */
  private record Dimension(List<String> path, List<Json> values) {}

  /**
   * Values of two parameters.
   *
   * @param first number of the one parameter
   * @param value number of its value
   * @param second number of the other parameter
   * @param other number of its value
   */
  private record Pair(int first, int value, int second, int other) {}

  /** All sets but the given one. */
  static List<ParameterSet> around(Record given) {
    List<Dimension> dimensions = new ArrayList<>();
    Json.Obj base = new ParameterEncoder().encode(given);
    collect(given.getClass(), base, List.of(), dimensions);
    List<ParameterSet> sets = new ArrayList<>();
    for (int[] choice : choices(dimensions)) {
      sets.add(set(base, dimensions, choice));
    }
    return List.copyOf(sets);
  }

  private static void collect(
      Class<?> type, Json.Obj base, List<String> outer, List<Dimension> dimensions) {
    for (RecordComponent component : type.getRecordComponents()) {
      List<String> path = new ArrayList<>(outer);
      path.add(component.getName());
      Json given = base.members().getOrDefault(component.getName(), ABSENT);
      boolean optional = component.getType() == Optional.class;
      Type inner = optional ? argument(component.getGenericType()) : component.getGenericType();
      Set<Json> values = new LinkedHashSet<>();
      values.add(given);
      if (optional) {
        values.add(ABSENT);
      }
      values.addAll(others(inner, ParameterDeclaration.of(component).orElseThrow(), given));
      if (values.size() > 1) {
        dimensions.add(new Dimension(List.copyOf(path), distinct(values)));
      }
      if (inner instanceof Class<?> raw && raw.isRecord() && given instanceof Json.Obj object) {
        collect(raw, object, path, dimensions);
      }
    }
  }

  /** Values that are written alike are one. */
  private static List<Json> distinct(Set<Json> values) {
    Map<String, Json> byText = new LinkedHashMap<>();
    values.forEach(value -> byText.putIfAbsent(JsonWriter.canonical(value), value));
    return List.copyOf(byText.values());
  }

  private static List<Json> others(Type type, Parameter declared, Json given) {
    if (type instanceof ParameterizedType list) {
      return lists(argument(list), declared, given);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
      return bounds(declared, given, true);
    }
    if (raw == double.class || raw == Double.class) {
      return bounds(declared, given, false);
    }
    if (raw.isRecord()) {
      return given == ABSENT ? fallback(raw.asSubclass(Record.class)) : List.of();
    }
    return constants(raw);
  }

  /** Values of a type that has few. */
  private static List<Json> constants(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return List.of(new Json.Bool(false, Json.Place.NONE), new Json.Bool(true, Json.Place.NONE));
    }
    if (!type.isEnum()) {
      return List.of();
    }
    return Arrays.stream(type.getEnumConstants())
        .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .map(Json::string)
        .toList();
  }

  /** A record of defaults, where all have one. */
  private static List<Json> fallback(Class<? extends Record> type) {
    Optional<? extends Record> defaults =
        new ParameterDecoder().decode(type, Json.Obj.create(), "defaults", Set.of());
    return defaults
        .<List<Json>>map(d -> List.of(new ParameterEncoder().encode(d)))
        .orElse(List.of());
  }

  /**
   * The finite bounds, or what is as far in their direction as tests should go: a count of up to
   * twice the given one, other numbers of up to ten times. A bound that is excluded stands for a
   * hundredth of the way from it.
   */
  private static List<Json> bounds(Parameter declared, Json given, boolean whole) {
    boolean known = given instanceof Json.Num;
    double min = declared.min();
    double max = declared.max();
    double value = known ? ((Json.Num) given).value() : Double.isFinite(min) ? min : 0;
    double reach = whole ? Math.max(2, Math.abs(value)) : FAR * Math.max(1, Math.abs(value));
    List<Json> values = new ArrayList<>();
    if (Double.isFinite(min)) {
      double low = Math.max(min, value - reach);
      if (declared.exclusiveMin() && low == min) {
        double way = value > min ? value - min : 1;
        low = whole ? min + 1 : min + way / 100;
      }
      values.add(Json.number(whole ? Math.ceil(low) : low));
    }
    if (Double.isFinite(max)) {
      double high = Math.min(max, value + reach);
      values.add(Json.number(whole ? Math.floor(high) : high));
    }
    if (!known && values.isEmpty()) {
      values.add(Json.number(1));
    }
    return values;
  }

  /** The shortest and the longest list of the items given, and one of all that there can be. */
  private static List<Json> lists(Type item, Parameter declared, Json given) {
    List<Json> constants = item instanceof Class<?> raw ? constants(raw) : List.of();
    List<Json> items =
        given instanceof Json.Arr array && !array.items().isEmpty() ? array.items() : constants;
    int shortest = (int) Math.max(0, Math.ceil(declared.min()));
    int longest = (int) Math.min(LONGEST_LIST, declared.max());
    List<Json> values = new ArrayList<>();
    if (items.size() >= shortest) {
      values.add(Json.array(items.subList(0, shortest)));
    }
    if (items.size() > longest) {
      values.add(Json.array(items.subList(0, longest)));
    }
    if (!constants.isEmpty()) {
      values.add(Json.array(constants.subList(0, Math.min(longest, constants.size()))));
    }
    return values;
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  /** Numbers of values, by parameter: single others, then pairs of others that are left. */
  private static List<int[]> choices(List<Dimension> dimensions) {
    Set<List<Integer>> seen = new HashSet<>();
    List<int[]> choices = new ArrayList<>();
    for (int d = 0; d < dimensions.size(); d++) {
      for (int v = 1; v < dimensions.get(d).values().size(); v++) {
        int[] single = new int[dimensions.size()];
        single[d] = v;
        add(single, seen, choices);
      }
    }
    Set<Pair> missing = pairsOfOthers(dimensions);
    while (!missing.isEmpty() && choices.size() < MOST) {
      int[] choice = greedy(dimensions, missing);
      missing.removeIf(pair -> matches(choice, pair));
      add(choice, seen, choices);
    }
    return choices.subList(0, Math.min(MOST, choices.size()));
  }

  private static void add(int[] choice, Set<List<Integer>> seen, List<int[]> choices) {
    if (seen.add(Arrays.stream(choice).boxed().toList())) {
      choices.add(choice);
    }
  }

  /** Pairs with a given value are in the sets of single values. */
  private static Set<Pair> pairsOfOthers(List<Dimension> dimensions) {
    Set<Pair> pairs = new LinkedHashSet<>();
    for (int d = 0; d < dimensions.size(); d++) {
      for (int e = d + 1; e < dimensions.size(); e++) {
        if (!within(dimensions.get(e).path(), dimensions.get(d).path())) {
          for (int v = 1; v < dimensions.get(d).values().size(); v++) {
            for (int w = 1; w < dimensions.get(e).values().size(); w++) {
              pairs.add(new Pair(d, v, e, w));
            }
          }
        }
      }
    }
    return pairs;
  }

  /** Whether a parameter is one of a record that is left out or replaced by another value. */
  private static boolean within(List<String> path, List<String> record) {
    return path.size() > record.size() && path.subList(0, record.size()).equals(record);
  }

  /** The first pair that is missing, and with it as many others as each parameter in turn can. */
  private static int[] greedy(List<Dimension> dimensions, Set<Pair> missing) {
    Pair seed = missing.iterator().next();
    int[] choice = new int[dimensions.size()];
    Set<Integer> fixed = new HashSet<>(Set.of(seed.first(), seed.second()));
    choice[seed.first()] = seed.value();
    choice[seed.second()] = seed.other();
    for (int d = 0; d < dimensions.size(); d++) {
      if (fixed.add(d)) {
        long most = 0;
        for (int v = 1; v < dimensions.get(d).values().size(); v++) {
          long found = found(choice, d, v, missing);
          if (found > most) {
            most = found;
            choice[d] = v;
          }
        }
      }
    }
    return choice;
  }

  private static long found(int[] choice, int d, int v, Set<Pair> missing) {
    int[] tried = choice.clone();
    tried[d] = v;
    return missing.stream()
        .filter(pair -> (pair.first() == d || pair.second() == d) && matches(tried, pair))
        .count();
  }

  private static boolean matches(int[] choice, Pair pair) {
    return choice[pair.first()] == pair.value() && choice[pair.second()] == pair.other();
  }

  private static ParameterSet set(Json.Obj base, List<Dimension> dimensions, int[] choice) {
    Json.Obj parameters = base;
    List<String> names = new ArrayList<>();
    for (int d = 0; d < choice.length; d++) {
      if (choice[d] > 0) {
        Dimension dimension = dimensions.get(d);
        Json value = dimension.values().get(choice[d]);
        parameters = with(parameters, dimension.path(), value);
        names.add(String.join(".", dimension.path()) + "=" + words(value));
      }
    }
    return new ParameterSet(String.join(", ", names), parameters);
  }

  /** A copy with another value; the object itself where a record on the way has been left out. */
  private static Json.Obj with(Json.Obj object, List<String> path, Json value) {
    Json.Obj copy = new Json.Obj(new LinkedHashMap<>(object.members()), object.place());
    String name = path.get(0);
    if (path.size() > 1) {
      if (copy.members().get(name) instanceof Json.Obj inner) {
        copy.with(name, with(inner, path.subList(1, path.size()), value));
      }
    } else if (value == ABSENT) {
      copy.members().remove(name);
    } else {
      copy.with(name, value);
    }
    return copy;
  }

  private static String words(Json value) {
    if (value == ABSENT) {
      return "absent";
    }
    return value instanceof Json.Str text ? text.value() : JsonWriter.canonical(value);
  }
}
