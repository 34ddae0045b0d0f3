package org.anlage.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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

/** Keeps what is loaded in step with the folders of plug-ins. */
final class PluginFolders implements Plugins {

  /** A plug-in is read as a whole at every start. */
  private static final long LARGEST = 256L << 20;

  private final BundleContext context;
  private final Bundles bundles;
  private final FolderWatch watch;
  private final AllowList allowed;
  private final Consumer<List<JarProblem>> problemsChanged;
  private final Function<Bundle, String> platform;
  private final Map<Path, Loaded> loaded = new TreeMap<>();
  private final Map<Long, String> digests = new ConcurrentHashMap<>();
  private final ExitGuard guard = new ExitGuard(digests::containsKey);
  private boolean guarded;

  /** A jar as it was loaded. */
  private static final class Loaded {
    private final FileState stamp;
    private final String digest;
    private final Optional<Bundle> bundle;
    private final boolean refused;
    private final byte[] content;
    private Optional<Reason> reason;

    Loaded(FileState stamp, String digest, Optional<Bundle> bundle, Optional<Reason> reason) {
      this(stamp, digest, bundle, reason, new byte[0]);
    }

    Loaded(
        FileState stamp,
        String digest,
        Optional<Bundle> bundle,
        Optional<Reason> reason,
        byte[] content) {
      this.content = content;
      this.stamp = stamp;
      this.digest = digest;
      this.bundle = bundle;
      refused = reason.isPresent();
      this.reason = reason;
    }

