package org.anlage.parameters;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.MisplacedValue;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * Decodes records of {@link Parameter}s from JSON, strictly, and collects everything that is wrong
 * instead of stopping at the first.
 */
public final class ParameterDecoder {
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Class<?>, ValueCodec<?>> forms;

  /** A decoder that knows some forms beside the plain types. */
  public ParameterDecoder(Map<Class<?>, ValueCodec<?>> forms) {
    this.forms = Map.copyOf(forms);
  }

  /** A decoder of plain parameter records. */
  public ParameterDecoder() {
    this(Map.of());
  }

  /** Everything that was wrong so far. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Notes a problem. */
  public void report(Json value, String what, String got, String expected, String fix) {
    problems.add(new Problem(what, value.place().toString(), got, expected, fix));
  }

  /** Throws what was noted, if anything. */
  public void finish() {
    if (!problems.isEmpty()) {
      throw new ProblemException(ProblemException.Kind.CONFIGURATION, problems);
    }
  }

  /**
   * Decodes a record. Empty if anything was wrong with it; the problems say what.
   *
   * @param type the record
   * @param object the JSON
   * @param what what it is the parameters of, for messages
   * @param known further keys that are somebody else's
   */
  public <R extends Record> Optional<R> decode(
      Class<R> type, Json.Obj object, String what, Set<String> known) {
    int before = problems.size();
    RecordComponent[] components = type.getRecordComponents();
    Set<String> names = new LinkedHashSet<>(known);
    for (RecordComponent component : components) {
      names.add(component.getName());
    }
    object
        .members()
        .forEach(
            (key, value) -> {
              if (!names.contains(key)) {
                report(
                    value,
                    "unknown key \"" + key + "\" in " + what,
                    "",
                    "",
                    Suggestion.among(key, names));
              }
            });
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = component(components[i], object, what);
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    return construct(type, components, arguments, object, what);
  }

