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
import org.osgi.framework.namespace.NativeNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Finds the leaf cause for which a bundle did not resolve: the first requirement in its tree of
 * requirements that no installed bundle can meet. The resolver's own messages name the chain
 * instead, which does not tell an author what to add.
 */
final class Resolution {

  private static final String PLATFORM = "org.anlage.";

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

  /**
   * Puts the cause into words: a requirement that nothing meets, two versions of a package that
   * meet, or a bundle that there may be only one of.
   */
  Reason reason(Bundle bundle) {
    return unmet(bundle)
        .map(requirement -> reason(bundle, requirement))
        .or(() -> conflict(bundle))
        .or(() -> alone(bundle))
        .orElseGet(
            () ->
                new Reason(
                    "it cannot be used together with the other plug-ins: their requirements"
                        + " contradict each other",
                    "try it without the others, and ask its author which versions it is for"));
  }

  private Optional<Reason> conflict(Bundle bundle) {
    return Optional.ofNullable(bundle.adapt(BundleRevision.class))
        .flatMap(new PackageConflict(installed)::of);
  }

  /** A singleton of which another version is in use. */
  private Optional<Reason> alone(Bundle bundle) {
    return installed.stream()
        .filter(other -> !other.getBundle().equals(bundle))
        .filter(other -> other.getSymbolicName().equals(bundle.getSymbolicName()))
        .filter(Resolution::resolved)
        .findFirst()
        .map(
            other ->
                new Reason(
                    "there may be only one "
                        + bundle.getSymbolicName()
                        + ", and version "
                        + other.getVersion()
                        + " is in use",
                    "keep one of the two"));
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
                wanted.name().startsWith(PLATFORM)
                    ? "build it against this version of Anlage, or use the version that fits"
                    : "put the version that it needs beside it, or build it against this one");
      }
      case BundleRevision.BUNDLE_NAMESPACE, BundleRevision.HOST_NAMESPACE ->
          new Reason(
              through + "bundle " + wanted + ", which is not here", "put that bundle beside it");
      case NativeNamespace.NATIVE_NAMESPACE ->
          new Reason(
              (owner.equals(bundle) ? "it" : "it needs " + owner.getSymbolicName() + ", which")
                  + " has native code only for "
                  + NativeCode.systems(owner)
                  + ", and this is "
                  + NativeCode.here(),
              "use the jar for this system");
      case "osgi.extender", "osgi.serviceloader" ->
          wanted.name().equals("osgi.component")
              ? new Reason(
                  through + "Declarative Services " + wanted.version() + ", which are not here",
                  "build it against this version of Anlage")
              : new Reason(
                  through
                      + wanted.name()
                      + ", which finds implementations by ServiceLoader in bundles and is no part of"
                      + " Anlage",
                  "embed that library in the plug-in (see docs/plugins.md, Libraries)");
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

  static boolean resolved(BundleRevision revision) {
    return (revision.getBundle().getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
  }

  static boolean mandatory(BundleRequirement requirement) {
    String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
    String effective = requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE);
    return !Constants.RESOLUTION_OPTIONAL.equals(resolution)
        && !"dynamic".equals(resolution)
        && (effective == null || effective.equals(Constants.EFFECTIVE_RESOLVE));
  }
}
