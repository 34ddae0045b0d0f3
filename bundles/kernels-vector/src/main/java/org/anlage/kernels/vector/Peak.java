package org.anlage.kernels.vector;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * The arithmetic bound of one thread: twelve chains of fused multiply-adds in registers, enough to
 * hide the latency of two units of four or five cycles.
 */
final class Peak {
  private static final int CHAINS = 12;
  private static final int REPEATS = 1 << 16;
  private static final int ROUNDS = 60;

  private Peak() {}

  /** Single-precision operations per second. */
  static double ofFloats() {
    return best(Peak::floats, FloatVector.SPECIES_PREFERRED.length());
  }

  /** Double-precision operations per second. */
  static double ofDoubles() {
    return best(Peak::doubles, DoubleVector.SPECIES_PREFERRED.length());
  }

  private static double best(DoubleUnaryOperator chains, int lanes) {
    double best = 0;
    double seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      seen += chains.applyAsDouble(1 + round * 1e-3);
      double seconds = (System.nanoTime() - start) * 1e-9;
      best = Math.max(best, 2.0 * CHAINS * REPEATS * lanes / seconds);
    }
    // The sums are finite; asking keeps the compiler from leaving the chains out.
    return Double.isFinite(seen) ? best : 0;
  }

  private static double floats(double start) {
    FloatVector x = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.5f);
    FloatVector y = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, (float) start);
    FloatVector a0 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0);
    FloatVector a1 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 1);
    FloatVector a2 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 2);
    FloatVector a3 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 3);
    FloatVector a4 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 4);
    FloatVector a5 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 5);
    FloatVector a6 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 6);
    FloatVector a7 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 7);
    FloatVector a8 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 8);
    FloatVector a9 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 9);
    FloatVector a10 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 10);
    FloatVector a11 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 11);
    for (int i = 0; i < REPEATS; i++) {
      a0 = a0.fma(x, y);
      a1 = a1.fma(x, y);
      a2 = a2.fma(x, y);
      a3 = a3.fma(x, y);
      a4 = a4.fma(x, y);
      a5 = a5.fma(x, y);
      a6 = a6.fma(x, y);
      a7 = a7.fma(x, y);
      a8 = a8.fma(x, y);
      a9 = a9.fma(x, y);
      a10 = a10.fma(x, y);
      a11 = a11.fma(x, y);
    }
    return a0.add(a1)
        .add(a2)
        .add(a3)
        .add(a4)
        .add(a5)
        .add(a6)
        .add(a7)
        .add(a8)
        .add(a9)
        .add(a10)
        .add(a11)
        .lane(0);
  }

  private static double doubles(double start) {
    DoubleVector x = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.5);
    DoubleVector y = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, start);
    DoubleVector a0 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0);
    DoubleVector a1 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 1);
    DoubleVector a2 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 2);
    DoubleVector a3 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 3);
    DoubleVector a4 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 4);
    DoubleVector a5 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 5);
    DoubleVector a6 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 6);
    DoubleVector a7 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 7);
    DoubleVector a8 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 8);
    DoubleVector a9 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 9);
    DoubleVector a10 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 10);
    DoubleVector a11 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 11);
    for (int i = 0; i < REPEATS; i++) {
      a0 = a0.fma(x, y);
      a1 = a1.fma(x, y);
      a2 = a2.fma(x, y);
      a3 = a3.fma(x, y);
      a4 = a4.fma(x, y);
      a5 = a5.fma(x, y);
      a6 = a6.fma(x, y);
      a7 = a7.fma(x, y);
      a8 = a8.fma(x, y);
      a9 = a9.fma(x, y);
      a10 = a10.fma(x, y);
      a11 = a11.fma(x, y);
    }
    return a0.add(a1)
        .add(a2)
        .add(a3)
        .add(a4)
        .add(a5)
        .add(a6)
        .add(a7)
        .add(a8)
        .add(a9)
        .add(a10)
        .add(a11)
        .lane(0);
  }
}
