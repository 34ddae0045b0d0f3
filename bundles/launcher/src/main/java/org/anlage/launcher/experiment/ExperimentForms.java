package org.anlage.launcher.experiment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.catalogue.CatalogueEntry;
import org.anlage.launcher.catalogue.ExtensionKind;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.parameter.ParameterDecoder;
import org.anlage.launcher.parameter.ParameterEncoder;
import org.anlage.launcher.parameter.ParameterSchema;
import org.anlage.launcher.parameter.ValueForm;

/** How the parts of an experiment that name extensions are written in files. */
public final class ExperimentForms {
  private final Catalogue catalogue;

  /** Forms that resolve names against what is installed. */
  public ExperimentForms(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** All forms, by type. */
  public Map<Class<?>, ValueForm<?>> all() {
    Map<Class<?>, ValueForm<?>> forms = new LinkedHashMap<>();
    forms.put(Component.class, new ComponentForm());
    forms.put(Pipeline.class, new PipelineForm());
    forms.put(TaskSettings.class, new TaskForm());
    forms.put(SourceChoice.class, new SourceForm());
    forms.put(Factors.class, new Factors.Form());
    forms.put(Units.class, new CountForms.UnitsForm());
    forms.put(Seeds.class, new CountForms.SeedsForm());
    return forms;
  }

  /** Reads {@code "name"} or {@code {"use": "name", ...}}; empty if a problem was noted. */
  public Optional<Component> component(
      ExtensionKind kind, Json value, ParameterDecoder decoder, Set<String> others) {
    Json.Obj object;
    if (value instanceof Json.Str name) {
      object = new Json.Obj(Map.of("use", name), value.place());
    } else if (value instanceof Json.Obj given) {
      object = given;
    } else {
      decoder.report(
          value,
          "wrong type for a " + kind.word(),
          value.kind(),
          "a name, or an object with \"use\"",
          "");
      return Optional.empty();
    }
    if (!(object.members().get("use") instanceof Json.Str name)) {
      decoder.report(object, "a " + kind.word() + " without a name", "", "\"use\": \"name\"", "");
      return Optional.empty();
    }
    Optional<CatalogueEntry> entry = catalogue.find(kind, name.value());
    if (entry.isEmpty()) {
      var problem = catalogue.unknown(kind, name.value(), name.place());
      decoder.report(name, problem.what(), "", "", problem.fix());
      return Optional.empty();
    }
    Json.Obj rest = new Json.Obj(new LinkedHashMap<>(object.members()), object.place());
    rest.members().remove("use");
    others.forEach(rest.members()::remove);
    return decode(entry.get(), rest, decoder);
  }

  private static Optional<Component> decode(
      CatalogueEntry entry, Json.Obj object, ParameterDecoder decoder) {
    String what = entry.kind().word() + " \"" + entry.name() + "\"";
    return decoder
        .decode(entry.parameters(), object, what, Set.of())
        .map(
            parameters -> {
              Json.Obj json = Json.Obj.create().with("use", entry.name());
              json.members().putAll(new ParameterEncoder().encode(parameters).members());
              return new Component(entry, parameters, json);
            });
  }

  /** Schema of one kind: a name, or an object for any of the installed extensions. */
  private Json.Obj schemaOf(ExtensionKind kind, Map<String, Json> envelope) {
    List<Json> names = new ArrayList<>();
    List<Json> choices = new ArrayList<>();
    ParameterSchema schemas = new ParameterSchema(Map.of());
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

  private static ExtensionKind kind(RecordComponent component) {
    return component.getAnnotation(Kind.class).value();
  }

  private final class ComponentForm implements ValueForm<Component> {
    @Override
    public Optional<Component> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      return component(kind(component), value, decoder, Set.of());
    }

    @Override
    public Json encode(Component value) {
      return value.json();
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      return reference(kind(component).word());
    }

    @Override
    public String words() {
      return "name | object";
    }
  }

  private final class PipelineForm implements ValueForm<Pipeline> {
    @Override
    public Optional<Pipeline> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      List<Json> items = value instanceof Json.Arr array ? array.items() : List.of(value);
      if (items.isEmpty()) {
        decoder.report(value, "an empty list of weights", "", "a generator, then transforms", "");
        return Optional.empty();
      }
      Optional<Component> generator =
          component(ExtensionKind.GENERATOR, items.get(0), decoder, Set.of());
      List<Component> transforms = new ArrayList<>();
      for (Json item : items.subList(1, items.size())) {
        component(ExtensionKind.TRANSFORM, item, decoder, Set.of()).ifPresent(transforms::add);
      }
      return generator.map(first -> new Pipeline(first, transforms));
    }

    @Override
    public Json encode(Pipeline value) {
      List<Json> items = new ArrayList<>();
      items.add(value.generator().json());
      value.transforms().forEach(transform -> items.add(transform.json()));
      return Json.array(items);
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      Json.Obj list =
          Json.Obj.create()
              .with("type", "array")
              .with("prefixItems", Json.array(List.of(reference("generator"))))
              .with("items", reference("transform"))
              .with("minItems", 1L);
      return Json.Obj.create().with("anyOf", Json.array(List.of(reference("generator"), list)));
    }

    @Override
    public String words() {
      return "generator | list of a generator and transforms";
    }
  }

  private final class TaskForm implements ValueForm<TaskSettings> {
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
      return component(ExtensionKind.TASK, value, decoder, ENVELOPE)
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
      return reference("task");
    }

    @Override
    public String words() {
      return "name | object";
    }
  }

  private final class SourceForm implements ValueForm<SourceChoice> {
    @Override
    public Optional<SourceChoice> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      if (value instanceof Json.Str text && text.value().equals("auto")) {
        return Optional.of(new SourceChoice(Optional.empty()));
      }
      return component(ExtensionKind.SOURCE, value, decoder, Set.of())
          .map(source -> new SourceChoice(Optional.of(source)));
    }

    @Override
    public Json encode(SourceChoice value) {
      return value.component().<Json>map(Component::json).orElseGet(() -> Json.string("auto"));
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      return Json.Obj.create()
          .with(
              "anyOf",
              Json.array(List.of(Json.Obj.create().with("const", "auto"), reference("source"))));
    }

    @Override
    public String words() {
      return "\"auto\" | name | object";
    }
  }

  /** Definitions that {@link #reference} points to, one per kind of extension. */
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
        envelope.put("dataset", new ParameterSchema(Map.of()).object(Dataset.class, Map.of()));
      }
      definitions.with(kind.word(), schemaOf(kind, envelope));
    }
    return definitions;
  }

  private static Json.Obj reference(String kind) {
    return Json.Obj.create().with("$ref", "#/$defs/" + kind);
  }
}
