package org.anlage.workbench.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ComponentCause;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.catalogue.InnerJars;
import org.anlage.engine.catalogue.PluginFile;
import org.anlage.engine.catalogue.PluginThread;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Finds what is wrong with the installation, one line each. */
public final class Doctor {
  private final BundleContext context;

  /** Looks at the framework of a bundle. */
  public Doctor(BundleContext context) {
    this.context = context;
  }

  /** All that is wrong; empty if nothing is. */
  public List<String> problems() {
    Set<String> problems = new TreeSet<>();
    // What the boot saw: jars that could not be installed, resolved or started.
    System.getProperty("anlage.boot.problems", "").lines().forEach(problems::add);
    Catalogue catalogue = new Catalogue(context);
    for (ExtensionKind kind : ExtensionKind.values()) {
      for (CatalogueEntry entry : catalogue.all(kind)) {
        try {
          entry.parameters();
        } catch (ProblemException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
      }
      problems.addAll(sameNames(catalogue, kind));
    }
    problems.addAll(components()); // last: components are created when they are first asked for
    problems.addAll(PluginThread.leftBehind());
    return List.copyOf(problems);
  }

  /** Extensions that cannot be reached because another has their name. */
  private static List<String> sameNames(Catalogue catalogue, ExtensionKind kind) {
    List<String> problems = new ArrayList<>();
    Map<String, CatalogueEntry> used = new HashMap<>();
    for (CatalogueEntry entry : catalogue.all(kind)) {
      CatalogueEntry first = used.putIfAbsent(entry.name(), entry);
      if (first != null) {
        problems.add(
            entry.describe()
                + " is not used: "
                + file(entry.bundle())
                + " has the name of one in "
                + file(first.bundle())
                + "; give it another name, or remove it");
      }
    }
    return problems;
  }

  /**
   * Components that were declared and cannot be used, and are no extensions that say so themselves.
   */
  private List<String> components() {
    Optional<ServiceComponentRuntime> runtime = ComponentCause.runtime(context);
    if (runtime.isEmpty()) {
      return List.of("Declarative Services are not running, so no extension can be found");
    }
    List<String> problems = new ArrayList<>();
    Set<Long> bundlesWithComponents = new HashSet<>();
    for (ComponentDescriptionDTO component : runtime.get().getComponentDescriptionDTOs()) {
      bundlesWithComponents.add(component.bundle.id);
      for (ComponentConfigurationDTO state :
          runtime.get().getComponentConfigurationDTOs(component)) {
        what(component, state).ifPresent(problems::add);
      }
      underNoKind(component).ifPresent(problems::add);
    }
    for (Bundle bundle : context.getBundles()) {
      List<String> absent = InnerJars.absent(bundle);
      if (!absent.isEmpty() && PluginFile.of(bundle).isPresent()) {
        problems.add(file(bundle) + ": " + InnerJars.fix(absent));
      }
      String declared = bundle.getHeaders().get("Service-Component");
      if (declared != null
          && bundle.getState() == Bundle.ACTIVE
          && !bundlesWithComponents.contains(bundle.getBundleId())) {
        problems.add(
            file(bundle)
                + ": its descriptions of components cannot be read: "
                + declared
                + "; build it with the bnd Maven plug-in");
      }
    }
    return problems;
  }

  /**
   * An extension that no experiment can name: its class implements a kind, or a form of one, and it
   * is registered as something else, as when {@code @Component} names no service.
   */
  private Optional<String> underNoKind(ComponentDescriptionDTO component) {
    Bundle bundle = context.getBundle(component.bundle.id);
    boolean named =
        List.of(component.serviceInterfaces).stream()
            .anyMatch(
                service ->
                    Stream.of(ExtensionKind.values())
                        .anyMatch(kind -> kind.service().getName().equals(service)));
    if (bundle == null || named || PluginFile.of(bundle).isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> type = bundle.loadClass(component.implementationClass);
      return Stream.of(ExtensionKind.values())
          .filter(kind -> kind.service().isAssignableFrom(type))
          .findFirst()
          .map(
              kind ->
                  file(bundle)
                      + ": the "
                      + kind.word()
                      + " "
                      + type.getName()
                      + " is registered as "
                      + (component.serviceInterfaces.length == 0
                          ? "no service"
                          : String.join(", ", component.serviceInterfaces))
                      + ", which no experiment can name; write @Component(service = "
                      + kind.service().getSimpleName()
                      + ".class)");
    } catch (ClassNotFoundException | LinkageError unloadable) {
      return Optional.empty(); // what() and the catalogue name it
    }
  }

  private Optional<String> what(
      ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
    String what =
        "component "
            + component.name
            + " of "
            + component.bundle.symbolicName
            + " "
            + component.bundle.version;
    String where =
        Optional.ofNullable(context.getBundle(component.bundle.id))
            .flatMap(PluginFile::of)
            .map(file -> "; tell the author of " + file + ", or remove it")
            .orElse("");
    if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
      return Optional.of(
          what
              + " waits for "
              + state.unsatisfiedReferences[0].name
              + ", which nothing supplies"
              + where);
    }
    boolean saysItself = component.properties.containsKey("anlage.name");
    if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION && !saysItself) {
      String cause = state.failure == null ? "" : ComponentCause.leaf(state.failure);
      return Optional.of(what + " failed to start: " + cause + where);
    }
    return Optional.empty();
  }

  private static String file(Bundle bundle) {
    return PluginFile.of(bundle)
        .map(file -> "plugin " + file)
        .orElse(bundle.getSymbolicName() + " of the distribution");
  }

  /** All bundles: name, version, state. */
  public List<String> bundles() {
    List<String> lines = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      lines.add(bundle.getSymbolicName() + " " + bundle.getVersion() + " " + state(bundle));
    }
    return lines;
  }

  private static String state(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "active";
      case Bundle.INSTALLED -> "not resolved";
      case Bundle.RESOLVED -> "resolved, not started";
      case Bundle.STARTING -> "starting";
      default -> "stopping";
    };
  }
}
