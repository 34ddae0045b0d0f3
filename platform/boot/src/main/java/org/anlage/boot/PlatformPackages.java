package org.anlage.boot;

import java.util.List;
import java.util.Optional;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Packages that only the platform exports. A plug-in that exports its own copy of one, in a higher
 * version, would be wired to the platform's bundles in its place.
 */
final class PlatformPackages {
  private static final String API = "org.anlage.api.";
  private static final List<String> OTHERS =
      List.of("org.osgi.service.component", "org.osgi.framework");

  private PlatformPackages() {}

  /** Why a plug-in cannot be used: the first package of the platform that it exports. */
  static Optional<Reason> exportedBy(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return Optional.empty();
    }
    return revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
        .map(c -> String.valueOf(c.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
        .filter(name -> name.startsWith(API) || OTHERS.contains(name))
        .findFirst()
        .map(
            name ->
                new Reason(
                    "it exports the package " + name + ", which is the platform's",
                    "build it without a copy of that package: with the parent of plug-ins, or with"
                        + " provided scope"));
  }
}
