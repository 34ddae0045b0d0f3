package org.anlage.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.boot.JarProblem.Reason;
import org.anlage.boot.closure.BundleClosure;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Asks a second framework, in which the candidates are installed and nothing is started, so that
 * what is put together here is what a start will wire.
 */
final class FrameworkClosure implements BundleClosure {

  private static final String SERVICE = "osgi.service";

  @Override
  public Completion complete(List<Path> roots, List<Path> candidates) throws IOException {
    try (Host host = new Host()) {
      return new Attempt(host.initialised()).complete(roots, candidates);
    } catch (BundleException broken) {
      throw new IOException("the OSGi framework did not start: " + broken.getMessage(), broken);
    }
  }

  /** One question to one framework. */
  private static final class Attempt {
    private final BundleContext context;
    private final Map<Bundle, Path> jars = new LinkedHashMap<>();
    private final Set<Bundle> wanted = new LinkedHashSet<>();
    private final List<Unusable> problems = new ArrayList<>();

    Attempt(BundleContext context) {
      this.context = context;
    }

    Completion complete(List<Path> roots, List<Path> candidates) {
      for (Path root : roots) {
        try {
          wanted.add(install(root));
        } catch (BundleException rejected) {
          report(root, Rejection.onInstall(rejected));
        } catch (IOException unreadable) {
          report(root, Rejection.onRead(unreadable));
        }
      }
      for (Path candidate : candidates) {
        try {
          install(candidate);
        } catch (BundleException | IOException ofNoUse) {
          // What is missing without it is found below.
        }
      }
      do {
        context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(wanted);
      } while (addServices());
      wanted.stream().filter(FrameworkClosure::unresolved).forEach(this::explain);
      return new Completion(members(), problems);
    }

    private Bundle install(Path jar) throws BundleException, IOException {
      try (InputStream content = Files.newInputStream(jar)) {
        Bundle bundle = context.installBundle(jar.toUri().toString(), content);
        if (bundle.getSymbolicName() == null) {
          bundle.uninstall();
          throw new BundleException("not a bundle", new java.io.FileNotFoundException());
        }
        jars.put(bundle, jar);
        return bundle;
      }
    }

    /** Wiring knows nothing of services: adds what provides those that components must have. */
    private boolean addServices() {
      boolean added = false;
      for (Bundle bundle : List.copyOf(jars.keySet())) {
        if (unresolved(bundle)) {
          continue;
        }
        for (BundleRequirement service : services(bundle)) {
          if (provides(context.getBundle(0), service)) {
            continue;
          }
          List<Bundle> providers =
              jars.keySet().stream().filter(other -> provides(other, service)).toList();
          if (providers.isEmpty()) {
            report(
                bundle,
                new Reason(
                    "its components need the service "
                        + Requirement.service(service)
                        + ", which no bundle has",
                    "put the bundle that provides it beside it"));
          } else if (providers.stream().allMatch(FrameworkClosure::unresolved)) {
            added |= wanted.add(providers.get(0));
          }
        }
      }
      return added && problems.isEmpty();
    }

    private void explain(Bundle bundle) {
      Resolution resolution = new Resolution(context);
      boolean forOtherMachines =
          resolution
              .unmet(bundle)
              .map(requirement -> Requirement.of(requirement).name().equals(VectorModule.NAME))
              .orElse(false);
      if (!forOtherMachines) {
        report(bundle, resolution.reason(bundle));
      }
    }

    private List<Member> members() {
      return jars.entrySet().stream()
          .filter(entry -> wanted.contains(entry.getKey()) || !unresolved(entry.getKey()))
          .map(entry -> new Member(entry.getValue(), users(entry.getKey())))
          .toList();
    }

    private static List<String> users(Bundle bundle) {
      return Optional.ofNullable(bundle.adapt(BundleWiring.class))
          .map(wiring -> wiring.getProvidedWires(null))
          .orElse(List.of())
          .stream()
          .map(BundleWire::getRequirer)
          .map(BundleRevision::getSymbolicName)
          .distinct()
          .sorted()
          .toList();
    }

    private void report(Bundle bundle, Reason reason) {
      Path jar = jars.get(bundle);
      if (jar != null) {
        report(jar, reason);
      }
    }

    private void report(Path jar, Reason reason) {
      problems.add(new Unusable(jar, reason.cause(), reason.fix()));
    }
  }

  private static boolean unresolved(Bundle bundle) {
    return bundle.getState() == Bundle.INSTALLED;
  }

  private static List<BundleRequirement> services(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision == null
        ? List.of()
        : revision.getDeclaredRequirements(SERVICE).stream()
            .filter(
                requirement ->
                    !Constants.RESOLUTION_OPTIONAL.equals(
                        requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE)))
            .toList();
  }

  private static boolean provides(Bundle bundle, BundleRequirement service) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null
        && revision.getDeclaredCapabilities(SERVICE).stream().anyMatch(service::matches);
  }
}
