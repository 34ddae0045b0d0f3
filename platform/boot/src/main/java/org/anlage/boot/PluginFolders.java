package org.anlage.boot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.anlage.boot.JarProblem.Reason;
import org.anlage.boot.plugins.Change;
import org.anlage.boot.plugins.Change.Kind;
import org.anlage.boot.plugins.Plugin;
import org.anlage.boot.plugins.Plugins;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;

/** Keeps what is loaded in step with the folders of plug-ins. */
final class PluginFolders implements Plugins {

  private final BundleContext context;
  private final Bundles bundles;
  private final PluginLoader loader;
  private final FolderWatch watch;
  private final AllowList allowed;
  private final Consumer<List<JarProblem>> problemsChanged;
  private final Map<Path, LoadedPlugin> loaded = new TreeMap<>();

  /**
   * Plug-ins of some folders.
   *
   * @param platform digests of bundles that are no plug-ins
   * @param problemsChanged hears what is wrong after each change
   */
  PluginFolders(
      BundleContext context,
      List<Path> folders,
      AllowList allowed,
      Function<Bundle, String> platform,
      Consumer<List<JarProblem>> problemsChanged) {
    this.problemsChanged = problemsChanged;
    this.context = context;
    this.allowed = allowed;
    watch = new FolderWatch(folders);
    bundles = new Bundles(context);
    loader = new PluginLoader(context, bundles, allowed, platform);
  }

  @Override
  public List<Path> folders() {
    return watch.folders();
  }

  @Override
  public String digest(Bundle bundle) {
    return loader.digest(bundle);
  }

  @Override
  public synchronized List<Plugin> list() {
    return loaded.keySet().stream().map(this::plugin).toList();
  }

  /** What is wrong, in the order of the folders. */
  synchronized List<JarProblem> problems() {
    List<JarProblem> problems = new ArrayList<>(allowed.problems());
    problems.addAll(watch.problems());
    problems.addAll(OverlookedFiles.in(watch.folders()));
    loaded.forEach(
        (file, jar) ->
            jar.reason().ifPresent(reason -> problems.add(JarProblem.ofPlugin(file, reason))));
    return problems;
  }

  /** Installs all there is; {@link #start} is for when everything else is installed too. */
  synchronized void install() {
    for (Path file : watch.files()) {
      FileState.of(file)
          .ifPresent(stamp -> loaded.put(file, loader.load(file, stamp, Optional.empty())));
    }
    leaveOutOlder();
  }

  /** Starts what can be started, also what could not be before. */
  synchronized void start() {
    for (LoadedPlugin jar : loaded.values()) {
      jar.bundle()
          .ifPresent(
              bundle -> {
                Optional<Reason> started =
                    Installation.started(context, bundle, StartLimit.of(context));
                if (!jar.refused()) { // else the content before goes on, and what is said stays
                  jar.setReason(started);
                }
              });
    }
  }

  @Override
  public synchronized List<Change> poll(Predicate<Set<Bundle>> free) {
    if (allowed.reread()) {
      loaded.replaceAll((file, jar) -> jar.refused() ? jar.outdated() : jar);
    }
    Set<Path> files = watch.files();
    Set<Path> all = new TreeSet<>(files);
    all.addAll(loaded.keySet());
    List<Change> changes = new ArrayList<>();
    for (Path file : all) {
      Optional<FileState> now = files.contains(file) ? FileState.of(file) : Optional.empty();
      Optional<FileState> before = Optional.ofNullable(loaded.get(file)).map(LoadedPlugin::stamp);
      if (now.equals(before)) {
        watch.attend(file);
      } else if (watch.settled(file, now) && free.test(affected(file))) {
        changes.addAll(change(file, now, watch.attend(file)));
      }
    }
    if (!changes.isEmpty()) {
      problemsChanged.accept(problems());
    }
    return changes;
  }

