package org.anlage.cells;

import org.anlage.api.matrix.RealBuffer;

/**
 * Passes over the edges of a network. States are turned: N rows of lanes, one per trial, so that an
 * edge reads and writes neighbouring numbers. Lanes beyond the trials are zero; their number is a
 * multiple of 16.
 */
sealed interface EdgePasses permits SingleEdgePasses, DoubleEdgePasses {
  /** Passes over buffers of a precision. */
  static EdgePasses of(RealBuffer like) {
    return like instanceof RealBuffer.Float32 ? new SingleEdgePasses() : new DoubleEdgePasses();
  }

  /** Turns columns of trials into rows of lanes. */
  void gather(
      RealBuffer from, int at, int stride, int trials, int columns, RealBuffer to, int lanes);

  /** Adds rows of lanes to columns of trials. */
  void scatter(
      RealBuffer from, int lanes, int trials, int columns, RealBuffer to, int at, int stride);

  /** after = before + leak (rate - before), in one buffer of rows. */
  void interpolate(
      RealBuffer leak,
      RealBuffer rates,
      int rate,
      RealBuffer rows,
      int before,
      int after,
      int length);

  /** target = x leak. */
  void multiply(RealBuffer x, int at, RealBuffer leak, RealBuffer target, int to, int length);

  /** target = x (1 - leak). */
  void multiplyRest(RealBuffer x, int at, RealBuffer leak, RealBuffer target, int to, int length);
}
