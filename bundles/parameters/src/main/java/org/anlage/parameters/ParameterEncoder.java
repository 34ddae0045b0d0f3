package org.anlage.parameters;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.parameters.json.Json;

/** Writes a parameter record with every default filled in. */
public final class ParameterEncoder {
  private final Map<Class<?>, ValueCodec<?>> forms;

  /** An encoder that knows some forms beside the plain types. */
  public ParameterEncoder(Map<Class<?>, ValueCodec<?>> forms) {
    this.forms = Map.copyOf(forms);
  }

  /** An encoder of plain parameter records. */
  public ParameterEncoder() {
    this(Map.of());
  }

  /** The record as an object; absent optionals are left out. */
  public Json.Obj encode(Record parameters) {
    Json.Obj object = Json.Obj.create();
    values(parameters).forEach((name, value) -> object.with(name, encodeValue(value)));
    return object;
  }

  /** The values of the record by name, in its order; absent optionals are left out. */
  public Map<String, Object> values(Record parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : parameters.getClass().getRecordComponents()) {
      Object value = RecordValues.of(parameters, component);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(v -> values.put(component.getName(), v));
      } else {
        values.put(component.getName(), value);
      }
    }
    return values;
  }

  /** One value of a record. */
  public Json encodeValue(Object value) {
    ValueCodec<?> form = forms.get(value.getClass());
    if (form != null) {
      return encodeWith(form, value);
    }
    if (value instanceof List<?> list) {
      return Json.array(list.stream().map(this::encodeValue).toList());
    }
    if (value instanceof Double number) {
      return Json.number(number);
    }
    if (value instanceof Integer || value instanceof Long) {
      return new Json.Num(value.toString(), Json.Place.NONE);
    }
    if (value instanceof Boolean bool) {
      return new Json.Bool(bool, Json.Place.NONE);
    }
    if (value instanceof Record nested) {
      return encode(nested);
    }
    return Json.string(value instanceof Enum<?> ? EnumNames.of(value) : value.toString());
  }

  @SuppressWarnings("unchecked")
  private static <T> Json encodeWith(ValueCodec<T> form, Object value) {
    return form.encode((T) value);
  }
}
