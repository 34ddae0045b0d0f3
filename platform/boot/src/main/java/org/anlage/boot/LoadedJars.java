package org.anlage.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;

/**
 * The copies that the framework keeps of the jars it loaded. A file of the distribution may be
 * replaced while it runs; its classes are those of the copy.
 */
final class LoadedJars {
  private final Path cache;
  private final Map<Long, String> digests = new ConcurrentHashMap<>();

  /** The copies in a framework's private folder. */
  LoadedJars(Path cache) {
    this.cache = cache;
  }

  /** SHA-256 of what a bundle of the distribution was loaded from, hex. */
  String digest(Bundle bundle) {
    return digests.computeIfAbsent(bundle.getBundleId(), this::read);
  }

  /** Bundles of the distribution are never updated, so theirs is the first revision. */
  private String read(long bundle) {
    Path copy = cache.resolve("bundle" + bundle).resolve("version0.0").resolve("bundle.jar");
    try {
      return PluginLoader.sha256(Files.readAllBytes(copy));
    } catch (IOException e) {
      throw new UncheckedIOException("the copy of bundle " + bundle + " cannot be read", e);
    }
  }
}
