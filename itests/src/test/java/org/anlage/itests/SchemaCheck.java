package org.anlage.itests;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * As much of JSON Schema 2020-12 as the schema of experiments uses; any other keyword is an error.
 */
record SchemaCheck(JsonObject root) {

  /** Where and why a value does not fit; empty if it does. */
  String fault(JsonElement value) {
    return fault(value, root, "$");
  }

  private String fault(JsonElement value, JsonObject schema, String at) {
    for (Map.Entry<String, JsonElement> rule : schema.entrySet()) {
      String fault = rule(value, rule.getKey(), rule.getValue(), schema, at);
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }

  private String rule(
      JsonElement value, String keyword, JsonElement rule, JsonObject schema, String at) {
    return switch (keyword) {
      case "$schema", "$id", "$defs", "title", "description", "default" -> "";
      case "$ref" -> fault(value, definition(rule.getAsString()), at);
      case "type" -> says(isA(value, rule.getAsString()), at, "not a " + rule.getAsString());
      case "const" -> says(value.equals(rule), at, "not " + rule);
      case "enum" -> says(rule.getAsJsonArray().contains(value), at, "not one of " + rule);
      case "not" -> says(!fault(value, rule.getAsJsonObject(), at).isEmpty(), at, "excluded");
      case "anyOf" -> anyOf(value, rule.getAsJsonArray(), at);
      case "minimum" -> says(compare(value, rule) >= 0, at, "less than " + rule);
      case "exclusiveMinimum" -> says(compare(value, rule) > 0, at, "not above " + rule);
      case "maximum" -> says(compare(value, rule) <= 0, at, "above " + rule);
      case "required" -> required(value, rule.getAsJsonArray(), at);
      case "properties" -> properties(value, rule.getAsJsonObject(), at);
      case "additionalProperties" -> additional(value, rule, schema, at);
      case "minItems" ->
          says(
              !value.isJsonArray() || value.getAsJsonArray().size() >= rule.getAsInt(),
              at,
              "too few");
      case "maxItems" ->
          says(
              !value.isJsonArray() || value.getAsJsonArray().size() <= rule.getAsInt(),
              at,
              "too many");
      case "minProperties" ->
          says(
              !value.isJsonObject() || value.getAsJsonObject().size() >= rule.getAsInt(),
              at,
              "too few");
      case "pattern" ->
          says(
              !isA(value, "string")
                  || Pattern.compile(rule.getAsString()).matcher(value.getAsString()).find(),
              at,
              "does not match " + rule);
      case "contains" ->
          says(
              !value.isJsonArray()
                  || value.getAsJsonArray().asList().stream()
                      .anyMatch(item -> fault(item, rule.getAsJsonObject(), at).isEmpty()),
              at,
              "contains nothing that is " + rule);
      case "items" -> items(value, rule.getAsJsonObject(), at);
      default -> throw new AssertionError("a keyword that is not checked here: " + keyword);
    };
  }

  private static String says(boolean fits, String at, String why) {
    return fits ? "" : at + ": " + why;
  }

  private JsonObject definition(String reference) {
    return root.getAsJsonObject("$defs").getAsJsonObject(reference.substring("#/$defs/".length()));
  }

  private static boolean isA(JsonElement value, String type) {
    JsonPrimitive primitive = value.isJsonPrimitive() ? value.getAsJsonPrimitive() : null;
    return switch (type) {
      case "object" -> value.isJsonObject();
      case "array" -> value.isJsonArray();
      case "string" -> primitive != null && primitive.isString();
      case "boolean" -> primitive != null && primitive.isBoolean();
      case "number" -> primitive != null && primitive.isNumber();
      case "integer" ->
          primitive != null
              && primitive.isNumber()
              && primitive.getAsBigDecimal().stripTrailingZeros().scale() <= 0;
      default -> throw new AssertionError(type);
    };
  }

  private static int compare(JsonElement value, JsonElement bound) {
    BigDecimal number = isA(value, "number") ? value.getAsBigDecimal() : bound.getAsBigDecimal();
    return number.compareTo(bound.getAsBigDecimal());
  }

  private String anyOf(JsonElement value, JsonArray choices, String at) {
    StringBuilder faults = new StringBuilder();
    for (JsonElement choice : choices) {
      String fault = fault(value, choice.getAsJsonObject(), at);
      if (fault.isEmpty()) {
        return "";
      }
      faults.append("\n  ").append(fault);
    }
    return at + ": none of" + faults;
  }

  private static String required(JsonElement value, JsonArray names, String at) {
    for (JsonElement name : names) {
      if (value.isJsonObject() && !value.getAsJsonObject().has(name.getAsString())) {
        return at + ": lacks " + name;
      }
    }
    return "";
  }

  private String properties(JsonElement value, JsonObject properties, String at) {
    if (value.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : value.getAsJsonObject().entrySet()) {
        if (properties.has(member.getKey())) {
          String fault =
              fault(
                  member.getValue(),
                  properties.getAsJsonObject(member.getKey()),
                  at + "." + member.getKey());
          if (!fault.isEmpty()) {
            return fault;
          }
        }
      }
    }
    return "";
  }

  private String additional(JsonElement value, JsonElement rule, JsonObject schema, String at) {
    if (value.isJsonObject()) {
      JsonObject known =
          schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
      for (Map.Entry<String, JsonElement> member : value.getAsJsonObject().entrySet()) {
        if (!known.has(member.getKey())) {
          String fault =
              rule.isJsonObject()
                  ? fault(member.getValue(), rule.getAsJsonObject(), at + "." + member.getKey())
                  : says(rule.getAsBoolean(), at, "unknown " + member.getKey());
          if (!fault.isEmpty()) {
            return fault;
          }
        }
      }
    }
    return "";
  }

  private String items(JsonElement value, JsonObject rule, String at) {
    if (value.isJsonArray()) {
      for (int i = 0; i < value.getAsJsonArray().size(); i++) {
        String fault = fault(value.getAsJsonArray().get(i), rule, at + "[" + i + "]");
        if (!fault.isEmpty()) {
          return fault;
        }
      }
    }
    return "";
  }
}