  private <R extends Record> Optional<R> construct(
      Class<R> type,
      RecordComponent[] components,
      Object[] arguments,
      Json.Obj object,
      String what) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof MisplacedValue misplaced) {
        problems.add(Problem.of(String.valueOf(cause.getMessage())).at(place(object, misplaced)));
        return Optional.empty();
      }
      if (cause instanceof IllegalArgumentException) {
        report(object, what + ": " + cause.getMessage(), "", "", "");
        return Optional.empty();
      }
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          Problem.of("the parameters of " + what + " could not be made: " + cause),
          e);
    } catch (ReflectiveOperationException e) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          Problem.of("the parameters of " + what + " are not an accessible record: " + e),
          e);
    }
  }

  /** Where a value inside an object is, as far as the object has it: defaults have no place. */
  private static String place(Json.Obj object, MisplacedValue misplaced) {
    Json found = object;
    for (Object part : misplaced.path()) {
      Optional<Json> next = Optional.empty();
      if (found instanceof Json.Obj inner && part instanceof String name) {
        next = Optional.ofNullable(inner.members().get(name));
      } else if (found instanceof Json.Arr items && part instanceof Integer index) {
        next = Optional.of(items.items().get(index));
      } else if (part instanceof Integer) {
        next = Optional.of(found); // one value stands for a list of one
      }
      if (next.isEmpty()) {
        return found.place().toString();
      }
      found = next.get();
    }
    Json.Place place = found.place();
    boolean text = found instanceof Json.Str && misplaced.column() > 0 && place.line() > 0;
    return text
        ? new Json.Place(place.file(), place.line(), place.column() + misplaced.column()).toString()
        : place.toString();
  }

  private Object component(RecordComponent component, Json.Obj object, String what) {
    Json value = object.members().get(component.getName());
    boolean optional = component.getType() == Optional.class;
    if (value == null) {
      String fallback = declared(component).value();
      if (!fallback.isEmpty()) {
        value =
            JsonReader.parse(
                "default of " + component.getName(), fallback, ProblemException.Kind.PLUGIN);
      } else if (optional) {
        return Optional.empty();
      } else {
        report(
            object,
            "missing key \"" + component.getName() + "\" in " + what,
            "",
            declared(component).text(),
            "");
        return NOTHING;
      }
    }
    if (optional) {
      return Optional.of(value(argument(component.getGenericType()), value, component, what));
    }
    return value(component.getGenericType(), value, component, what);
  }

  /** Stands for a value that could not be decoded; a problem was noted, so it is never used. */
  private static final Object NOTHING = new Object();

  private Object value(Type type, Json value, RecordComponent component, String what) {
    String name = "\"" + component.getName() + "\" of " + what;
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return list(argument(type), value, component, what, name);
    }
    Class<?> raw = raw(type);
    ValueCodec<?> form = forms.get(raw);
    if (form != null) {
      Optional<?> decoded = form.decode(value, component, this);
      return decoded.isPresent() ? decoded.get() : NOTHING;
    }
    if (raw == int.class || raw == Integer.class) {
      long whole = whole(value, component, name, Integer.MIN_VALUE, Integer.MAX_VALUE);
      return (int) whole;
    }
    if (raw == long.class || raw == Long.class) {
      return whole(value, component, name, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (raw == double.class || raw == Double.class) {
      if (value instanceof Json.Num number) {
        inRange(number.value(), number, component, name);
        return number.value();
      }
      return number(value, name);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return value instanceof Json.Bool bool ? bool.value() : wrong(value, name, "true or false");
    }
    if (raw == String.class) {
      return value instanceof Json.Str text ? text.value() : wrong(value, name, "a string");
    }
    if (raw.isEnum()) {
      return constant(raw, value, name);
    }
    if (raw.isRecord() && value instanceof Json.Obj object) {
      Optional<? extends Record> result =
          decode(raw.asSubclass(Record.class), object, name, Set.of());
      return result.isPresent() ? result.get() : NOTHING;
    }
    if (raw.isRecord()) {
      report(
          value,
          "wrong type for " + name,
          value.kind(),
          "an object",
          example(raw.asSubclass(Record.class), value));
      return NOTHING;
    }
    return wrong(value, name, "a value of " + raw.getSimpleName());
  }

  private Object list(Type type, Json value, RecordComponent component, String what, String name) {
    List<Json> items = value instanceof Json.Arr array ? array.items() : List.of(value);
    Parameter declared = declared(component);
    if (items.size() < declared.min() || items.size() > declared.max()) {
      report(
          value,
          "wrong number of values for " + name,
          Integer.toString(items.size()),
          range(declared),
          "");
    }
    List<Object> result = new ArrayList<>();
    for (Json item : items) {
      result.add(value(type, item, component, what));
    }
    return result;
  }

  private Object constant(Class<?> type, Json value, String name) {
    List<String> names = EnumNames.all(type);
    String expected = "one of " + String.join(", ", names);
    if (!(value instanceof Json.Str text)) {
      return wrong(value, name, expected);
    }
    int index = names.indexOf(text.value());
    if (index >= 0) {
      return type.getEnumConstants()[index];
    }
    report(
        value,
        "wrong value for " + name,
        value.kind(),
        expected,
        Suggestion.closest(text.value(), names).map(n -> "did you mean \"" + n + "\"?").orElse(""));
    return NOTHING;
  }

  /** How an object of a type is written: with a text as its path, if it has one. */
  private static String example(Class<? extends Record> type, Json value) {
    List<String> keys =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    return value instanceof Json.Str text && keys.contains("path")
        ? "write { \"path\": " + JsonWriter.canonical(text) + " }"
        : "its keys are: " + String.join(", ", keys);
  }

  private Object number(Json value, String name) {
    boolean comma = value instanceof Json.Str text && text.value().matches("-?[0-9]+,[0-9]+");
    report(
        value,
        "wrong type for " + name,
        value.kind(),
        "a number",
        comma ? "write a point, not a comma" : "");
    return NOTHING;
  }

  private Object wrong(Json value, String name, String expected) {
    report(value, "wrong type for " + name, value.kind(), expected, "");
    return NOTHING;
  }

  private long whole(Json value, RecordComponent component, String name, long min, long max) {
    if (value instanceof Json.Num number) {
      try {
        long whole = new java.math.BigDecimal(number.literal()).longValueExact();
        if (whole >= min && whole <= max) {
          inRange(whole, number, component, name);
          return whole;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // has a fraction, is out of range, or has an exponent that is: the same message
      }
    }
    wrong(value, name, "a whole number");
    return 0;
  }

  private void inRange(double number, Json.Num value, RecordComponent component, String name) {
    Parameter declared = declared(component);
    boolean sized = component.getType() == List.class; // then the range is that of its size
    boolean low = declared.exclusiveMin() ? number <= declared.min() : number < declared.min();
    boolean outside = !sized && (low || number > declared.max());
    if (outside || Double.isInfinite(number)) {
      String expected = outside ? range(declared) : "a finite number";
      report(value, "out of range: " + name, value.literal(), expected, "");
    }
  }

  /** The range in words; empty if there is none. */
  static String range(Parameter declared) {
    boolean low = declared.min() != Double.NEGATIVE_INFINITY;
    boolean high = declared.max() != Double.POSITIVE_INFINITY;
    String above =
        (declared.exclusiveMin() ? "greater than " : "at least ") + number(declared.min());
    if (low && high) {
      return declared.exclusiveMin()
          ? above + ", at most " + number(declared.max())
          : number(declared.min()) + " to " + number(declared.max());
    }
    return low ? above : high ? "at most " + number(declared.max()) : "a finite number";
  }

  static String number(double value) {
    return Json.number(value) instanceof Json.Num number
        ? number.literal()
        : Double.toString(value);
  }

  /** The declaration of a component; every component of a parameter record has one. */
  static Parameter declared(RecordComponent component) {
    return ParameterDeclaration.of(component)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemException.Kind.PLUGIN,
                    Problem.of(
                        component.getDeclaringRecord().getName()
                            + "."
                            + component.getName()
                            + " lacks @Parameter")));
  }

  /** The class of a type, without its arguments. */
  static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /** The type in List<type> or Optional<type>. */
  static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }
}
