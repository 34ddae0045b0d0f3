package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.anlage.api.matrix.Reals;
import org.anlage.api.network.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowsTest {
  @ParameterizedTest
  @EnumSource(Precision.class)
  void movesARowAndFlushesWhatIsTooSmall(Precision precision) {
    double tiny = precision == Precision.FLOAT32 ? 0x1p-63 : 0x1p-511;
    Reals buffer = precision.allocate(8);
    Rows.store(new double[] {1.5, -tiny, 2 * tiny, Double.NaN}, buffer, 3);
    assertArrayEquals(new double[] {0, 0, 0, 1.5, 0, 2 * tiny, Double.NaN, 0}, buffer.toDoubles());
    double[] row = new double[2];
    Rows.load(buffer, 3, row);
    assertArrayEquals(new double[] {1.5, 0}, row);
  }
}
