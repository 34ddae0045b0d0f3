package org.anlage.boot;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plug-in that cannot start. */
public final class FailingActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    throw new IllegalStateException("no licence");
  }

  @Override
  public void stop(BundleContext context) {
    // Never started.
  }
}
