package org.anlage.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LazyTest {
  @Test
  void manyThreadsAskAndItIsComputedOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Lazy<Integer> once = Lazy.of(calls::incrementAndGet);
    var pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> asking =
          IntStream.range(0, 64).<Callable<Integer>>mapToObj(i -> once::get).toList();
      for (Future<Integer> answer : pool.invokeAll(asking)) {
        assertEquals(1, answer.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(1, calls.get());
  }

  @Test
  void aFailureIsNotKept() {
    AtomicInteger calls = new AtomicInteger();
    Lazy<Integer> once =
        Lazy.of(
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException();
              }
              return 7;
            });
    assertThrows(IllegalStateException.class, once::get);
    assertEquals(7, once.get());
  }
}
