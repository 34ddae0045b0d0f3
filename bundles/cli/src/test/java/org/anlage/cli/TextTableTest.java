package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertEquals(
        "a     b\nlong  cell\n", TextTable.of(List.of(List.of("a", "b"), List.of("long", "cell"))));
    assertEquals(
        "name  length (um)\nx     1.500\ny     -\n",
        TextTable.of(
            new Table(
                "t",
                "",
                List.of(
                    new Column.Texts("name", List.of("x", "y")),
                    new Column.Numbers("length", "um", new double[] {1.5, Double.NaN})))));
    assertEquals("", TextTable.of(List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-3, -3",
    "123456789, 123456789",
    "0.25, 0.2500",
    "1e-7, 1.000e-07",
    "1e12, 1.000e+12",
    "NaN, -",
    "Infinity, Infinity"
  })
  void numbersHaveFourDigits(double value, String text) {
    assertEquals(text, TextTable.number(value));
  }
}
