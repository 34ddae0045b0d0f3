package org.anlage.web.answer;

import java.util.ArrayList;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterSchema;
import org.anlage.parameters.json.Json;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Question;

/**
 * Answers about what is installed.
 *
 * @param catalogue what is installed
 */
public record CatalogueAnswers(Catalogue catalogue) {
  /** All components by kind. */
  public Answer all(Question question) {
    List<Json> kinds = new ArrayList<>();
    for (ExtensionKind kind : ExtensionKind.values()) {
      List<Json> entries = new ArrayList<>();
      for (CatalogueEntry entry : catalogue.list(kind)) {
        entries.add(
            Json.Obj.create()
                .with("name", entry.name())
                .with("text", entry.text())
                .with("source", entry.source())
                .with("bundle", entry.bundle().getSymbolicName())
                .with("version", entry.bundle().getVersion().toString()));
      }
      kinds.add(
          Json.Obj.create()
              .with("kind", kind.word())
              .with("text", kind.text())
              .with("entries", Json.array(entries)));
    }
    return Answer.json(Json.Obj.create().with("kinds", Json.array(kinds)));
  }

  /** Parameters of one component. */
  public Answer parameters(Question question) {
    String kind = question.text("kind");
    CatalogueEntry entry =
        List.of(ExtensionKind.values()).stream()
            .filter(k -> k.word().equals(kind))
            .flatMap(k -> catalogue.find(k, question.text("name")).stream())
            .findFirst()
            .orElseThrow(() -> ProblemException.configuration(Problem.of("nothing of that name")));
    List<Json> lines = new ArrayList<>();
    for (ParameterSchema.Line line :
        new ParameterSchema(new ExtensionCodecs(catalogue).all()).lines(entry.parameters())) {
      lines.add(
          Json.Obj.create()
              .with("name", line.name())
              .with("type", line.type())
              .with("value", line.value())
              .with("unit", line.unit())
              .with("range", line.range())
              .with("text", line.text()));
    }
    return Answer.json(Json.Obj.create().with("parameters", Json.array(lines)));
  }
}
