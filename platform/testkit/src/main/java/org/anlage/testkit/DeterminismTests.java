package org.anlage.testkit;

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

  private static final String STATE =
      "expected the same result from the same arguments, and got another one; draw random numbers"
          + " only from the random stream that it is given, not from java.util.Random or"
          + " Math.random(), and keep nothing between calls in fields";

  private static final String SHARED =
      "keep what a call works with in local variables, not in fields, for several runs share one"
          + " component";

  private static final String THREADED =
      "expected the same result on every thread, and got another one; " + SHARED;

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
          assertUnchanged(inputs.get(), given);
        });
  }

  private static <I> void again(Supplier<I> inputs, Call<I> call, Call<I> other) throws Exception {
    I given = inputs.get();
    String first = Fingerprint.of(answer(() -> call.with(given)));
    other.with(given);
    Fingerprint.assertSame(first, answer(() -> call.with(given)), STATE);
    assertUnchanged(inputs.get(), given);
  }

  private static void assertUnchanged(Object before, Object given) {
    List<String> changed = Fingerprint.differences(before, given);
    if (!changed.isEmpty()) {
      String what = changed.equals(List.of("it")) ? "what it is given" : String.join(", ", changed);
      throw new AssertionError(
          "an argument was changed: " + what + "; copy it first, for example with matrix.copy()");
    }
  }

  /** The result of a call; none is a mistake of its own. */
  private static Object answer(Callable<?> call) throws Exception {
    Object result = call.call();
    if (result == null) {
      throw new AssertionError(Outcome.NULL);
    }
    return result;
  }

  private static void repeats(String name, Callable<?> call, Callable<?> other) throws Exception {
    String first = Fingerprint.of(answer(call));
    other.call();
    long nanoseconds = 0;
    int calls = 0;
    do {
      long start = System.nanoTime();
      Object result = answer(call);
      nanoseconds += System.nanoTime() - start;
      calls++;
      Fingerprint.assertSame(first, result, STATE);
    } while (nanoseconds < LONG_ENOUGH && calls < OFTEN_ENOUGH);
    System.out.printf(
        Locale.ROOT, "%s: %.3g calls per second%n", name, calls / (nanoseconds * 1e-9));
  }

  private static void sharedByThreads(Callable<?> call) throws Exception {
    String expected = Fingerprint.of(answer(call));
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Object>> results = new ArrayList<>();
      for (int i = 0; i < 2 * THREADS; i++) {
        results.add(pool.submit(() -> answer(call)));
      }
      for (Future<Object> result : results) {
        Fingerprint.assertSame(expected, result.get(), THREADED);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failed) {
        throw failed;
      }
      throw new AssertionError(
          "it threw " + e.getCause() + " when several threads called it; " + SHARED, e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
