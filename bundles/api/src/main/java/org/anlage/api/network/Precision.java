package org.anlage.api.network;

import org.anlage.api.matrix.RealBuffer;

/** Arithmetic of training. */
public enum Precision {
  /** Single precision, the default. */
  FLOAT32,
  /** Double precision, for checks. */
  FLOAT64;

  /** A buffer of zeros. */
  public RealBuffer allocate(int length) {
    return this == FLOAT32
        ? new RealBuffer.Float32(new float[length])
        : new RealBuffer.Float64(new double[length]);
  }
}
