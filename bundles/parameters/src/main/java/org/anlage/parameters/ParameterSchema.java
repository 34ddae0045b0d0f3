package org.anlage.parameters;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** JSON Schema (2020-12) and help of parameter records. */
public final class ParameterSchema {
  private final Map<Class<?>, ValueCodec<?>> forms;

  /** Knows some forms beside the plain types. */
  public ParameterSchema(Map<Class<?>, ValueCodec<?>> forms) {
    this.forms = Map.copyOf(forms);
  }

  /**
   * Schema of an object with the record's keys.
   *
   * @param extra further keys, with their schemas, that come first
   */
  public Json.Obj object(Class<? extends Record> type, Map<String, Json> extra) {
    Json.Obj properties = Json.Obj.create();
    extra.forEach(properties::with);
    List<Json> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Parameter declared = ParameterDecoder.declared(component);
      Json.Obj property = property(component);
      property.with("description", description(declared));
      fallback(declared).ifPresent(value -> property.with("default", value));
      properties.with(component.getName(), property);
      if (declared.value().isEmpty() && component.getType() != Optional.class) {
        required.add(Json.string(component.getName()));
      }
    }
    Json.Obj schema = Json.Obj.create().with("type", "object").with("properties", properties);
    if (!required.isEmpty()) {
      schema.with("required", Json.array(required));
    }
    return schema.with("additionalProperties", false);
  }

  /** One line of help per parameter. */
  public List<Line> lines(Class<? extends Record> type) {
    List<Line> lines = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Parameter declared = ParameterDecoder.declared(component);
      String range = ParameterDecoder.range(declared);
      lines.add(
          new Line(
              component.getName(),
              words(component.getGenericType()),
              declared.value().isEmpty()
                  ? (component.getType() == Optional.class ? "absent" : "required")
                  : declared.value(),
              declared.unit(),
              range.equals("a finite number") ? "" : range,
              declared.text()));
    }
    return lines;
  }

  /**
   * Help on one parameter.
   *
   * @param name key
   * @param type type in words
   * @param value default, "required" or "absent"
   * @param unit unit or empty
   * @param range range or empty
   * @param text what it does
   */
  public record Line(
      String name, String type, String value, String unit, String range, String text) {}

  private Json.Obj property(RecordComponent component) {
    Type type = component.getGenericType();
    if (component.getType() == Optional.class) {
      type = ParameterDecoder.argument(type);
    }
    return of(type, component);
  }

  private Json.Obj of(Type type, RecordComponent component) {
    Json.Obj schema = Json.Obj.create();
    Class<?> raw = ParameterDecoder.raw(type);
    if (raw == List.class) {
      Json.Obj item = of(ParameterDecoder.argument(type), component);
      Json.Obj array = Json.Obj.create().with("type", "array").with("items", item);
      Parameter declared = ParameterDecoder.declared(component);
      if (declared.min() > 0) {
        array.with("minItems", declared.min());
      }
      return schema.with("anyOf", Json.array(List.of(array, item)));
    }
    ValueCodec<?> form = forms.get(raw);
    if (form != null) {
      return form.schema(component);
    }
    if (raw == Chosen.class) {
      return schema.with("type", Json.array(List.of(Json.string("string"), Json.string("object"))));
    }
    if (raw.isRecord()) {
      return object(raw.asSubclass(Record.class), Map.of());
    }
    if (raw.isEnum()) {
      return schema.with(
          "enum", Json.array(EnumNames.all(raw).stream().map(Json::string).toList()));
    }
    if (raw == String.class || raw == boolean.class || raw == Boolean.class) {
      return schema.with("type", raw == String.class ? "string" : "boolean");
    }
    boolean real = raw == double.class || raw == Double.class;
    schema.with("type", real ? "number" : "integer");
    Parameter declared = ParameterDecoder.declared(component);
    if (component.getType() == List.class) {
      return schema; // the range of a list is that of its size
    }
    if (declared.min() != Double.NEGATIVE_INFINITY) {
      schema.with(declared.exclusiveMin() ? "exclusiveMinimum" : "minimum", declared.min());
    }
    if (declared.max() != Double.POSITIVE_INFINITY) {
      schema.with("maximum", declared.max());
    }
    return schema;
  }

  private static Optional<Json> fallback(Parameter declared) {
    return declared.value().isEmpty()
        ? Optional.empty()
        : Optional.of(JsonReader.parse("default", declared.value(), ProblemException.Kind.PLUGIN));
  }

  private static String description(Parameter declared) {
    return declared.unit().isEmpty()
        ? declared.text()
        : declared.text() + " (" + declared.unit() + ")";
  }

  private String words(Type type) {
    Class<?> raw = ParameterDecoder.raw(type);
    if (raw == List.class || raw == Optional.class) {
      String item = words(ParameterDecoder.argument(type));
      return raw == List.class ? "list of " + item : item;
    }
    ValueCodec<?> form = forms.get(raw);
    if (form != null) {
      return form.words();
    }
    if (raw.isEnum()) {
      return String.join(" | ", EnumNames.all(raw));
    }
    if (raw == String.class) {
      return "text";
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "true | false";
    }
    if (raw == Chosen.class) {
      return "name | object";
    }
    if (raw.isRecord()) {
      return "object";
    }
    return raw == double.class || raw == Double.class ? "number" : "whole number";
  }
}
