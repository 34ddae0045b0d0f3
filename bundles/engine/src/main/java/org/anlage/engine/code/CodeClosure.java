package org.anlage.engine.code;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anlage.engine.catalogue.ComponentCause;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.dto.ServiceReferenceDTO;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * The bundles whose code can enter what a component computes. A bundle reaches a component
 *
 * <ul>
 *   <li>by a wire: a package, a required bundle or another capability that the resolver wired;
 *   <li>as a fragment of a bundle that reaches it;
 *   <li>by a dynamic import, which is wired only when a class is asked for: every bundle that
 *       exports a package which the import matches counts, wired or not;
 *   <li>by a service, bound by Declarative Services or taken from the bundle's context.
 * </ul>
 *
 * Every bundle is one line: symbolic name, version, SHA-256 of what it was loaded from. The
 * framework is left out, and so is the extender that creates components.
 */
public final class CodeClosure {
  private static final String DYNAMIC = "dynamic";
  private static final String EXTENDER = "osgi.extender";
  private static final String COMPONENTS = "osgi.component";

  private final BundleContext context;
  private final Function<Bundle, String> digests;

  /**
   * Closures over the bundles of a framework.
   *
   * @param context any bundle's context
   * @param digests SHA-256 of what a bundle was loaded from, hex
   */
  public CodeClosure(BundleContext context, Function<Bundle, String> digests) {
    this.context = context;
    this.digests = digests;
  }

  /** The code of a component, by its service; sorted lines. */
  public Set<String> of(ServiceReference<?> component) {
    Walk walk = new Walk(Set.of());
    walk.service(component);
    return walk.lines;
  }

  /**
   * The code of a bundle; sorted lines.
   *
   * @param withoutBundles symbolic names of bundles that this one uses for something else than
   *     computing; its wires to them are not followed
   */
  public Set<String> of(Bundle bundle, Collection<String> withoutBundles) {
    Walk walk = new Walk(Set.copyOf(withoutBundles));
    walk.bundle(bundle);
    return walk.lines;
  }

  /** Symbolic name, version and digest of one bundle. */
  public String line(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion() + " " + digests.apply(bundle);
  }

  /** One walk over everything that reaches a component. */
  private final class Walk {
    private final Set<String> withoutBundles;
    private final Set<String> lines = new TreeSet<>();
    private final Set<Long> bundles = new HashSet<>();
    private final Set<Long> services = new HashSet<>();

    Walk(Set<String> withoutBundles) {
      this.withoutBundles = withoutBundles;
    }

    void bundle(Bundle bundle) {
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      boolean first = bundles.isEmpty();
      if (bundle.getBundleId() == 0 || !bundles.add(bundle.getBundleId())) {
        return;
      }
      lines.add(line(bundle));
      dynamicImports(bundle);
      usedServices(bundle);
      if (wiring == null) {
        return;
      }
      for (BundleWire wire : wiring.getRequiredWires(null)) {
        if (!createsComponents(wire) && !(first && leftOut(wire))) {
          bundle(wire.getProvider().getBundle());
        }
      }
      for (BundleWire wire : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
        bundle(wire.getRequirer().getBundle());
      }
    }

    private boolean leftOut(BundleWire wire) {
      return withoutBundles.contains(wire.getProvider().getBundle().getSymbolicName());
    }

    private void dynamicImports(Bundle bundle) {
      for (BundleRequirement requirement : packages(bundle)) {
        if (DYNAMIC.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))) {
          Stream.of(context.getBundles())
              .filter(exporter -> exports(exporter, requirement))
              .forEach(this::bundle);
        }
      }
    }

    void service(ServiceReference<?> reference) {
      Bundle provider = reference.getBundle();
      Object id = reference.getProperty(Constants.SERVICE_ID);
      if (provider == null || !services.add((Long) id)) {
        return;
      }
      bundle(provider);
      component(reference).stream()
          .flatMap(component -> bound(component).stream())
          .forEach(this::service);
    }

    /** Services that a bundle took itself, not through a reference of one of its components. */
    private void usedServices(Bundle bundle) {
      ServiceReference<?>[] used = bundle.getServicesInUse();
      if (used == null) {
        return;
      }
      Set<Object> declared = new HashSet<>();
      for (ComponentConfigurationDTO component : components(bundle)) {
        bound(component).forEach(r -> declared.add(r.getProperty(Constants.SERVICE_ID)));
      }
      for (ServiceReference<?> reference : used) {
        if (!declared.contains(reference.getProperty(Constants.SERVICE_ID))) {
          service(reference);
        }
      }
    }
  }

  private static List<BundleRequirement> packages(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision == null
        ? List.of()
        : revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE);
  }

  private static boolean exports(Bundle exporter, BundleRequirement requirement) {
    BundleRevision revision = exporter.adapt(BundleRevision.class);
    return revision != null
        && revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
            .anyMatch(requirement::matches);
  }

  /** Whether a wire leads to what creates components, which computes nothing itself. */
  private static boolean createsComponents(BundleWire wire) {
    return COMPONENTS.equals(wire.getCapability().getAttributes().get(EXTENDER));
  }

  private Optional<ServiceComponentRuntime> runtime() {
    return ComponentCause.runtime(context);
  }

  private Optional<ComponentConfigurationDTO> component(ServiceReference<?> reference) {
    return components(reference.getBundle()).stream()
        .filter(c -> ((Long) c.id).equals(reference.getProperty("component.id")))
        .findFirst();
  }

  private List<ComponentConfigurationDTO> components(Bundle bundle) {
    return runtime().stream()
        .flatMap(
            runtime ->
                runtime.getComponentDescriptionDTOs(bundle).stream()
                    .filter(CodeClosure::hasReferences)
                    .flatMap(d -> runtime.getComponentConfigurationDTOs(d).stream()))
        .toList();
  }

  private static boolean hasReferences(ComponentDescriptionDTO component) {
    return component.references.length > 0;
  }

  private List<ServiceReference<?>> bound(ComponentConfigurationDTO component) {
    return Stream.of(component.satisfiedReferences)
        .flatMap(reference -> Stream.of(reference.boundServices))
        .flatMap(dto -> reference(dto).stream())
        .toList();
  }

  private Optional<ServiceReference<?>> reference(ServiceReferenceDTO dto) {
    Bundle provider = context.getBundle(dto.bundle);
    ServiceReference<?>[] registered = provider == null ? null : provider.getRegisteredServices();
    return registered == null
        ? Optional.empty()
        : Stream.<ServiceReference<?>>of(registered)
            .filter(r -> ((Long) dto.id).equals(r.getProperty(Constants.SERVICE_ID)))
            .findFirst();
  }
}
