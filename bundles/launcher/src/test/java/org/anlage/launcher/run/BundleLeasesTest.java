package org.anlage.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class BundleLeasesTest {

  private final BundleLeases inUse = new BundleLeases();

  static Bundle bundle(String name) {
    return (Bundle)
        Proxy.newProxyInstance(
            BundleLeasesTest.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getSymbolicName" -> name;
                  case "hashCode" -> name.hashCode();
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private boolean free(String name) {
    return inUse.change(free -> free.test(Set.of(bundle(name))));
  }

  @Test
  void whatARunHoldsIsNotReplacedUntilItEnds() {
    BundleLeases.Hold one = inUse.hold(List.of("a", "b"), () -> false);
    BundleLeases.Hold two = inUse.hold(List.of("b"), () -> false);
    assertFalse(free("a"));
    assertTrue(free("c"));
    one.close();
    assertTrue(free("a"));
    assertFalse(free("b"), "the second run still holds it");
    two.close();
    assertTrue(free("b"));
  }

  @Test
  void aRunWaitsForAChangeThatWaits() throws Exception {
    BundleLeases.Hold running = inUse.hold(List.of("a"), () -> false);
    assertFalse(free("a"));
    CountDownLatch began = new CountDownLatch(1);
    Thread next =
        new Thread(
            () -> {
              inUse.hold(List.of("a"), () -> false);
              began.countDown();
            });
    next.start();
    running.close();
    boolean granted =
        inUse.change(
            free -> {
              boolean answer = free.test(Set.of(bundle("a")));
              assertEquals(1, began.getCount(), "the next run has not begun");
              return answer;
            });
    assertTrue(granted);
    next.join();
    assertEquals(0, began.getCount());
    assertFalse(free("a"), "it holds the bundle now");
  }

  @Test
  void aRunThatIsStoppedDoesNotWait() {
    BundleLeases.Hold running = inUse.hold(List.of("a"), () -> false);
    assertFalse(free("a"));
    BundleLeases.Hold stopped = inUse.hold(List.of("a"), () -> true);
    running.close();
    assertFalse(free("a"));
    stopped.close();
    assertTrue(free("a"));
  }
}
