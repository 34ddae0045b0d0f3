package org.anlage.launcher.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.catalogue.Catalogue;
import org.anlage.launcher.catalogue.CatalogueEntry;
import org.anlage.launcher.catalogue.ExtensionKind;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
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
      for (CatalogueEntry entry : catalogue.list(kind)) {
        try {
          entry.parameters();
        } catch (ProblemException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
      }
    }
    problems.addAll(components()); // last: components are created when they are first asked for
    return List.copyOf(problems);
  }

  /** Components that were declared and cannot be used. */
  private List<String> components() {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
    if (runtime == null) {
      return List.of("Declarative Services are not running, so no extension can be found");
    }
    List<String> problems = new ArrayList<>();
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
        String what =
            "component "
                + component.name
                + " of "
                + component.bundle.symbolicName
                + " "
                + component.bundle.version;
        if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
          problems.add(
              what
                  + " waits for "
                  + state.unsatisfiedReferences[0].name
                  + ", which nothing supplies");
        } else if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          String cause = state.failure == null ? "" : leaf(state.failure);
          problems.add(what + " failed to start: " + cause);
        }
      }
    }
    return problems;
  }

  /** The first line of the innermost cause in a printed stack trace. */
  private static String leaf(String trace) {
    List<String> lines = trace.lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith("Caused by: ")) {
        return lines.get(i).substring("Caused by: ".length());
      }
    }
    return lines.isEmpty() ? "" : lines.get(0);
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
