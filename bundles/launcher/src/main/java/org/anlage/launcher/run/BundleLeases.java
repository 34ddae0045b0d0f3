package org.anlage.launcher.run;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/**
 * Which bundles runs under way use. A run ends with the code it began with: a bundle is replaced
 * when no run uses it, and runs that would use it wait for that, so that its turn comes.
 */
public final class BundleLeases {
  private static final long WAIT_MILLIS = 100;

  private final Map<String, Integer> users = new HashMap<>();
  private Set<String> changing = new HashSet<>();

  /** Until closed, nothing that it names is replaced. */
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Holds bundles, by symbolic name; waits for those that are about to be replaced. */
  public synchronized Hold hold(Collection<String> bundles, BooleanSupplier stopped) {
    while (!Collections.disjoint(changing, bundles) && !stopped.getAsBoolean()) {
      try {
        wait(WAIT_MILLIS);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    bundles.forEach(bundle -> users.merge(bundle, 1, Integer::sum));
    return () -> release(bundles);
  }

  private synchronized void release(Collection<String> bundles) {
    bundles.forEach(bundle -> users.computeIfPresent(bundle, (b, n) -> n == 1 ? null : n - 1));
    notifyAll();
  }

  /**
   * Replaces bundles; the work asks which are free, and comes back later for those that are not.
   */
  public <T> T change(Function<Predicate<Set<Bundle>>, T> work) {
    Set<String> refused = new HashSet<>();
    try {
      return work.apply(bundles -> free(names(bundles), refused));
    } finally {
      synchronized (this) {
        changing = refused;
        notifyAll();
      }
    }
  }

  private synchronized boolean free(Set<String> bundles, Set<String> refused) {
    changing.addAll(bundles);
    boolean free = Collections.disjoint(users.keySet(), bundles);
    if (!free) {
      refused.addAll(bundles);
    }
    return free;
  }

  private static Set<String> names(Set<Bundle> bundles) {
    return bundles.stream()
        .map(bundle -> String.valueOf(bundle.getSymbolicName()))
        .collect(Collectors.toSet());
  }
}
