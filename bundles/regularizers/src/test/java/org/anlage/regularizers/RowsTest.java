package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {
  private static RealBuffer of(Precision precision, double... values) {
    return ByPrecision.copy(values, precision.allocate(0));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void sumsTakeEveryElementOfTheRange(Precision precision) {
    RealBuffer x = of(precision, 100, 1, -2, 3, -4, 5, -6, 7, 100);
    RealBuffer y = of(precision, 100, 1, 1, 1, 1, 2, 1, 0.5, 100);
    Rows rows = Rows.of(x);
    assertEquals(28, rows.absoluteSum(x, 1, 7));
    assertEquals(1 - 2 + 3 - 4 + 10 - 6 + 3.5, rows.dot(x, y, 1, 7));
    assertEquals(0, rows.absoluteSum(x, 1, 0));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void passesChangeTheirRangeAlone(Precision precision) {
    RealBuffer x = of(precision, 9, -2, 3, 9);
    RealBuffer y = of(precision, 5, 7, 11);
    RealBuffer target = of(precision, 1, 1, 1, 1);
    Rows rows = Rows.of(x);
    rows.scaleAbsolute(x, 1, 0.5, y, 1, target, 2, 2);
    assertArrayEquals(new double[] {1, 1, 7, 16.5}, target.toDoubles());
    rows.multiply(target, 2, y, 0, 2);
    assertArrayEquals(new double[] {1, 1, 35, 115.5}, target.toDoubles());
    rows.addProduct(x, target, 1, y, 0, 2);
    assertArrayEquals(new double[] {5 - 2, 7 + 105, 11}, y.toDoubles());
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void signsAreThoseOfTheSmallestNumbers(Precision precision) {
    double least = precision == Precision.FLOAT32 ? Float.MIN_VALUE : Double.MIN_VALUE;
    double largest = precision == Precision.FLOAT32 ? Float.MAX_VALUE : Double.MAX_VALUE;
    RealBuffer w = of(precision, least, -least, 0, -0.0, largest, -largest, Double.NaN);
    RealBuffer x = of(precision, 1, 2, 3, 4, 5, 6, 7);
    RealBuffer target = w.allocate(7);
    Rows.of(w).addSigned(w, 2, x, 0.5, target, 0, 7);
    assertArrayEquals(new double[] {2.5, -4.5, 0, 0, 10.5, -12.5, Double.NaN}, target.toDoubles());
  }
}
