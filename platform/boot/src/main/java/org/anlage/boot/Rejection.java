package org.anlage.boot;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.BundleException;

/** A jar that cannot be used; and what the framework's exceptions mean for who put it there. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  static final Reason NOT_A_BUNDLE =
      new Reason("it is a jar but not an OSGi bundle", "build it with the bnd Maven plug-in");

  private final transient Reason reason;

  Rejection(Reason reason) {
    super(reason.cause());
    this.reason = reason;
  }

  /** A jar that the framework rejected. */
  Rejection(BundleException rejected) {
    super(rejected);
    reason = onInstall(rejected);
  }

  /** Whether it is no fault of the jar, and others will be rejected for the same reason. */
  boolean isExhaustion() {
    return getCause() != null && Exhausted.reason(root(getCause())).isPresent();
  }

  /** What is wrong with the jar. */
  Reason reason() {
    return reason;
  }

  /** Why a jar could not be installed. */
  static Reason onInstall(BundleException rejected) {
    if (rejected.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
      return new Reason(
          "the same bundle in the same version is there already: " + message(rejected),
          "keep one of the two");
    }
    Throwable root = root(rejected);
    if (root instanceof FileNotFoundException) { // which the framework says of the manifest
      return NOT_A_BUNDLE;
    }
    Optional<Reason> exhausted = Exhausted.reason(root);
    if (exhausted.isPresent()) {
      return exhausted.get();
    }
    if (root instanceof IOException) {
      return new Reason("it is damaged or not a jar: " + message(root), "copy or build it again");
    }
    Throwable cause = rejected.getCause();
    return new Reason(
        "its manifest is not valid: " + message(cause == null ? rejected : cause),
        "build it with the bnd Maven plug-in");
  }

  /** Why a bundle with all it needs could not be started. */
  static Reason onStart(BundleException failed) {
    return new Reason(
        "it failed to start: " + message(root(failed)), "see its documentation or ask its author");
  }

  /** Why a file or folder could not be read. */
  static Reason onRead(IOException unreadable) {
    return new Reason("it cannot be read: " + message(unreadable), "check its permissions");
  }

  /** One line for an exception; a framework's own exception speaks for itself. */
  static String message(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null) {
      return thrown.getClass().getSimpleName();
    }
    return thrown instanceof BundleException
        ? message
        : thrown.getClass().getSimpleName() + ": " + message;
  }

  /** The innermost cause. */
  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
