package org.anlage.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "3, 3",
    "-3, −3",
    "3200000, 3200000",
    "0.123456, 0.1235",
    "123456.7, 123500",
    "0.0001234567, 1.235·10⁻⁴",
    "-1e12, −1·10¹²",
    "NaN, –",
    "Infinity, ∞",
    "-Infinity, −∞"
  })
  void fourDigits(double value, String text) {
    assertEquals(text, Numbers.format(value));
  }

  @Test
  void escapesEverythingThatCouldEndAText() {
    assertEquals("&lt;a b=&#39;&quot;&amp;&#39;&gt;\uFFFD", Html.text("<a b='\"&'>\u0000"));
  }
}
