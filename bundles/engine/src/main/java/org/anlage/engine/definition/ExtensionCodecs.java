package org.anlage.engine.definition;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.ParameterEncoder;
import org.anlage.parameters.RecordValues;
import org.anlage.parameters.ValueCodec;
import org.anlage.parameters.json.Json;

/**
 * Codecs of values that name extensions: an extension with its parameters, a pipeline of weights, a
 * data source.
 */
public final class ExtensionCodecs {
  private final Catalogue catalogue;

  /** Codecs that resolve names against the installed extensions. */
  public ExtensionCodecs(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** All codecs, by type. */
  public Map<Class<?>, ValueCodec<?>> all() {
    Map<Class<?>, ValueCodec<?>> codecs = new LinkedHashMap<>();
    codecs.put(ConfiguredExtension.class, new ExtensionCodec());
    codecs.put(Pipeline.class, new PipelineCodec());
    codecs.put(SourceChoice.class, new SourceCodec());
    codecs.put(Units.class, new UnitsCodec());
    codecs.put(Chosen.class, new ChosenCodec());
    return codecs;
  }

  /** Reads {@code "name"} or {@code {"use": "name", ...}}; empty if a problem was noted. */
  public Optional<ConfiguredExtension> component(
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

  private Optional<ConfiguredExtension> decode(
      CatalogueEntry entry, Json.Obj object, ParameterDecoder decoder) {
    String what = entry.kind().word() + " \"" + entry.name() + "\"";
    return decoder
        .decode(entry.parameters(), object, what, Set.of())
        .map(
            parameters -> {
              Json.Obj json = Json.Obj.create().with("use", entry.name());
              json.members().putAll(new ParameterEncoder(all()).encode(parameters).members());
              return new ConfiguredExtension(
                  entry, parameters, json, nestedIn(parameters, new ArrayList<>()));
            });
  }

  /** What the values of a parameter record name, in the order of its components. */
  private List<ConfiguredExtension> nestedIn(Record parameters, List<ConfiguredExtension> found) {
    for (RecordComponent component : parameters.getClass().getRecordComponents()) {
      Object value = RecordValues.of(parameters, component);
      Stream<?> values =
          value instanceof Optional<?> optional
              ? optional.stream()
              : value instanceof List<?> list ? list.stream() : Stream.of(value);
      values.forEach(
          item -> {
            if (item instanceof Chosen<?> chosen) {
              CatalogueEntry entry =
                  catalogue.require(chosenKind(component), chosen.name(), Json.Place.NONE);
              found.add(
                  new ConfiguredExtension(
                      entry,
                      chosen.parameters(),
                      encoded(chosen),
                      nestedIn(chosen.parameters(), new ArrayList<>())));
            } else if (item instanceof Record inner) {
              nestedIn(inner, found);
            }
          });
    }
    return found;
  }

  private Json.Obj encoded(Chosen<?> chosen) {
    Json.Obj json = Json.Obj.create().with("use", chosen.name());
    json.members().putAll(new ParameterEncoder(all()).encode(chosen.parameters()).members());
    return json;
  }

  /** The kind that the type argument of a {@link Chosen} is the interface of. */
  private static ExtensionKind chosenKind(RecordComponent component) {
    Type type = component.getGenericType();
    while (type instanceof ParameterizedType outer && outer.getRawType() != Chosen.class) {
      type = outer.getActualTypeArguments()[0];
    }
    Type service =
        type instanceof ParameterizedType chosen ? chosen.getActualTypeArguments()[0] : type;
    Type raw = service instanceof ParameterizedType generic ? generic.getRawType() : service;
    return Optional.of(raw)
        .filter(Class.class::isInstance)
        .flatMap(known -> ExtensionKind.of((Class<?>) known))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemException.Kind.PLUGIN,
                    Problem.of(
                        component.getDeclaringRecord().getName()
                            + "."
                            + component.getName()
                            + " chooses a component of an unknown kind, "
                            + service.getTypeName())));
  }

  private static List<ExtensionKind> kinds(RecordComponent component) {
    return List.of(component.getAnnotation(ExtensionRef.class).value());
  }

  /** The kind that has an extension of the name that a value states; the first, if none has. */
  private ExtensionKind kindOf(Json value, RecordComponent component) {
    List<ExtensionKind> kinds = kinds(component);
    Json name = value instanceof Json.Obj object ? object.members().get("use") : value;
    return kinds.stream()
        .filter(
            kind -> name instanceof Json.Str text && catalogue.find(kind, text.value()).isPresent())
        .findFirst()
        .orElse(kinds.get(0));
  }

  private final class ExtensionCodec implements ValueCodec<ConfiguredExtension> {
    @Override
    public Optional<ConfiguredExtension> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      return component(kindOf(value, component), value, decoder, Set.of());
    }

    /** A cell without parameters is its name, as in definitions of before cells had any. */
    @Override
    public Json encode(ConfiguredExtension value) {
      boolean bare =
          value.entry().kind() == ExtensionKind.CELL && value.json().members().size() == 1;
      return bare ? Json.string(value.name()) : value.json();
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      List<Json> references =
          kinds(component).stream().<Json>map(kind -> reference(kind.word())).toList();
      return references.size() == 1
          ? (Json.Obj) references.get(0)
          : Json.Obj.create().with("anyOf", Json.array(references));
    }

    @Override
    public String words() {
      return "name | object";
    }
  }

  /** A component in the parameters of another. */
  private final class ChosenCodec implements ValueCodec<Chosen<?>> {
    @Override
    public Optional<Chosen<?>> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      return component(chosenKind(component), value, decoder, Set.of())
          .map(
              extension ->
                  new Chosen<>(
                      extension.name(), extension.entry().service(), extension.parameters()));
    }

    @Override
    public Json encode(Chosen<?> value) {
      return encoded(value);
    }

    @Override
    public Json.Obj schema(RecordComponent component) {
      return reference(chosenKind(component).word());
    }

    @Override
    public String words() {
      return "name | object";
    }
  }

  private final class PipelineCodec implements ValueCodec<Pipeline> {
    @Override
    public Optional<Pipeline> decode(
        Json value, RecordComponent component, ParameterDecoder decoder) {
      List<Json> items = value instanceof Json.Arr array ? array.items() : List.of(value);
      if (items.isEmpty()) {
        decoder.report(value, "an empty list of weights", "", "a generator, then transforms", "");
        return Optional.empty();
      }
      Optional<ConfiguredExtension> generator =
          component(ExtensionKind.GENERATOR, items.get(0), decoder, Set.of());
      List<ConfiguredExtension> transforms = new ArrayList<>();
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

    /** Strict validators refuse a first item of another kind than the rest, so no order is said. */
    @Override
    public Json.Obj schema(RecordComponent component) {
      Json.Obj items =
          Json.Obj.create()
              .with("anyOf", Json.array(List.of(reference("generator"), reference("transform"))));
      Json.Obj list =
          Json.Obj.create()
              .with("type", "array")
              .with("items", items)
              .with("contains", reference("generator"))
              .with("minItems", 1L);
      return Json.Obj.create().with("anyOf", Json.array(List.of(reference("generator"), list)));
    }

    @Override
    public String words() {
      return "generator | list of a generator and transforms";
    }
  }

  private final class SourceCodec implements ValueCodec<SourceChoice> {
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
      return value
          .component()
          .<Json>map(ConfiguredExtension::json)
          .orElseGet(() -> Json.string("auto"));
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

  /** A reference to the schema of a kind of extension. */
  public static Json.Obj reference(String kind) {
    return Json.Obj.create().with("$ref", "#/$defs/" + kind);
  }
}
