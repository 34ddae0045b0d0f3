package org.anlage.api.network;

import org.anlage.api.matrix.Reals;

/** Arithmetic of training. */
public enum Precision {
  /** Single precision, the default. */
  FLOAT32,
  /** Double precision, for checks. */
  FLOAT64;

  /** A buffer of zeros. */
  public Reals allocate(int length) {
    return this == FLOAT32
        ? new Reals.Float32(new float[length])
        : new Reals.Float64(new double[length]);
  }
}
