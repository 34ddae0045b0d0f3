package org.anlage.boot;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/** Replaces and removes bundles so that nothing is left of their old classes. */
final class Bundles {

  private static final long REFRESH_SECONDS = 10;

  private final FrameworkWiring wiring;

  Bundles(BundleContext context) {
    wiring = context.getBundle(0).adapt(FrameworkWiring.class);
  }

  /** Bundles and all that is wired to them, which stop when they change. */
  Set<Bundle> dependents(Set<Bundle> bundles) {
    return Set.copyOf(wiring.getDependencyClosure(bundles));
  }

  /** Puts another content into a bundle, which is not started then. */
  void update(Bundle bundle, byte[] content) throws Rejection {
    try {
      bundle.stop();
    } catch (BundleException whileStopping) {
      // It is stopped all the same; what its activator threw dies with it.
    }
    try {
      bundle.update(new ByteArrayInputStream(content));
    } catch (BundleException rejected) {
      throw new Rejection(rejected); // the earlier content stays
    }
    refresh(Set.of(bundle));
  }

  /** Uninstalls a bundle. */
  void remove(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException whileStopping) {
      // It is uninstalled all the same.
    }
    refresh(Set.of(bundle));
  }

  /** Wires everything that used bundles anew, which lets go of their old class loaders. */
  void refresh(Set<Bundle> bundles) {
    CountDownLatch done = new CountDownLatch(1);
    FrameworkListener listener =
        event -> {
          if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            done.countDown();
          }
        };
    wiring.refreshBundles(bundles, listener);
    try {
      if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("anlage: " + bundles + " takes long to stop");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
