package org.anlage.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryAdviceTest {
  @Test
  void onlyWhereMemoryWasNotEnough() {
    String advice = MemoryAdvice.of(new OutOfMemoryError("Java heap space"));
    assertTrue(advice.contains((Runtime.getRuntime().maxMemory() >> 20) + " MiB"), advice);
    assertTrue(advice.contains("-Xmx"), advice);
    assertEquals("", MemoryAdvice.of(new StackOverflowError()));
  }
}
