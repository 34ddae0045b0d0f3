package org.anlage.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.anlage.api.training.TrainingMonitor;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

class AnalysisTurnsTest {
  private final Bundle used = BundleLeasesTest.bundle("used");
  private final Bundle other = BundleLeasesTest.bundle("other");
  private final AnalysisTurns turns = new AnalysisTurns(() -> Set.of(used));
  private final List<String> begun = new ArrayList<>();

  private String analysis(BooleanSupplier ending, Bundle replaced) {
    begun.add("begun");
    if (begun.size() == 1) {
      turns.replacing(Set.of(replaced));
    }
    if (ending.getAsBoolean()) {
      throw new TrainingMonitor.Interrupted();
    }
    return "found";
  }

  @Test
  void anAnalysisWhoseAnalyzerIsReplacedIsBegunAgain() {
    assertEquals("found", turns.take(() -> false, ending -> analysis(ending, used)));
    assertEquals(2, begun.size());
  }

  @Test
  void onceIsLeftToItsCaller() {
    assertEquals(Optional.empty(), turns.once(() -> false, ending -> analysis(ending, used)));
    assertEquals(1, begun.size());
  }

  @Test
  void anAnalysisGoesOnWhenSomethingElseIsReplaced() {
    assertEquals("found", turns.take(() -> false, ending -> analysis(ending, other)));
    assertEquals(1, begun.size());
  }

  @Test
  void anAnalysisThatAChangeEndsIsBegunAgainAfterTheChange() throws InterruptedException {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread change =
        new Thread(
            () -> {
              await(running);
              turns.changing(
                  () -> {
                    turns.replacing(Set.of(used));
                    await(ended);
                    return events.add("changed");
                  });
            });
    change.start();
    turns.take(
        () -> false,
        ending -> {
          events.add("begun");
          if (events.size() == 1) {
            running.countDown();
            while (!ending.getAsBoolean()) {
              Thread.onSpinWait();
            }
            ended.countDown();
            throw new TrainingMonitor.Interrupted();
          }
          return "found";
        });
    change.join();
    assertEquals(List.of("begun", "changed", "begun"), events);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theUserStopsIt() {
    assertThrows(
        TrainingMonitor.Interrupted.class,
        () -> turns.take(() -> true, ending -> analysis(ending, used)));
  }
}
