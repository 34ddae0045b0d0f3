package org.anlage.engine.definition;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * Writes definitions as canonical JSON. Runs of one plan differ in little more than their seeds, so
 * the text of each object that several definitions share is made once.
 */
public final class DefinitionWriter {
  private final ParameterEncoder encoder;
  private final Map<Object, String> texts = new IdentityHashMap<>();

  /** A writer that has written nothing yet. */
  public DefinitionWriter(Catalogue catalogue) {
    encoder = new ParameterEncoder(new ExtensionCodecs(catalogue).all());
  }

  /** A definition as canonical JSON text. */
  public String write(Definition definition) {
    Map<String, String> members = new TreeMap<>();
    encoder
        .values((Record) definition)
        .forEach((name, value) -> members.put(name, texts.computeIfAbsent(value, this::text)));
    return members.entrySet().stream()
        .map(member -> JsonWriter.canonical(Json.string(member.getKey())) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String text(Object value) {
    return JsonWriter.canonical(encoder.encodeValue(value));
  }
}
