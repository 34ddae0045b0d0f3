package org.anlage.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Takes jars from folders to started bundles, and keeps what went wrong on the way. */
final class Installation {

  private final BundleContext context;
  private final List<Installed> bundles = new ArrayList<>();
  private final List<JarProblem> problems = new ArrayList<>();

  /** A bundle with the jar it came from. */
  private record Installed(Bundle bundle, Path jar, boolean plugin) {
    boolean unresolved() {
      return bundle.getState() == Bundle.INSTALLED;
    }

    boolean fragment() {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
  }

  Installation(BundleContext context) {
    this.context = context;
  }

  /** What went wrong so far, in the order in which it was found. */
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
    bundles.forEach(this::start);
  }

  private void installFolder(Path folder, boolean plugin) {
    try {
      for (Path jar : Layout.jars(folder)) {
        install(jar, plugin);
      }
    } catch (IOException unreadable) {
      report(plugin, folder, Rejection.onRead(unreadable));
    }
  }

  private void install(Path jar, boolean plugin) {
    if (!Files.isRegularFile(jar)) {
      report(plugin, jar, new Reason("it is not a file", "copy the jar itself to here"));
      return;
    }
    // The framework keeps a copy, so that the file can be replaced while it is in use. The location
    // is what
    // digests of bundles are taken from.
    try (InputStream content = Files.newInputStream(jar)) {
      Bundle bundle = context.installBundle(jar.toUri().toString(), content);
      if (bundle.getSymbolicName() == null) {
        bundle.uninstall();
        report(plugin, jar, Rejection.NOT_A_BUNDLE);
      } else {
        bundles.add(new Installed(bundle, jar, plugin));
      }
    } catch (BundleException rejected) {
      report(plugin, jar, Rejection.onInstall(rejected));
    } catch (IOException unreadable) {
      report(plugin, jar, Rejection.onRead(unreadable));
    }
  }

  private void start(Installed installed) {
    boolean unresolved = installed.unresolved();
    if (unresolved ? leftOutOnPurpose(installed) : installed.fragment()) {
      return;
    }
    try {
      // Of one that did not resolve, this only asks for the resolver's words.
      installed.bundle().start();
    } catch (BundleException failed) {
      Reason reason =
          unresolved
              ? new Resolution(context).reason(installed.bundle(), Rejection.message(failed))
              : Rejection.onStart(failed);
      report(installed.plugin(), installed.jar(), reason);
    }
  }

  /** Bundles of ours that need the Vector API are for virtual machines that have it. */
  private boolean leftOutOnPurpose(Installed installed) {
    return !installed.plugin()
        && new Resolution(context)
            .unmet(installed.bundle())
            .map(requirement -> Requirement.of(requirement).name().equals(VectorModule.NAME))
            .orElse(false);
  }

  private void report(boolean plugin, Path file, Reason reason) {
    String name = plugin ? file.toString() : String.valueOf(file.getFileName());
    problems.add(new JarProblem(plugin, name, reason));
  }
}
