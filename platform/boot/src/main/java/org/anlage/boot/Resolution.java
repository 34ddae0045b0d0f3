package org.anlage.boot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Finds the leaf cause for which a bundle did not resolve: the first requirement in its tree of
 * requirements that no installed bundle can meet. The resolver's own messages name the chain
 * instead, which does not tell an author what to add.
 */
final class Resolution {

  private final List<BundleRevision> installed = new ArrayList<>();

  /** Looks at everything that is installed now. */
  Resolution(BundleContext context) {
    for (Bundle bundle : context.getBundles()) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      if (revision != null) {
        installed.add(revision);
      }
    }
  }

  /** The requirement at the root of the trouble, or nothing where each one alone could be met. */
  Optional<BundleRequirement> unmet(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision == null ? Optional.empty() : unmet(revision, new HashSet<>());
  }

  /** Puts the cause into words, or falls back to what the resolver said. */
  Reason reason(Bundle bundle, String resolverMessage) {
    return unmet(bundle)
        .map(requirement -> reason(bundle, requirement))
        .orElseGet(
            () ->
                new Reason(
                    "it cannot be wired together with the other bundles: " + resolverMessage,
                    "build it against the packages of this distribution"));
  }

  private Optional<BundleRequirement> unmet(BundleRevision revision, Set<BundleRevision> visited) {
    if (!visited.add(revision)) {
      return Optional.empty();
    }
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (!mandatory(requirement)) {
        continue;
      }
      List<BundleRevision> providers = providers(requirement);
      if (providers.isEmpty()) {
        return Optional.of(requirement);
      }
      if (providers.stream().noneMatch(Resolution::resolved)) {
        Optional<BundleRequirement> deeper = unmet(providers.get(0), visited);
        if (deeper.isPresent()) {
          return deeper;
        }
      }
    }
    return Optional.empty();
  }

  private List<BundleRevision> providers(BundleRequirement requirement) {
    return installed.stream()
        .filter(
            revision ->
                revision.getDeclaredCapabilities(requirement.getNamespace()).stream()
                    .anyMatch(requirement::matches))
        .toList();
  }

  private Reason reason(Bundle bundle, BundleRequirement requirement) {
    Requirement wanted = Requirement.of(requirement);
    Bundle owner = requirement.getRevision().getBundle();
    String through =
        owner.equals(bundle)
            ? "it needs "
            : "it needs " + owner.getSymbolicName() + ", which needs ";
    return switch (wanted.namespace()) {
      case "osgi.ee" ->
          new Reason(
              through
                  + "Java "
                  + wanted.version()
                  + ", and this is Java "
                  + Runtime.version().feature(),
              "start Anlage with that Java (JAVA_HOME)");
      case BundleRevision.PACKAGE_NAMESPACE -> {
        List<String> versions = versions(requirement, wanted);
        yield versions.isEmpty()
            ? new Reason(
                through + "package " + wanted + ", which no bundle has",
                "put the bundle that exports it beside it")
            : new Reason(
                through + "package " + wanted + ", and here is only " + String.join(", ", versions),
                "build it against this version of Anlage, or use the version that fits");
      }
      case BundleRevision.BUNDLE_NAMESPACE, BundleRevision.HOST_NAMESPACE ->
          new Reason(
              through + "bundle " + wanted + ", which is not here", "put that bundle beside it");
      default ->
          new Reason(
              through
                  + "the capability "
                  + wanted.namespace()
                  + " "
                  + wanted
                  + ", which no bundle has",
              "put the bundle that provides it beside it");
    };
  }

  private List<String> versions(BundleRequirement requirement, Requirement wanted) {
    List<String> versions = new ArrayList<>();
    for (BundleRevision revision : installed) {
      for (BundleCapability capability :
          revision.getDeclaredCapabilities(requirement.getNamespace())) {
        if (wanted.name().equals(capability.getAttributes().get(requirement.getNamespace()))) {
          versions.add(String.valueOf(capability.getAttributes().get(Constants.VERSION_ATTRIBUTE)));
        }
      }
    }
    return versions;
  }

  private static boolean resolved(BundleRevision revision) {
    return (revision.getBundle().getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
  }

  private static boolean mandatory(BundleRequirement requirement) {
    String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
    String effective = requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE);
    return !Constants.RESOLUTION_OPTIONAL.equals(resolution)
        && !"dynamic".equals(resolution)
        && (effective == null || effective.equals(Constants.EFFECTIVE_RESOLVE));
  }
}
