package org.anlage.boot;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlage.boot.closure.BundleClosure;
import org.anlage.boot.plugins.Plugins;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/**
 * One OSGi framework on one layout, with a private cache that goes when it closes. Only {@code
 * java.*} and what bundles import reaches them: nothing is delegated to the class path.
 */
final class Host implements AutoCloseable {

  private static final String CLOSURE_PACKAGE = "org.anlage.boot.closure;version=\"0.1.0\"";

  /** One problem with a jar per line; for the command line to show. */
  static final String PROBLEMS_PROPERTY = "anlage.boot.problems";

  private static final String PLUGINS_PACKAGE = "org.anlage.boot.plugins;version=\"0.1.0\"";
  private static final long STOP_MILLIS = 5_000;

  private final Path cache;
  private final Framework framework;
  private volatile List<JarProblem> problems = List.of();
  private boolean closed;

  /**
   * Makes the cache folder and the framework, which is not started yet.
   *
   * @throws IOException if no temporary folder can be made
   */
  Host() throws IOException {
    cache = privateFolder(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    framework = new FrameworkFactory().newFramework(settings(cache));
  }

  /**
   * Makes a folder only this user can read. {@link Files#createTempDirectory} starts the secure
   * random generator for its name, a tenth of the whole start; here a taken name is an error and
   * the next is tried.
   */
  private static Path privateFolder(Path parent) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    boolean posix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
    while (true) {
      String name =
          "anlage-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
      try {
        Path folder = parent.resolve(name);
        return posix ? Files.createDirectory(folder, ownerOnly) : Files.createDirectory(folder);
      } catch (FileAlreadyExistsException taken) {
        Thread.onSpinWait();
      }
    }
  }

  private static Map<String, String> settings(Path cache) {
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    settings.put(Constants.FRAMEWORK_BOOTDELEGATION, "");
    settings.put("felix.bootdelegation.implicit", "false");
    settings.put("felix.cache.locking", "false");
    settings.put("felix.service.urlhandlers", "false");
    // Whatever the framework would log is reported as a problem of a jar instead.
    settings.put("felix.log.level", "0");
    // Without a log service SCR prints stack traces; `doctor` tells what failed, one line each.
    settings.put("ds.showerrors", "false");
    settings.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        CLOSURE_PACKAGE
            + ","
            + PLUGINS_PACKAGE
            + (VectorModule.load() ? "," + VectorModule.NAME : ""));
    // So that who completes a distribution finds these services, as those of bundles, in headers.
    settings.put(
        Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA,
        Stream.of(BundleClosure.class, Plugins.class)
            .map(s -> "osgi.service;objectClass:List<String>=\"" + s.getName() + "\"")
            .collect(Collectors.joining(",")));
    return settings;
  }

  /**
   * Starts the framework and all bundles of the layout that can start. A problem with a jar is kept
   * in {@link #problems()}.
   *
   * @throws BundleException if the framework itself cannot start
   */
  void start(Layout layout) throws BundleException {
    framework.start();
    BundleContext context = framework.getBundleContext();
    context.registerService(BundleClosure.class, new FrameworkClosure(), null);
    Installation platform = new Installation(context);
    layout.bundles().forEach(platform::install);
    PluginFolders plugins =
        new PluginFolders(
            context,
            layout.plugins(),
            AllowList.read(layout.allowList()),
            new LoadedJars(cache)::digest,
            changed -> publish(platform, layout, changed));
    plugins.install();
    context.registerService(Plugins.class, plugins, null);
    framework.adapt(FrameworkWiring.class).resolveBundles(null);
    platform.start();
    plugins.start();
    publish(platform, layout, plugins.problems());
  }

  /** Lets bundles know what is wrong with jars. */
  private void publish(Installation platform, Layout layout, List<JarProblem> plugins) {
    problems =
        Stream.of(platform.problems(), layout.problems(), plugins).flatMap(List::stream).toList();
    System.setProperty(
        PROBLEMS_PROPERTY,
        problems.stream().map(JarProblem::line).collect(Collectors.joining("\n")));
  }

  /**
   * The framework with nothing in it, in which bundles can be installed and resolved but do not
   * start.
   *
   * @throws BundleException if the framework itself does not work
   */
  BundleContext initialised() throws BundleException {
    framework.init();
    return framework.getBundleContext();
  }

  /** The private folder of this framework. */
  Path cache() {
    return cache;
  }

  /** The jars that are not in use, and why. */
  List<JarProblem> problems() {
    return problems;
  }

  /**
   * The command line: the service {@link ToIntFunction} with {@code anlage.command=main}.
   *
   * @param timeoutMillis how long to wait for it
   */
  @SuppressWarnings("unchecked") // what the filter asks for takes String[]
  Optional<ToIntFunction<String[]>> command(long timeoutMillis) throws InterruptedException {
    try {
      var context = framework.getBundleContext();
      var filter =
          context.createFilter(
              "(&("
                  + Constants.OBJECTCLASS
                  + "="
                  + ToIntFunction.class.getName()
                  + ")(anlage.command=main))");
      var tracker = new ServiceTracker<Object, Object>(context, filter, null);
      tracker.open();
      return Optional.ofNullable((ToIntFunction<String[]>) tracker.waitForService(timeoutMillis));
    } catch (InvalidSyntaxException constant) {
      throw new AssertionError(constant);
    }
  }

  /** Stops the framework and deletes its cache; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException | InterruptedException leftToTheEndOfTheProcess) {
      Thread.currentThread().interrupt();
    }
    delete(cache);
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException busy) {
      // A cache left in the temporary folder does no harm.
      folder.toFile().deleteOnExit();
    }
  }
}
