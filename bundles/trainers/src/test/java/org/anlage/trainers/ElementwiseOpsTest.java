package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By hand, with numbers that both precisions hold; each range begins elsewhere. */
final class ElementwiseOpsTest {
  @ParameterizedTest
  @EnumSource(Precision.class)
  void byHand(Precision precision) {
    ElementwiseOps passes = ElementwiseOps.of(precision.allocate(0));
    RealBuffer x = of(precision, 9, 2, 3);
    RealBuffer y = of(precision, 9, 9, 0.5, 0.25);
    RealBuffer z = of(precision, 4, 1);
    RealBuffer target = of(precision, 7, 1, 2, 7);
    passes.multiply(x, 1, y, 2, target, 1, 2);
    assertArrayEquals(new double[] {7, 1, 0.75, 7}, target.toDoubles());
    passes.addProduct(x, 1, y, 2, target, 1, 2);
    assertArrayEquals(new double[] {7, 2, 1.5, 7}, target.toDoubles());
    passes.multiplyRest(x, 1, y, 2, target, 1, 2);
    assertArrayEquals(new double[] {7, 1, 2.25, 7}, target.toDoubles());
    passes.multiplyDifference(x, 1, y, 2, z, 0, target, 1, 2);
    assertArrayEquals(new double[] {7, -7, -2.25, 7}, target.toDoubles());
    passes.addDifference(x, 1, y, 2, z, 0, target, 1, 2);
    assertArrayEquals(new double[] {7, -14, -4.5, 7}, target.toDoubles());
    passes.interpolate(y, 2, x, 1, z, 0, target, 1, 2);
    assertArrayEquals(new double[] {7, 3, 1.5, 7}, target.toDoubles());
  }

  private static RealBuffer of(Precision precision, double... values) {
    RealBuffer result = precision.allocate(values.length);
    result.setAll(values);
    return result;
  }
}