  /**
   * What stops when a jar changes: what uses its bundle, the host of its fragment, or another
   * version of its bundle in another jar, which is left out now or was until now.
   */
  private Set<Bundle> affected(Path file) {
    Set<Bundle> changing = new HashSet<>();
    Optional.ofNullable(loaded.get(file))
        .flatMap(LoadedPlugin::bundle)
        .ifPresent(
            bundle -> {
              changing.add(bundle);
              changing.addAll(Fragments.hosts(context, bundle));
            });
    FileState.header(file, Constants.FRAGMENT_HOST)
        .ifPresent(host -> named(host).forEach(changing::add));
    FileState.header(file, Constants.BUNDLE_SYMBOLICNAME).stream()
        .flatMap(name -> named(name).stream())
        .filter(PluginFolders::hasExtensions)
        .forEach(changing::add);
    return changing.isEmpty() ? Set.of() : bundles.dependents(changing);
  }

  private List<Bundle> named(String symbolicName) {
    return loaded.values().stream()
        .flatMap(jar -> jar.bundle().stream())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .toList();
  }

  /** What changes with a file: its own plug-in, and others that are wired anew because of it. */
  private List<Change> change(Path file, Optional<FileState> stamp, long seen) {
    LoadedPlugin old = loaded.get(file);
    Optional<String> before =
        old == null || !old.inUse() ? Optional.empty() : Optional.of(plugin(file).name());
    Plugin gone = plugin(file);
    Map<Path, Wired> others = wired(file);
    if (stamp.isEmpty()) {
      loaded.remove(file);
      Optional.ofNullable(old).flatMap(LoadedPlugin::bundle).ifPresent(loader::unload);
    } else {
      LoadedPlugin jar =
          loader.load(file, stamp.get(), Optional.ofNullable(old).flatMap(LoadedPlugin::bundle));
      loaded.put(file, jar);
      if (old != null && jar.digest().equals(old.digest()) && jar.refused() == old.refused()) {
        jar.setReason(old.reason()); // only touched
        return List.of();
      }
    }
    reviveAll();
    leaveOutOlder();
    start();
    if (old != null && before.isPresent()) {
      restore(file, old, before.get());
    }
    long millis = (System.nanoTime() - seen) / 1_000_000;
    List<Change> changes = new ArrayList<>();
    if (stamp.isEmpty()) {
      changes.add(new Change(Kind.REMOVED, gone, before, millis));
    } else {
      changes.add(new Change(kind(file, before.isPresent()), plugin(file), before, millis));
    }
    others.forEach((other, was) -> change(other, was, millis).ifPresent(changes::add));
    return changes;
  }

  private Kind kind(Path file, boolean before) {
    return plugin(file).problem().isPresent() ? Kind.REJECTED : before ? Kind.REPLACED : Kind.ADDED;
  }

  /**
   * How a plug-in was wired.
   *
   * @param name its name if it was in use
   * @param wiring its wires, if it had any
   */
  private record Wired(Optional<String> name, Optional<BundleWiring> wiring) {}

  private Map<Path, Wired> wired(Path without) {
    Map<Path, Wired> wired = new TreeMap<>();
    loaded.forEach(
        (file, jar) -> {
          if (!file.equals(without)) {
            wired.put(file, wired(file, jar));
          }
        });
    return wired;
  }

  private Wired wired(Path file, LoadedPlugin jar) {
    return new Wired(
        jar.inUse() ? Optional.of(plugin(file).name()) : Optional.empty(),
        jar.bundle().map(bundle -> bundle.adapt(BundleWiring.class)));
  }

  /** What happened to a plug-in whose own file is as it was. */
  private Optional<Change> change(Path file, Wired before, long millis) {
    LoadedPlugin jar = loaded.get(file);
    if (jar == null) {
      return Optional.empty();
    }
    Wired now = wired(file, jar);
    if (now.name().isPresent()
        && before.name().isPresent()
        && now.wiring().equals(before.wiring())) {
      return Optional.empty();
    }
    if (now.name().isEmpty() && before.name().isEmpty()) {
      return Optional.empty();
    }
    Kind kind =
        now.name().isEmpty()
            ? Kind.REJECTED
            : before.name().isEmpty() ? Kind.ADDED : Kind.REFRESHED;
    return Optional.of(new Change(kind, plugin(file), before.name(), millis));
  }

