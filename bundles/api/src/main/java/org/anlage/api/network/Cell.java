package org.anlage.api.network;

/** Kinds of recurrent cell. */
public enum Cell {
  /** h(t) = f(x(t) K + h(t-1) R + b), h(0) = 0. */
  VANILLA
}
