package org.anlage.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Takes jars from folders to started bundles, and keeps what went wrong on the way. */
final class Installation {

  private final BundleContext context;
  private final Map<Bundle, Path> plugins = new LinkedHashMap<>();
  private final Map<Bundle, Path> own = new LinkedHashMap<>();
  private final List<JarProblem> problems = new ArrayList<>();

  Installation(BundleContext context) {
    this.context = context;
  }

  /** What went wrong so far, own bundles first, in the order of installation. */
  List<JarProblem> problems() {
    return List.copyOf(problems);
  }

  /** Installs every jar of the layout, resolves them together and starts what resolved. */
  void run(Layout layout) {
    installFolder(layout.bundles(), false);
    for (Path missing : layout.missing()) {
      report(
          true, missing, new Reason("there is no such folder", "check the path after --plugins"));
    }
    for (Path folder : layout.plugins()) {
      installFolder(folder, true);
    }
    context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(null);
    own.forEach((bundle, jar) -> start(bundle, jar, false));
    plugins.forEach((bundle, jar) -> start(bundle, jar, true));
  }

  private void installFolder(Path folder, boolean plugin) {
    try {
      for (Path jar : Layout.jars(folder)) {
        install(jar, plugin);
      }
    } catch (IOException unreadable) {
      report(
          plugin,
          folder,
          new Reason("the folder cannot be read: " + message(unreadable), "check it"));
    }
  }

  private void install(Path jar, boolean plugin) throws IOException {
    String location = jar.toUri().toString();
    int before = context.getBundles().length;
    try {
      Bundle bundle;
      if (plugin) {
        // A copy, so that the file can be replaced while it is in use.
        try (InputStream content = Files.newInputStream(jar)) {
          bundle = context.installBundle(location, content);
        }
      } else {
        bundle = context.installBundle("reference:" + location);
      }
      if (bundle.getSymbolicName() == null) {
        bundle.uninstall();
        report(
            plugin,
            jar,
            new Reason(
                "it is a jar but not an OSGi bundle", "build it with the bnd Maven plug-in"));
      } else if (context.getBundles().length > before) {
        (plugin ? plugins : own).put(bundle, jar);
      }
    } catch (BundleException rejected) {
      report(plugin, jar, rejection(rejected));
    } catch (IOException unreadable) {
      report(
          plugin,
          jar,
          new Reason("it cannot be read: " + message(unreadable), "check its permissions"));
    }
  }

  private static Reason rejection(BundleException rejected) {
    return switch (rejected.getType()) {
      case BundleException.DUPLICATE_BUNDLE_ERROR ->
          new Reason(
              "the same bundle in the same version is there already: " + message(rejected),
              "keep one of the two");
      case BundleException.MANIFEST_ERROR, BundleException.UNSUPPORTED_OPERATION ->
          invalidManifest(rejected);
      default ->
          rootOf(rejected) instanceof IOException damaged
              ? new Reason(
                  "it is damaged or not a jar: " + message(damaged), "copy or build it again")
              : invalidManifest(rejected.getCause() == null ? rejected : rejected.getCause());
    };
  }

  private static Reason invalidManifest(Throwable thrown) {
    return new Reason(
        "its manifest is not valid: " + message(thrown), "build it with the bnd Maven plug-in");
  }

  private void start(Bundle bundle, Path jar, boolean plugin) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null || (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
      if (bundle.getState() == Bundle.INSTALLED) {
        report(plugin, jar, new Resolution(context).reason(bundle, "a fragment without its host"));
      }
      return;
    }
    if (bundle.getState() == Bundle.INSTALLED && leftOutOnPurpose(bundle, plugin)) {
      return;
    }
    boolean wired = bundle.getState() != Bundle.INSTALLED;
    try {
      bundle.start();
    } catch (BundleException failed) {
      report(
          plugin,
          jar,
          wired
              ? new Reason(
                  "it failed to start: " + message(rootOf(failed)),
                  "see its documentation or its author")
              : new Resolution(context).reason(bundle, message(failed)));
    }
  }

  /** Bundles that need the Vector API are there for virtual machines that have it. */
  private boolean leftOutOnPurpose(Bundle bundle, boolean plugin) {
    return !plugin
        && new Resolution(context)
            .unmet(bundle)
            .map(requirement -> Requirement.of(requirement).name().equals(VectorModule.NAME))
            .orElse(false);
  }

  private void report(boolean plugin, Path file, Reason reason) {
    problems.add(
        new JarProblem(
            plugin, plugin ? file.toString() : String.valueOf(file.getFileName()), reason));
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown instanceof BundleException && message != null
        ? message
        : thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