  /** Puts the content before in the place of one that cannot be used, so that it goes on. */
  private void restore(Path file, LoadedPlugin old, String before) {
    LoadedPlugin now = loaded.get(file);
    if (now == null || now.reason().isEmpty() || old.content().length == 0) {
      return;
    }
    Reason reason = now.reason().get();
    Reason why = new Reason(reason.cause() + "; " + before + " is still in use", reason.fix());
    if (now.refused() && old.bundle().isPresent()) { // nothing of it was loaded
      loaded.put(file, now.withBefore(old, why));
      return;
    }
    try {
      LoadedPlugin again = loader.restore(file, old);
      loaded.put(file, now.withBefore(again, why));
      again
          .bundle()
          .ifPresent(bundle -> Installation.started(context, bundle, StartLimit.of(context)));
    } catch (Rejection rejected) {
      // The new content stays, with its reason: there is nothing to go back to.
    }
  }

  /**
   * Of several jars with extensions and the same symbolic name the highest version is used, which
   * is what somebody who drops a newer file beside an older one means. Libraries may be there in
   * several versions.
   */
  private void leaveOutOlder() {
    Map<String, Path> newest = new HashMap<>();
    for (Path file : List.copyOf(loaded.keySet())) {
      Optional<Bundle> bundle = extensions(file);
      if (bundle.isPresent()) {
        newest.merge(
            bundle.get().getSymbolicName(),
            file,
            (a, b) ->
                extensions(a).orElseThrow().getVersion().compareTo(bundle.get().getVersion()) < 0
                    ? b
                    : a);
      }
    }
    for (Path file : List.copyOf(loaded.keySet())) {
      extensions(file)
          .filter(bundle -> !file.equals(newest.get(bundle.getSymbolicName())))
          .ifPresent(bundle -> leaveOut(file, bundle, newest));
    }
  }

  private void leaveOut(Path file, Bundle bundle, Map<String, Path> newest) {
    Path other = newest.get(bundle.getSymbolicName());
    loader.unload(bundle);
    Optional.ofNullable(loaded.get(file))
        .ifPresent(
            jar ->
                jar.setReason(
                    Optional.of(
                        new Reason(
                            "a newer version of the same bundle is in " + other,
                            "remove one of the two"))));
  }

  private Optional<Bundle> extensions(Path file) {
    return Optional.ofNullable(loaded.get(file))
        .flatMap(LoadedPlugin::bundle)
        .filter(PluginFolders::hasExtensions);
  }

  private static boolean hasExtensions(Bundle bundle) {
    return bundle.getHeaders().get("Service-Component") != null;
  }

  /** Loads again what was left out for another jar's sake, which may be gone now. */
  private void reviveAll() {
    for (Path file : List.copyOf(loaded.keySet())) {
      LoadedPlugin jar = loaded.get(file);
      if (jar != null && jar.reason().isPresent() && jar.bundle().isEmpty()) {
        loaded.put(file, loader.load(file, jar.stamp(), Optional.empty()));
      }
    }
  }

  @Override
  public synchronized Plugin tryOut(Path jar) {
    Path file = jar.toAbsolutePath().normalize();
    Optional<FileState> stamp = FileState.of(file);
    if (stamp.isEmpty()) {
      return new Plugin(
          file,
          "",
          Optional.empty(),
          Optional.of(
              JarProblem.ofPlugin(file, new Reason("there is no such file", "check the name"))
                  .line()));
    }
    if (!loaded.containsKey(file)) {
      FileState.header(file, Constants.BUNDLE_SYMBOLICNAME).ifPresent(this::makeRoom);
      loaded.put(file, loader.load(file, stamp.get(), Optional.empty()));
      start();
    }
    return plugin(file);
  }

  /** What makes room is taken up again by the next poll. */
  private void makeRoom(String symbolicName) {
    for (Path file : List.copyOf(loaded.keySet())) {
      extensions(file)
          .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
          .ifPresent(
              bundle -> {
                loader.unload(bundle);
                loaded.remove(file);
              });
    }
  }

  @Override
  public synchronized void forget(Path jar) {
    Path file = jar.toAbsolutePath().normalize();
    if (watch.folders().stream().noneMatch(folder -> folder.equals(file.getParent()))) {
      change(file, Optional.empty(), System.nanoTime());
    }
  }

  private Plugin plugin(Path file) {
    LoadedPlugin jar = loaded.get(file);
    if (jar == null) {
      return new Plugin(file, "", Optional.empty(), Optional.empty());
    }
    return new Plugin(
        file,
        jar.digest(),
        jar.bundle(),
        jar.reason().map(reason -> JarProblem.ofPlugin(file, reason).line()));
  }
}
