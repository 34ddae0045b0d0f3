package org.anlage.boot;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Fragments: bundles that are joined to another one, their host, when it is resolved. */
final class Fragments {
  private Fragments() {}

  /** Whether a bundle is a fragment. */
  static boolean is(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }

  /** Installed bundles that a fragment may be joined to; none if it is not a fragment. */
  static Set<Bundle> hosts(BundleContext context, Bundle fragment) {
    BundleRevision revision = fragment.adapt(BundleRevision.class);
    Set<Bundle> hosts = new HashSet<>();
    if (revision == null || !is(fragment)) {
      return hosts;
    }
    List<BundleRequirement> wanted = revision.getDeclaredRequirements(HostNamespace.HOST_NAMESPACE);
    for (Bundle bundle : context.getBundles()) {
      BundleRevision other = bundle.adapt(BundleRevision.class);
      if (other != null
          && other.getDeclaredCapabilities(HostNamespace.HOST_NAMESPACE).stream()
              .anyMatch(capability -> wanted.stream().anyMatch(w -> w.matches(capability)))) {
        hosts.add(bundle);
      }
    }
    return hosts;
  }

  /**
   * Why a jar cannot be used: it is a fragment that would change the platform, or one with
   * components, which Declarative Services do not look for in fragments. To be asked before the jar
   * is installed; a fragment of the framework itself would start it again.
   *
   * @param plugin whether a bundle is a plug-in
   */
  static Optional<Reason> refusal(BundleContext context, Path jar, Predicate<Bundle> plugin) {
    return FileState.header(jar, Constants.FRAGMENT_HOST)
        .flatMap(host -> refusal(context, jar, host, plugin));
  }

  private static Optional<Reason> refusal(
      BundleContext context, Path jar, String host, Predicate<Bundle> plugin) {
    boolean ofThePlatform =
        host.equals(Constants.SYSTEM_BUNDLE_SYMBOLICNAME)
            || Arrays.stream(context.getBundles())
                .anyMatch(b -> host.equals(b.getSymbolicName()) && !plugin.test(b));
    if (ofThePlatform) {
      return Optional.of(
          new Reason(
              "it is a fragment of " + host + ", a bundle of the platform",
              "make it a bundle of its own: leave out Fragment-Host"));
    }
    return FileState.header(jar, "Service-Component")
        .map(
            components ->
                new Reason(
                    "it is a fragment of "
                        + host
                        + ", and components of fragments are not looked at",
                    "make it a bundle of its own (leave out Fragment-Host), or put its components"
                        + " into "
                        + host));
  }
}
