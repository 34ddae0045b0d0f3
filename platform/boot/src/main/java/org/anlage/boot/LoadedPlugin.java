package org.anlage.boot;

import java.util.Optional;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;

/** A jar of a folder of plug-ins as it was loaded. */
final class LoadedPlugin {
  private static final byte[] NOTHING = new byte[0];

  private final FileState stamp;
  private final String digest;
  private final Optional<Bundle> bundle;
  private final boolean refused;
  private final byte[] content;
  private Optional<Reason> reason;

  private LoadedPlugin(
      FileState stamp,
      String digest,
      Optional<Bundle> bundle,
      Optional<Reason> reason,
      byte[] content) {
    this.stamp = stamp;
    this.digest = digest;
    this.bundle = bundle;
    this.content = content;
    refused = reason.isPresent();
    this.reason = reason;
  }

  /** A jar that became a bundle. */
  static LoadedPlugin of(FileState stamp, String digest, Bundle bundle, byte[] content) {
    return new LoadedPlugin(stamp, digest, Optional.of(bundle), Optional.empty(), content);
  }

  /**
   * A jar that cannot be used.
   *
   * @param present the bundle of the content before, if there was one
   */
  static LoadedPlugin refused(
      FileState stamp, String digest, Optional<Bundle> present, Reason reason) {
    return new LoadedPlugin(stamp, digest, present, Optional.of(reason), NOTHING);
  }

  /** A refused jar whose bundle goes on with the content before. */
  LoadedPlugin withBefore(LoadedPlugin before, Reason why) {
    return new LoadedPlugin(stamp, digest, before.bundle, Optional.of(why), before.content);
  }

  /** The same, taken for changed by the next look at its file. */
  LoadedPlugin outdated() {
    return new LoadedPlugin(
        new FileState(-1, stamp.modified(), ""), digest, bundle, reason, content);
  }

  /** The file when it was read. */
  FileState stamp() {
    return stamp;
  }

  /** SHA-256 of the file, hex; empty where it could not be read. */
  String digest() {
    return digest;
  }

  /** Its bundle, if it has one that is installed. */
  Optional<Bundle> bundle() {
    return bundle.filter(b -> b.getState() != Bundle.UNINSTALLED);
  }

  /** The bytes that its bundle was made of; none if they are not at hand. */
  byte[] content() {
    return content;
  }

  /** Whether the file itself was turned away, whatever its bundle is made of. */
  boolean refused() {
    return refused;
  }

  /** Why it is not in use; empty if it is. */
  Optional<Reason> reason() {
    return reason;
  }

  /** Sets why it is not in use. */
  void setReason(Optional<Reason> reason) {
    this.reason = reason;
  }

  /** Whether its bundle is used, be it with the content before. */
  boolean inUse() {
    return reason.isEmpty() || refused && content.length > 0;
  }
}
