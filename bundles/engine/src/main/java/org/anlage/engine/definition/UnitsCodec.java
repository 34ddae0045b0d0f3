package org.anlage.engine.definition;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.anlage.api.component.Parameter;
import org.anlage.parameters.ParameterDeclaration;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ValueCodec;
import org.anlage.parameters.json.Json;

/** Number of units: a whole number, or {@code "all-neurons"}. */
final class UnitsCodec implements ValueCodec<Units> {
  @Override
  public Optional<Units> decode(Json value, RecordComponent component, ParameterDecoder decoder) {
    Parameter range = ParameterDeclaration.of(component).orElseThrow();
    if (value instanceof Json.Num number
        && number.literal().matches("[0-9]{1,9}")
        && number.value() >= range.min()
        && number.value() <= range.max()) {
      return Optional.of(new Units(OptionalInt.of((int) number.value())));
    }
    if (value instanceof Json.Str text && text.value().equals("all-neurons")) {
      return Optional.of(new Units(OptionalInt.empty()));
    }
    decoder.report(
        value,
        "wrong value for \"units\"",
        value.kind(),
        "a number from 1 to 20000, or \"all-neurons\"",
        "");
    return Optional.empty();
  }

  @Override
  public Json encode(Units value) {
    return value.count().isPresent()
        ? Json.number(value.count().getAsInt())
        : Json.string("all-neurons");
  }

  @Override
  public Json.Obj schema(RecordComponent component) {
    return Json.Obj.create()
        .with(
            "anyOf",
            Json.array(
                List.of(
                    Json.Obj.create()
                        .with("type", "integer")
                        .with("minimum", 1L)
                        .with("maximum", 20000L),
                    Json.Obj.create().with("const", "all-neurons"))));
  }

  @Override
  public String words() {
    return "whole number | \"all-neurons\"";
  }
}
