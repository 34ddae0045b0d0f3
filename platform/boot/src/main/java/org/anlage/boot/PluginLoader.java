package org.anlage.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.weaving.WeavingHook;

/** Turns jars of users into bundles, if they may be loaded and leave the platform as it is. */
final class PluginLoader {

  /** A plug-in is read as a whole at every start. */
  private static final long LARGEST = 256L << 20;

  private final BundleContext context;
  private final Bundles bundles;
  private final AllowList allowed;
  private final Function<Bundle, String> platform;
  private final Map<Long, String> digests = new ConcurrentHashMap<>();
  private final ExitGuard guard = new ExitGuard(digests::containsKey);
  private boolean guarded;

  /**
   * A loader.
   *
   * @param allowed what may be loaded
   * @param platform digests of bundles that are no plug-ins
   */
  PluginLoader(
      BundleContext context,
      Bundles bundles,
      AllowList allowed,
      Function<Bundle, String> platform) {
    this.context = context;
    this.bundles = bundles;
    this.allowed = allowed;
    this.platform = platform;
  }

  /** SHA-256 of what a bundle was loaded from, hex. */
  String digest(Bundle bundle) {
    String ofPlugin = digests.get(bundle.getBundleId());
    return ofPlugin != null ? ofPlugin : platform.apply(bundle);
  }

  /** Reads a jar once, and loads what was read if it is allowed; an update keeps its bundle. */
  LoadedPlugin load(Path file, FileState stamp, Optional<Bundle> present) {
    if (!Files.isRegularFile(file)) {
      return LoadedPlugin.refused(
          stamp,
          "",
          Optional.empty(),
          new Reason("it is not a file", "copy the jar itself to here"));
    }
    if (stamp.size() > LARGEST) {
      return LoadedPlugin.refused(
          stamp,
          "",
          present,
          new Reason(
              "it has "
                  + (stamp.size() >> 20)
                  + " MiB, and a plug-in has at most "
                  + (LARGEST >> 20),
              "put data beside the jar, not into it"));
    }
    String digest = "";
    try {
      byte[] content = Files.readAllBytes(file);
      digest = sha256(content);
      Optional<Reason> refusal =
          allowed
              .refusal(file, digest)
              .or(() -> Signatures.broken(file))
              .or(() -> Fragments.refusal(context, file, this::isPlugin));
      if (refusal.isPresent()) {
        return LoadedPlugin.refused(stamp, digest, present, refusal.get());
      }
      Optional<Bundle> current = present.filter(b -> b.getState() != Bundle.UNINSTALLED);
      if (current.isPresent() && digest.equals(digests.get(current.get().getBundleId()))) {
        return LoadedPlugin.of(stamp, digest, current.get(), content);
      }
      return load(file, stamp, digest, current, content);
    } catch (Rejection rejected) {
      return LoadedPlugin.refused(stamp, digest, present, rejected.reason());
    } catch (IOException unreadable) {
      return LoadedPlugin.refused(stamp, digest, present, Rejection.onRead(unreadable));
    }
  }

  private LoadedPlugin load(
      Path file, FileState stamp, String digest, Optional<Bundle> current, byte[] content)
      throws Rejection {
    watchForExits();
    Bundle bundle;
    if (current.isPresent()) {
      bundle = current.get();
      bundles.update(bundle, content);
    } else {
      bundle = Installation.installed(context, file, new ByteArrayInputStream(content));
    }
    digests.put(bundle.getBundleId(), digest);
    Optional<Reason> harm = PlatformPackages.exportedBy(bundle);
    if (harm.isPresent()) {
      unload(bundle);
      return LoadedPlugin.refused(stamp, digest, Optional.empty(), harm.get());
    }
    Set<Bundle> hosts = Fragments.hosts(context, bundle);
    if (hosts.stream().anyMatch(host -> host.getState() != Bundle.INSTALLED)) {
      bundles.refresh(hosts); // for a host takes up fragments only when it is resolved
    }
    return LoadedPlugin.of(stamp, digest, bundle, content);
  }

  /** Loads the content before again. */
  LoadedPlugin restore(Path file, LoadedPlugin before) throws Rejection {
    return load(file, before.stamp(), before.digest(), before.bundle(), before.content());
  }

  /** Uninstalls the bundle of a plug-in. */
  void unload(Bundle bundle) {
    Set<Bundle> hosts = Fragments.hosts(context, bundle);
    digests.remove(bundle.getBundleId());
    bundles.remove(bundle);
    if (!hosts.isEmpty()) {
      bundles.refresh(hosts);
    }
  }

  private boolean isPlugin(Bundle bundle) {
    return digests.containsKey(bundle.getBundleId());
  }

  private void watchForExits() {
    if (!guarded) {
      guarded = true;
      context.registerService(WeavingHook.class, guard, null);
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }
}
