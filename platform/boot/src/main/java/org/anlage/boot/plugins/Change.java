package org.anlage.boot.plugins;

import java.util.Optional;

/**
 * The outcome of a jar that appeared, changed or went away.
 *
 * @param kind what happened
 * @param plugin the jar as it is now; for a removal as it was
 * @param before name and version that it had before, if it was in use
 * @param millis time from when the change was seen to when its components could be used, in ms
 */
public record Change(Kind kind, Plugin plugin, Optional<String> before, long millis) {
  /** What happened to a jar. */
  public enum Kind {
    /** It is new, and in use now. */
    ADDED,
    /** Another version is in use now. */
    REPLACED,
    /** Its file is as it was, and a library or fragment that it uses is another one now. */
    REFRESHED,
    /** It is gone, and so are its components. */
    REMOVED,
    /** It cannot be used; what was in use before, if anything, still is where that is possible. */
    REJECTED
  }
}
