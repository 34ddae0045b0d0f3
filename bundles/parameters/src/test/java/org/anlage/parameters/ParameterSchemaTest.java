package org.anlage.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.junit.jupiter.api.Test;

class ParameterSchemaTest {
  private static final ParameterSchema SCHEMAS = new ParameterSchema(Map.of());

  private static String property(String name) {
    Json.Obj schema = SCHEMAS.object(Example.class, Map.of());
    return JsonWriter.canonical(schema.object("properties").require(name));
  }

  @Test
  void everyTypeHasItsSchema() {
    assertEquals(
        "{\"default\":3,\"description\":\"Count\",\"maximum\":10,\"minimum\":1,\"type\":\"integer\"}",
        property("count"));
    assertEquals(
        "{\"default\":0.5,\"description\":\"Share\",\"exclusiveMinimum\":0,\"maximum\":1,"
            + "\"type\":\"number\"}",
        property("share"));
    assertEquals(
        "{\"default\":\"light-grey\",\"description\":\"Shade\",\"enum\":[\"light-grey\",\"black\"]}",
        property("shade"));
    assertEquals("{\"description\":\"Limit (s)\",\"type\":\"number\"}", property("limit"));
    assertTrue(property("part").contains("\"additionalProperties\":false"), property("part"));
    assertTrue(property("numbers").contains("\"items\":{\"type\":\"number\"}"));
  }

  @Test
  void onlyWhatHasNoDefaultIsRequired() {
    assertEquals(
        List.of("type", "properties", "additionalProperties"),
        List.copyOf(SCHEMAS.object(Example.class, Map.of()).members().keySet()));
    assertEquals(
        "[\"name\"]",
        JsonWriter.canonical(
            SCHEMAS.object(Example.Demanding.class, Map.of()).require("required")));
  }

  @Test
  void helpHasOneLineForEach() {
    List<ParameterSchema.Line> lines = SCHEMAS.lines(Example.class);
    assertEquals(
        List.of(
            "whole number",
            "whole number",
            "number",
            "true | false",
            "text",
            "light-grey | black",
            "object",
            "list of number",
            "list of object",
            "number"),
        lines.stream().map(ParameterSchema.Line::type).toList());
    assertEquals("1 to 10", lines.get(0).range());
    assertEquals("absent", lines.get(9).value());
    assertEquals("required", SCHEMAS.lines(Example.Demanding.class).get(0).value());
  }
}
