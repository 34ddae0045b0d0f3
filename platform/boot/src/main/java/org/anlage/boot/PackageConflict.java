package org.anlage.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Two versions of one package that meet in a bundle: the bundle takes it from one exporter, and
 * something else that it uses hands it objects of the same package from another. The resolver calls
 * this a violation of a uses constraint.
 */
final class PackageConflict {
  private static final String PACKAGE = PackageNamespace.PACKAGE_NAMESPACE;

  private final List<BundleRevision> installed;

  /** Looks at bundles that are installed. */
  PackageConflict(List<BundleRevision> installed) {
    this.installed = installed;
  }

  /** The first package that would come to a bundle from two exporters. */
  Optional<Reason> of(BundleRevision bundle) {
    Map<String, BundleRevision> imported = new HashMap<>();
    List<BundleCapability> capabilities = new ArrayList<>();
    for (BundleRequirement requirement : bundle.getDeclaredRequirements(PACKAGE)) {
      chosen(bundle, requirement)
          .ifPresent(
              capability -> {
                imported.put(name(capability), capability.getRevision());
                capabilities.add(capability);
              });
    }
    return capabilities.stream()
        .flatMap(c -> conflict(c, c.getRevision(), imported, new HashSet<>()).stream())
        .findFirst();
  }

  private Optional<Reason> conflict(
      BundleCapability capability,
      BundleRevision through,
      Map<String, BundleRevision> imported,
      Set<BundleCapability> seen) {
    if (!seen.add(capability)) {
      return Optional.empty();
    }
    for (String used : uses(capability)) {
      Optional<BundleCapability> source = source(capability.getRevision(), used);
      if (source.isEmpty()) {
        continue;
      }
      BundleRevision exporter = source.get().getRevision();
      BundleRevision own = imported.getOrDefault(used, exporter);
      if (!own.equals(exporter)) {
        return Optional.of(reason(used, own, through, exporter));
      }
      Optional<Reason> deeper = conflict(source.get(), through, imported, seen);
      if (deeper.isPresent()) {
        return deeper;
      }
    }
    return Optional.empty();
  }

  private static Reason reason(
      String used, BundleRevision own, BundleRevision through, BundleRevision other) {
    return new Reason(
        "it uses package "
            + used
            + " of "
            + label(own)
            + ", and "
            + label(through)
            + ", which it needs, uses that of "
            + label(other),
        "build both against one version of " + other.getSymbolicName());
  }

  private static String label(BundleRevision revision) {
    return revision.getSymbolicName() + " " + revision.getVersion();
  }

  private static List<String> uses(BundleCapability capability) {
    String uses = capability.getDirectives().get("uses");
    return uses == null ? List.of() : Arrays.stream(uses.split(",")).map(String::strip).toList();
  }

  /** Where a bundle has a package from that its own exports use: what it imports, or its own. */
  private Optional<BundleCapability> source(BundleRevision bundle, String used) {
    BundleWiring wiring = bundle.getWiring();
    if (wiring != null) {
      for (BundleWire wire : wiring.getRequiredWires(PACKAGE)) {
        if (used.equals(name(wire.getCapability()))) {
          return Optional.of(wire.getCapability());
        }
      }
    } else {
      for (BundleRequirement requirement : bundle.getDeclaredRequirements(PACKAGE)) {
        Optional<BundleCapability> chosen = chosen(bundle, requirement);
        if (chosen.isPresent() && used.equals(name(chosen.get()))) {
          return chosen;
        }
      }
    }
    return bundle.getDeclaredCapabilities(PACKAGE).stream()
        .filter(capability -> used.equals(name(capability)))
        .findFirst();
  }

  /** What the resolver would take first: of resolved bundles, then of the highest version. */
  private Optional<BundleCapability> chosen(BundleRevision bundle, BundleRequirement requirement) {
    if (!Resolution.mandatory(requirement)) {
      return Optional.empty();
    }
    return installed.stream()
        .filter(revision -> !revision.equals(bundle))
        .flatMap(revision -> revision.getDeclaredCapabilities(PACKAGE).stream())
        .filter(requirement::matches)
        .max(
            Comparator.comparing((BundleCapability c) -> Resolution.resolved(c.getRevision()))
                .thenComparing(PackageConflict::version));
  }

  private static Version version(BundleCapability capability) {
    return capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)
            instanceof Version version
        ? version
        : Version.emptyVersion;
  }

  private static String name(BundleCapability capability) {
    return String.valueOf(capability.getAttributes().get(PACKAGE));
  }
}
