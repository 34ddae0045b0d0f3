package org.anlage.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Takes the platform's own jars to started bundles, and keeps what went wrong on the way. */
final class Installation {

  private final BundleContext context;

  /** From this size on a jar is used where it lies; natives of libraries are so large. */
  private static final long LARGE = 32L << 20;

  private final List<Installed> bundles = new ArrayList<>();
  private final List<JarProblem> problems = new ArrayList<>();

  /** A bundle with the jar it came from. */
  private record Installed(Bundle bundle, Path jar) {}

  Installation(BundleContext context) {
    this.context = context;
  }

  /** What went wrong so far, in the order in which it was found. */
  List<JarProblem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Installs every jar of a folder.
   *
   * @throws Exhausted if there is no space for them, or they are more files than may be open
   */
  void install(Path folder) {
    try {
      for (Path jar : Layout.jars(folder)) {
        try {
          bundles.add(new Installed(Files.size(jar) > LARGE ? inPlace(jar) : copied(jar), jar));
        } catch (Rejection rejected) {
          if (rejected.isExhaustion()) {
            throw new Exhausted(rejected.reason());
          }
          report(jar, rejected.reason());
        } catch (IOException unreadable) {
          report(jar, Rejection.onRead(unreadable));
        }
      }
    } catch (IOException unreadable) {
      report(folder, Rejection.onRead(unreadable));
    }
  }

  private Bundle copied(Path jar) throws IOException, Rejection {
    try (InputStream content = Files.newInputStream(jar)) {
      return installed(context, jar, content);
    }
  }

  /** Installs a large jar where it lies: copying it would cost every start. */
  private Bundle inPlace(Path jar) throws Rejection {
    try {
      return context.installBundle(LoadedJars.IN_PLACE + jar.toUri());
    } catch (BundleException rejected) {
      throw new Rejection(Rejection.onInstall(rejected));
    }
  }

  /** Starts everything that resolves. */
  void start() {
    for (Installed installed : bundles) {
      if (!leftOutOnPurpose(installed.bundle())) {
        started(context, installed.bundle(), StartLimit.NONE)
            .ifPresent(reason -> report(installed.jar(), reason));
      }
    }
  }

  /**
   * Installs a jar. The framework keeps a copy, so that the file can be replaced while it is in
   * use; the location is where digests of bundles are taken from.
   */
  static Bundle installed(BundleContext context, Path jar, InputStream content) throws Rejection {
    try {
      Bundle bundle = context.installBundle(jar.toUri().toString(), content);
      if (bundle.getSymbolicName() == null) {
        bundle.uninstall();
        throw new Rejection(Rejection.NOT_A_BUNDLE);
      }
      return bundle;
    } catch (BundleException rejected) {
      throw new Rejection(rejected);
    }
  }

  /** Starts a bundle unless it is a fragment; says why if it does not start. */
  static Optional<Reason> started(BundleContext context, Bundle bundle, StartLimit limit) {
    boolean unresolved = bundle.getState() == Bundle.INSTALLED;
    if (!unresolved && Fragments.is(bundle)) {
      return Optional.empty();
    }
    try {
      // Of one that did not resolve, this only asks for the resolver's words.
      return limit.start(bundle);
    } catch (BundleException failed) {
      return Optional.of(
          unresolved && bundle.getState() == Bundle.INSTALLED
              ? new Resolution(context).reason(bundle)
              : Rejection.onStart(failed));
    }
  }

  /** Bundles of ours that need the Vector API are for virtual machines that have it. */
  private boolean leftOutOnPurpose(Bundle bundle) {
    return bundle.getState() == Bundle.INSTALLED
        && new Resolution(context)
            .unmet(bundle)
            .map(requirement -> Requirement.of(requirement).name().equals(VectorModule.NAME))
            .orElse(false);
  }

  private void report(Path file, Reason reason) {
    problems.add(new JarProblem(false, String.valueOf(file.getFileName()), reason));
  }
}
