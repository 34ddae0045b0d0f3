package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Tests that a call depends on its arguments alone. */
final class DeterminismTests {
  private static final int THREADS = 4;
  private static final long LONG_ENOUGH = 50_000_000;
  private static final int OFTEN_ENOUGH = 1000;

  private DeterminismTests() {}

  /** A call with what it is given. */
  @FunctionalInterface
  interface Call<I> {
    /** Calls. */
    Object with(I inputs) throws Exception;
  }

  /**
   * Adds the tests that a call gives the same bits whatever was called before, by any thread, and
   * leaves its inputs as they were; to a brief list, one test with the fewest calls that show it.
   *
   * @param inputs makes all that both calls are given, the same every time
   * @param call the call
   * @param other the same with other arguments
   */
  static <I> void addTo(
      TestList tests, String name, Supplier<I> inputs, Call<I> call, Call<I> other) {
    if (tests.brief()) {
      tests.add("the same bits again from what it was given", () -> again(inputs, call, other));
      return;
    }
    tests.add(
        "the same bits whatever was called before",
        () -> {
          I given = inputs.get();
          repeats(name, () -> call.with(given), () -> other.with(given));
        });
    tests.add(
        "the same bits on every thread",
        () -> {
          I given = inputs.get();
          sharedByThreads(() -> call.with(given));
        });
    tests.add(
        "what it is given stays as it was",
        () -> {
          I given = inputs.get();
          call.with(given);
          other.with(given);
          assertEquals(
              Fingerprint.of(inputs.get()),
              Fingerprint.of(given),
              "an argument was changed; copy it first");
        });
  }

  private static <I> void again(Supplier<I> inputs, Call<I> call, Call<I> other) throws Exception {
    I given = inputs.get();
    String first = Fingerprint.of(call.with(given));
    other.with(given);
    assertEquals(first, Fingerprint.of(call.with(given)), "is there state between calls?");
    assertEquals(
        Fingerprint.of(inputs.get()),
        Fingerprint.of(given),
        "an argument was changed; copy it first");
  }

  private static void repeats(String name, Callable<?> call, Callable<?> other) throws Exception {
    String first = Fingerprint.of(call.call());
    other.call();
    long nanoseconds = 0;
    int calls = 0;
    do {
      long start = System.nanoTime();
      Object result = call.call();
      nanoseconds += System.nanoTime() - start;
      calls++;
      assertEquals(first, Fingerprint.of(result), "another result: is there state between calls?");
    } while (nanoseconds < LONG_ENOUGH && calls < OFTEN_ENOUGH);
    System.out.printf(
        Locale.ROOT, "%s: %.3g calls per second%n", name, calls / (nanoseconds * 1e-9));
  }

  private static void sharedByThreads(Callable<?> call) throws Exception {
    String expected = Fingerprint.of(call.call());
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 2 * THREADS; i++) {
        results.add(pool.submit(() -> Fingerprint.of(call.call())));
      }
      for (Future<String> result : results) {
        assertEquals(expected, result.get(), "another result on another thread");
      }
    } catch (ExecutionException e) {
      throw new AssertionError("it threw when several threads called it", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
