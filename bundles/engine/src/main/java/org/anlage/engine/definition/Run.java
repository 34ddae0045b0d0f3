package org.anlage.engine.definition;

import java.nio.charset.StandardCharsets;
import org.anlage.api.run.RunRequest;
import org.anlage.parameters.json.JsonWriter;

/**
 * A run to be computed. Its canonical JSON is what crosses a process border; it is parsed once.
 *
 * @param request id, canonical JSON and label
 * @param definition the same, with every name resolved
 */
public record Run(RunRequest request, Definition definition) {
  /** The run that a definition describes. */
  public static Run of(Definition definition, DefinitionWriter writer, String label) {
    String json = writer.write(definition);
    String id = JsonWriter.sha256(json.getBytes(StandardCharsets.UTF_8));
    return new Run(new RunRequest(id, json, label), definition);
  }

  /** Its id. */
  public String id() {
    return request.id();
  }

  /** For people: arm, task, seed. */
  public String label() {
    return request.label();
  }
}
