package org.anlage.boot.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Bundle;

/** The user's plug-ins in the running platform. May be called from any thread. */
@ProviderType
public interface Plugins {
  /**
   * Folders that plug-ins are taken from, in the order in which they are read; some may not be
   * there.
   */
  List<Path> folders();

  /** Every jar in them as it was last seen, by file. */
  List<Plugin> list();

  /**
   * SHA-256 of what a bundle was loaded from, hex; not of the file that lies there now.
   *
   * @param bundle a plug-in or a bundle of the distribution
   */
  String digest(Bundle bundle);

  /**
   * Looks at the folders and takes up what changed: installs, replaces or removes bundles. Files
   * that are still being written are left for the next call.
   *
   * @param free asked before bundles are stopped, with all that would be; those it refuses wait for
   *     a later call
   * @return what changed, by file
   */
  List<Change> poll(Predicate<Set<Bundle>> free);

  /**
   * Loads a jar that is in none of the folders, so that it can be checked; a plug-in of the same
   * name makes room for it.
   */
  Plugin tryOut(Path jar);

  /** Undoes {@link #tryOut}. */
  void forget(Path jar);
}
