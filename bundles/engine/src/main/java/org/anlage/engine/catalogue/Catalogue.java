package org.anlage.engine.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Everything that is installed, by kind and name. Looks the services up each time it is asked, so
 * it is always true.
 */
public final class Catalogue {
  private final BundleContext context;

  /** The services visible from a bundle. */
  public Catalogue(BundleContext context) {
    this.context = context;
  }

  /** All extensions of a kind, by name; of several with one name the highest ranked. */
  public List<CatalogueEntry> list(ExtensionKind kind) {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (CatalogueEntry entry : all(kind)) {
      if (entries.stream().noneMatch(e -> e.name().equals(entry.name()))) {
        entries.add(entry);
      }
    }
    entries.sort(Comparator.comparing(CatalogueEntry::name));
    return entries;
  }

  /** All extensions of a kind, highest ranked first, also those whose name another has. */
  public List<CatalogueEntry> all(ExtensionKind kind) {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (ServiceReference<?> reference : references(kind.service())) {
      Optional.ofNullable(reference.getBundle()) // none where the service has just gone away
          .ifPresent(
              bundle ->
                  entries.add(
                      new CatalogueEntry(
                          kind,
                          property(reference, "anlage.name"),
                          property(reference, "anlage.text"),
                          property(reference, "anlage.source"),
                          reference,
                          bundle,
                          context)));
    }
    return entries;
  }

  /** An extension by name. */
  public Optional<CatalogueEntry> find(ExtensionKind kind, String name) {
    return list(kind).stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** An extension that must be there. */
  public CatalogueEntry require(ExtensionKind kind, String name, Json.Place place) {
    return find(kind, name)
        .orElseThrow(() -> ProblemException.configuration(unknown(kind, name, place)));
  }

  /** The problem of a name that nothing has. */
  public Problem unknown(ExtensionKind kind, String name, Json.Place place) {
    List<String> elsewhere = new ArrayList<>();
    for (ExtensionKind other : ExtensionKind.values()) {
      if (other != kind && find(other, name).isPresent()) {
        elsewhere.add(other.word());
      }
    }
    String fix =
        elsewhere.isEmpty()
            ? Suggestion.among(name, list(kind).stream().map(CatalogueEntry::name).toList())
                + "; `anlage list "
                + kind.word()
                + "` lists all"
            : "it is a " + String.join(" and a ", elsewhere);
    return new Problem(
        "there is no " + kind.word() + " \"" + name + "\"", place.toString(), "", "", fix);
  }

  /** Services of a type, best ranked first. */
  public <S> List<S> services(Class<S> type) {
    List<S> services = new ArrayList<>();
    for (ServiceReference<?> reference : references(type)) {
      Object service = context.getService(reference);
      if (type.isInstance(service)) {
        services.add(type.cast(service));
      }
    }
    return services;
  }

  /** The best ranked service of a type, not got yet. */
  public Optional<ServiceReference<?>> reference(Class<?> type) {
    return references(type).stream().findFirst();
  }

  private List<ServiceReference<?>> references(Class<?> type) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(type.getName(), null);
      List<ServiceReference<?>> references = found == null ? List.of() : List.of(found);
      return references.stream().sorted(Comparator.reverseOrder()).toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String property(ServiceReference<?> reference, String name) {
    Object value = reference.getProperty(name);
    return value == null ? "" : value.toString();
  }
}
