package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AscendingOrderTest {
  @ParameterizedTest
  @EnumSource(Precision.class)
  void isTheStableOrderOfAComparisonSort(Precision precision) {
    int size = 5000;
    RandomStream random = RandomStream.of(1);
    RealBuffer numbers = precision.allocate(size);
    AscendingOrder order = new AscendingOrder(size, numbers);
    for (int round = 0; round < 3; round++) {
      for (int k = 0; k < size; k++) {
        double magnitude = Math.scalb(random.nextDouble(), random.nextInt(80) - 60);
        numbers.set(k, random.nextInt(4) == 0 ? random.nextInt(3) : magnitude);
      }
      int[] expected =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparingDouble(numbers::get))
              .mapToInt(Integer::intValue)
              .toArray();
      assertArrayEquals(expected, order.of(numbers));
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void equalNumbersKeepTheirOrder(Precision precision) {
    RealBuffer numbers = precision.allocate(4);
    numbers.setAll(new double[] {1, 0, 1, 0});
    assertArrayEquals(new int[] {1, 3, 0, 2}, new AscendingOrder(4, numbers).of(numbers));
    numbers.fill(0, 4, 7);
    assertArrayEquals(new int[] {0, 1, 2, 3}, new AscendingOrder(4, numbers).of(numbers));
    assertArrayEquals(new int[0], new AscendingOrder(0, numbers).of(numbers));
  }
}
