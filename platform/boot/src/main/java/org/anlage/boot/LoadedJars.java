package org.anlage.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;

/**
 * The copies that the framework keeps of the jars it loaded. A file of the distribution may be
 * replaced while it runs; its classes are those of the copy. Large jars alone are used where they
 * lie.
 */
final class LoadedJars {
  /** Begins the location of a jar that is used where it lies. */
  static final String IN_PLACE = "reference:";

  private final Path cache;
  private final Map<Long, String> digests = new ConcurrentHashMap<>();

  /** The copies in a framework's private folder. */
  LoadedJars(Path cache) {
    this.cache = cache;
  }

  /** SHA-256 of what a bundle of the distribution was loaded from, hex. */
  String digest(Bundle bundle) {
    return digests.computeIfAbsent(bundle.getBundleId(), id -> read(bundle));
  }

  private String read(Bundle bundle) {
    Path jar = jar(bundle);
    try {
      return PluginLoader.sha256(Files.readAllBytes(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the jar of bundle " + bundle.getBundleId() + " cannot be read", e);
    }
  }

  /** Bundles of the distribution are never updated, so theirs is the first revision. */
  private Path jar(Bundle bundle) {
    String location = bundle.getLocation();
    return location.startsWith(IN_PLACE)
        ? Path.of(URI.create(location.substring(IN_PLACE.length())))
        : cache
            .resolve("bundle" + bundle.getBundleId())
            .resolve("version0.0")
            .resolve("bundle.jar");
  }
}
