package org.anlage.api.network;

/** Kinds of recurrent cell. */
public enum Cell {
  /** h(t) = f(x(t) K + h(t-1) R + b), h(0) = 0. */
  VANILLA,
  /** h(t) = (1 - a) h(t-1) + a f(x(t) K + h(t-1) R + b), with a leak a = dt / tau per unit. */
  LEAKY,
  /** As {@link #LEAKY}, with leaks that are learned between 0.001 and 1. */
  LEAKY_LEARNED,
  /**
   * Gated recurrent unit (Cho et al. 2014, arXiv 1406.1078, with the reset after the product): h(t)
   * = u h(t-1) + (1 - u) f(x(t) K + b + r (h(t-1) R)), where the update gate u and the reset gate r
   * are logistic functions of x(t), h(t-1) and a bias.
   */
  GRU
}
