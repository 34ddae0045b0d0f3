package org.anlage.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WrappedNameTest {
  @Test
  void breaksAfterWords() {
    assertEquals(
        new WrappedName(
            "degree-preserving rewired", List.of("degree-preserving", "rewired"), false),
        WrappedName.of("degree-preserving rewired", 20, 2));
    assertEquals(List.of("one-two-", "three"), WrappedName.of("one-two-three", 9, 2).lines());
  }

  @Test
  void keepsTheEndsThatTellNamesApart() {
    assertEquals(
        new WrappedName("0123456789abcdef", List.of("01234…cdef"), true),
        WrappedName.of("0123456789abcdef", 10, 1));
    assertEquals(
        List.of("first-second-", "third-fo…ee-gain"),
        WrappedName.of("first-second-third-fourth-tree-gain", 16, 2).lines());
  }
}