    /** Whether its bundle is used, be it with the content before. */
    private boolean inUse() {
      return reason.isEmpty() || refused && content.length > 0;
    }
  }

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
    this.platform = platform;
    this.problemsChanged = problemsChanged;
    this.context = context;
    watch = new FolderWatch(folders);
    this.allowed = allowed;
    bundles = new Bundles(context);
  }

  @Override
  public List<Path> folders() {
    return watch.folders();
  }

  @Override
  public String digest(Bundle bundle) {
    String ofPlugin = digests.get(bundle.getBundleId());
    return ofPlugin != null ? ofPlugin : platform.apply(bundle);
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
            jar.reason.ifPresent(reason -> problems.add(JarProblem.ofPlugin(file, reason))));
    return problems;
  }

  /** Installs all there is; {@link #start} is for when everything else is installed too. */
  synchronized void install() {
    for (Path file : watch.files()) {
      FileState.of(file).ifPresent(stamp -> loaded.put(file, load(file, stamp, Optional.empty())));
    }
    leaveOutOlder();
  }

  /** Starts what can be started, also what could not be before. */
  synchronized void start() {
    loaded.forEach(
        (file, jar) -> {
          if (jar.bundle.isPresent() && jar.bundle.get().getState() != Bundle.UNINSTALLED) {
            Optional<Reason> started =
                Installation.started(context, jar.bundle.get(), StartLimit.of(context));
            if (!jar.refused) { // else the earlier content goes on, and what is said of this stays
              jar.reason = started;
            }
          }
        });
  }

  @Override
  public synchronized List<Change> poll(Predicate<Set<Bundle>> free) {
    Set<Path> files = watch.files();
    Set<Path> all = new TreeSet<>(files);
    all.addAll(loaded.keySet());
    List<Change> changes = new ArrayList<>();
    for (Path file : all) {
      Optional<FileState> now = files.contains(file) ? FileState.of(file) : Optional.empty();
      Optional<FileState> before = Optional.ofNullable(loaded.get(file)).map(jar -> jar.stamp);
      if (now.equals(before)) {
        watch.attend(file);
      } else if (watch.settled(file, now) && free.test(affected(file))) {
        change(file, now, watch.attend(file)).ifPresent(changes::add);
      }
    }
    if (!changes.isEmpty()) {
      problemsChanged.accept(problems());
    }
    return changes;
  }

  private Set<Bundle> affected(Path file) {
    Loaded jar = loaded.get(file);
    return jar == null || jar.bundle.isEmpty() ? Set.of() : bundles.dependents(jar.bundle.get());
  }

  private Optional<Change> change(Path file, Optional<FileState> stamp, long seen) {
    Loaded old = loaded.get(file);
    Optional<String> before =
        old == null || !old.inUse() ? Optional.empty() : Optional.of(plugin(file).name());
    Plugin gone = plugin(file);
    if (stamp.isEmpty()) {
      loaded.remove(file);
      if (old != null && old.bundle.isPresent()) {
        digests.remove(old.bundle.get().getBundleId());
        bundles.remove(old.bundle.get());
      }
    } else {
      Loaded jar = load(file, stamp.get(), Optional.ofNullable(old).flatMap(o -> o.bundle));
      loaded.put(file, jar);
      if (old != null && jar.digest.equals(old.digest)) {
        jar.reason = old.reason; // only touched
        return Optional.empty();
      }
    }
    reviveAll();
    leaveOutOlder();
    start();
    if (old != null && before.isPresent()) {
      restore(file, old, before.get());
    }
    long millis = (System.nanoTime() - seen) / 1_000_000;
    if (stamp.isEmpty()) {
      return Optional.of(new Change(Kind.REMOVED, gone, before, millis));
    }
    Plugin now = plugin(file);
    Kind kind =
        now.problem().isPresent() ? Kind.REJECTED : before.isPresent() ? Kind.REPLACED : Kind.ADDED;
    return Optional.of(new Change(kind, now, before, millis));
  }

  /** Puts the content before in the place of one that cannot be used, so that it goes on. */
  private void restore(Path file, Loaded old, String before) {
    Loaded now = loaded.get(file);
    if (now == null || now.refused || now.reason.isEmpty() || old.content.length == 0) {
      return;
    }
    Reason reason = now.reason.get();
    try {
      Bundle bundle = old.bundle.orElseThrow();
      bundles.update(bundle, old.content);
      digests.put(bundle.getBundleId(), old.digest);
      loaded.put(
          file,
          new Loaded(
              now.stamp,
              now.digest,
              old.bundle,
              Optional.of(
                  new Reason(reason.cause() + "; " + before + " is still in use", reason.fix())),
              old.content));
      Installation.started(context, bundle, StartLimit.of(context));
    } catch (Rejection rejected) {
      // The new content stays, with its reason: there is nothing to go back to.
    }
  }

  /** Reads a jar once, and loads what was read if it is allowed; an update keeps its bundle. */
  private Loaded load(Path file, FileState stamp, Optional<Bundle> present) {
    if (!Files.isRegularFile(file)) {
      return new Loaded(
          stamp,
          "",
          Optional.empty(),
          Optional.of(new Reason("it is not a file", "copy the jar itself to here")));
    }
    if (stamp.size() > LARGEST) {
      return new Loaded(
          stamp,
          "",
          present,
          Optional.of(
              new Reason(
                  "it has "
                      + (stamp.size() >> 20)
                      + " MiB, and a plug-in has at most "
                      + (LARGEST >> 20),
                  "put data beside the jar, not into it")));
    }
    String digest = "";
    try {
      byte[] content = Files.readAllBytes(file);
      digest = sha256(content);
      Optional<Reason> refusal = allowed.refusal(file, digest);
      if (refusal.isPresent()) {
        return new Loaded(stamp, digest, present, refusal);
      }
      Optional<Bundle> current = present.filter(b -> b.getState() != Bundle.UNINSTALLED);
      if (current.isPresent() && digest.equals(digests.get(current.get().getBundleId()))) {
        return new Loaded(stamp, digest, current, Optional.empty(), content);
      }
      watchForExits();
      Bundle bundle;
      if (current.isPresent()) {
        bundle = current.get();
        bundles.update(bundle, content);
      } else {
        bundle = Installation.installed(context, file, new ByteArrayInputStream(content));
      }
      Optional<Reason> exported = PlatformPackages.exportedBy(bundle);
      if (exported.isPresent()) {
        digests.remove(bundle.getBundleId());
        bundles.remove(bundle);
        return new Loaded(stamp, digest, Optional.empty(), exported);
      }
      digests.put(bundle.getBundleId(), digest);
      return new Loaded(stamp, digest, Optional.of(bundle), Optional.empty(), content);
    } catch (Rejection rejected) {
      return new Loaded(stamp, digest, present, Optional.of(rejected.reason()));
    } catch (IOException unreadable) {
      return new Loaded(stamp, digest, present, Optional.of(Rejection.onRead(unreadable)));
    }
  }

  private void watchForExits() {
    if (!guarded) {
      guarded = true;
      context.registerService(org.osgi.framework.hooks.weaving.WeavingHook.class, guard, null);
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
    digests.remove(bundle.getBundleId());
    bundles.remove(bundle);
    Loaded jar = loaded.get(file);
    if (jar != null) {
      jar.reason =
          Optional.of(
              new Reason(
                  "a newer version of the same bundle is in " + other, "remove one of the two"));
    }
  }

  private Optional<Bundle> extensions(Path file) {
    return Optional.ofNullable(loaded.get(file))
        .flatMap(jar -> jar.bundle)
        .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
        .filter(bundle -> bundle.getHeaders().get("Service-Component") != null);
  }

  /** Loads again what was left out for another jar's sake, which may be gone now. */
  private void reviveAll() {
    for (Path file : List.copyOf(loaded.keySet())) {
      Loaded jar = loaded.get(file);
      if (jar != null
          && jar.reason.isPresent()
          && jar.bundle.map(b -> b.getState() == Bundle.UNINSTALLED).orElse(true)) {
        loaded.put(file, load(file, jar.stamp, Optional.empty()));
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
      FileState.symbolicName(file).ifPresent(this::makeRoom);
      loaded.put(file, load(file, stamp.get(), Optional.empty()));
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
                digests.remove(bundle.getBundleId());
                bundles.remove(bundle);
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
    Loaded jar = loaded.get(file);
    if (jar == null) {
      return new Plugin(file, "", Optional.empty(), Optional.empty());
    }
    return new Plugin(
        file,
        jar.digest,
        jar.bundle.filter(bundle -> bundle.getState() != Bundle.UNINSTALLED),
        jar.reason.map(reason -> JarProblem.ofPlugin(file, reason).line()));
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }
}
