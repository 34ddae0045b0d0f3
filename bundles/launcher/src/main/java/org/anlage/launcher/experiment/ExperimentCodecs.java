package org.anlage.launcher.experiment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.definition.Dataset;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.ParameterSchema;
import org.anlage.parameters.ValueCodec;
import org.anlage.parameters.json.Json;

/**
 * Codecs of the values of experiment files, and the schema definitions of all kinds of extension.
 */
public final class ExperimentCodecs {
  private final Catalogue catalogue;
  private final ExtensionCodecs extensions;

  /** Codecs that resolve names against the installed extensions. */
  public ExperimentCodecs(Catalogue catalogue) {
    this.catalogue = catalogue;
    extensions = new ExtensionCodecs(catalogue);
  }

  /** All codecs, by type. */
  public Map<Class<?>, ValueCodec<?>> all() {
    Map<Class<?>, ValueCodec<?>> codecs = extensions.all();
    codecs.put(TaskSettings.class, new TaskCodec());
    codecs.put(Factors.class, new Factors.Codec());
    codecs.put(Seeds.class, new SeedsCodec());
    codecs.put(SearchSpace.class, new SearchSpace.Codec());
    return codecs;
  }

  /** Definitions that {@link ExtensionCodecs#reference} points to, one per kind of extension. */
  public Json.Obj definitions() {
    Json.Obj definitions = Json.Obj.create();
    for (ExtensionKind kind : ExtensionKind.values()) {
      Map<String, Json> envelope = new LinkedHashMap<>();
      if (kind == ExtensionKind.TASK) {
        envelope.put(
            "label",
            Json.Obj.create()
                .with("type", "string")
                .with("description", "Its name in results; by default the task's name"));
        envelope.put(
            "dataset",
            new ParameterSchema(Map.of())
                .object(Dataset.class, Map.of())
                .with("description", "Where its trials come from, and how many there are"));
      }
      definitions.with(kind.word(), schemaOf(kind, envelope));
    }
    return definitions;
  }

  /** Schema of one kind: a name, or an object for any of the installed extensions. */
  private Json.Obj schemaOf(ExtensionKind kind, Map<String, Json> envelope) {
    List<Json> names = new ArrayList<>();
    List<Json> choices = new ArrayList<>();
    ParameterSchema schemas = new ParameterSchema(extensions.all());
    for (CatalogueEntry entry : catalogue.list(kind)) {
      Map<String, Json> extra = new LinkedHashMap<>();
      extra.put(
          "use", Json.Obj.create().with("const", entry.name()).with("description", entry.text()));
      extra.putAll(envelope);
      Json.Obj object;
      try {
        object = schemas.object(entry.parameters(), extra);
      } catch (ProblemException broken) {
        continue; // a plug-in that cannot be created is named by doctor; the schema does without it
      }
      names.add(Json.string(entry.name()));
      List<Json> required = new ArrayList<>(List.of(Json.string("use")));
      if (object.members().get("required") instanceof Json.Arr more) {
        required.addAll(more.items());
      }
      choices.add(object.with("required", Json.array(required)));
    }
    if (choices.isEmpty()) {
      return Json.Obj.create().with("not", Json.Obj.create());
    }
    choices.add(0, Json.Obj.create().with("enum", Json.array(names)));
    return Json.Obj.create().with("anyOf", Json.array(choices));
  }

  private final class TaskCodec implements ValueCodec<TaskSettings> {
    private static final Set<String> ENVELOPE = Set.of("label", "dataset");

    @Override
    public Optional<TaskSettings> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      Map<String, Json> members = value instanceof Json.Obj object ? object.members() : Map.of();
      Json.Obj given = new Json.Obj(new LinkedHashMap<>(), value.place());
      if (members.get("dataset") instanceof Json.Obj object) {
        given = object;
      } else if (members.containsKey("dataset")) {
        decoder.report(value, "wrong type for \"dataset\" of a task", "", "an object", "");
      }
      Optional<Dataset> dataset =
          decoder.decode(Dataset.class, given, "\"dataset\" of a task", Set.of());
      Optional<String> label = Optional.empty();
      if (members.get("label") instanceof Json.Str text) {
        label = Optional.of(text.value());
      } else if (members.containsKey("label")) {
        decoder.report(value, "wrong type for \"label\" of a task", "", "a string", "");
      }
      String name = label.orElse("");
      return extensions
          .component(ExtensionKind.TASK, value, decoder, ENVELOPE)
          .flatMap(
              task ->
                  dataset.map(
                      set -> new TaskSettings(task, name.isEmpty() ? task.name() : name, set)));
    }

    @Override
    public Json encode(TaskSettings value) {
      Json.Obj json =
          new Json.Obj(new LinkedHashMap<>(value.task().json().members()), Json.Place.NONE);
      return json.with("label", value.label())
          .with("dataset", new ParameterEncoder().encode(value.dataset()));
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      return ExtensionCodecs.reference("task");
    }

    @Override
    public String words() {
      return "name | object";
    }
  }
}
