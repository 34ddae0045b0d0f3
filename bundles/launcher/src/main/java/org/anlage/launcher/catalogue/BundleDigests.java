package org.anlage.launcher.catalogue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.anlage.launcher.json.JsonWriter;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** SHA-256 of the jars that bundles were installed from. */
public final class BundleDigests {
  private final Map<Long, String> digests = new ConcurrentHashMap<>();
  private final Function<Bundle, Optional<String>> plugIns;

  /**
   * Digests.
   *
   * @param plugIns the digests of plug-ins, whose jars may be replaced while they are in use
   */
  public BundleDigests(Function<Bundle, Optional<String>> plugIns) {
    this.plugIns = plugIns;
  }

  /** The digest of one bundle's jar, hex. */
  public String of(Bundle bundle) {
    return plugIns
        .apply(bundle)
        .orElseGet(() -> digests.computeIfAbsent(bundle.getBundleId(), id -> read(bundle)));
  }

  /**
   * Digests of a bundle and of every bundle whose classes it can see, by symbolic name: all the
   * code that can enter what it computes. The framework itself is left out.
   */
  public Map<String, String> closure(Bundle bundle) {
    Map<String, String> result = new TreeMap<>();
    collect(bundle, result);
    return result;
  }

  private void collect(Bundle bundle, Map<String, String> result) {
    if (bundle.getBundleId() == 0 || result.containsKey(bundle.getSymbolicName())) {
      return;
    }
    result.put(bundle.getSymbolicName(), of(bundle));
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null) {
      for (BundleWire wire : wiring.getRequiredWires(null)) {
        collect(wire.getProvider().getBundle(), result);
      }
    }
  }

  private static String read(Bundle bundle) {
    try {
      return JsonWriter.sha256(Files.readAllBytes(Path.of(URI.create(bundle.getLocation()))));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("the jar of " + bundle + " cannot be read again", e);
    }
  }
}
