package org.anlage.engine.definition;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Parameterized;
import org.anlage.engine.catalogue.CallTimeout;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.parameters.json.Json;

/**
 * An extension with its parameters, as an experiment names it.
 *
 * @param entry the extension
 * @param parameters its parameters
 * @param json {@code {"use": name, ...}} with every default filled in
 * @param nested extensions that the parameters name, directly or in records of theirs
 */
public record ConfiguredExtension(
    CatalogueEntry entry, Record parameters, Json.Obj json, List<ConfiguredExtension> nested) {
  /** Copies the list. */
  public ConfiguredExtension {
    nested = List.copyOf(nested);
  }

  /** It and all extensions that its parameters name, theirs included. */
  public Stream<ConfiguredExtension> all() {
    return Stream.concat(Stream.of(this), nested.stream().flatMap(ConfiguredExtension::all));
  }

  /** It as a value of the API, for extensions that use it. */
  @SuppressWarnings("unchecked")
  public <S extends Parameterized<Record>> Chosen<S> chosen() {
    return new Chosen<>(name(), (S) entry.service(), parameters);
  }

  /** Its name. */
  public String name() {
    return entry.name();
  }

  /**
   * Calls the extension; whatever it throws becomes a problem that names it.
   *
   * @param doing what it is asked to do, for the message: "make weights"
   * @param call the call
   */
  @SuppressWarnings("unchecked")
  public <S, R> R call(String doing, Call<S, R> call) {
    Object service = entry.service();
    return entry.call(
        doing,
        CallTimeout.of(entry.kind()),
        service.getClass().getClassLoader(),
        () -> Objects.requireNonNull(call.on((S) service, parameters), "it returned null"));
  }

  /**
   * A call of an extension.
   *
   * @param <S> raw type of the extension
   * @param <R> result
   */
  @FunctionalInterface
  public interface Call<S, R> {
    /** Calls it with its parameters. */
    R on(S service, Record parameters) throws Exception;
  }
}
