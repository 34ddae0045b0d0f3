package org.anlage.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class FastestTest {
  private static final long MS = 1_000_000;

  private long clock;
  private int repeats;

  /** The least time of work whose k-th repeat, from 0, takes so many ms. */
  private double ms(IntToLongFunction time) {
    Fastest fastest = new Fastest(() -> clock += MS * time.applyAsLong(repeats++), () -> clock);
    return fastest.nanos() / MS;
  }

  @Test
  void aStallAtFirstDoesNotCount() {
    assertEquals(2, ms(k -> k == 0 ? 9000 : 2));
    assertEquals(Fastest.LEAST_REPEATS, repeats);
  }

  @Test
  void oneStallAmongManyDoesNotCount() {
    assertEquals(2, ms(k -> k == 7 ? 3000 : 2));
  }

  /** Interpreted work is repeated until it is compiled, although its first times are alike. */
  @Test
  void slowRepeatsBeforeFastOnesDoNotCount() {
    assertEquals(1, ms(k -> k < 15 ? 100 : 1));
  }

  @Test
  void steadyWorkIsRepeatedForATimeThatIsBounded() {
    assertEquals(1, ms(k -> 1));
    assertEquals(Fastest.QUIET / MS + 1, repeats); // the first of them is the last that improves
    repeats = 0;
    clock = 0;
    assertEquals(3000, ms(k -> 3000));
    assertEquals(Fastest.LEAST_REPEATS, repeats);
    assertTrue(clock < 10_000 * MS);
  }

  /** A little faster each time: the least counts, but nobody waits for the next. */
  @Test
  void smallImprovementsCount() {
    assertEquals(95, ms(k -> Math.max(95, 100 - k)));
    assertEquals(Fastest.REPEATS, repeats);
  }
}
