package org.anlage.api.network;

/**
 * The kind of a network's recurrent cell, as it is stored: enough to read the network without the
 * bundle of the cell, not to run it.
 *
 * @param name name of the cell type
 * @param parameters its parameters as canonical JSON, an object
 */
public record Cell(String name, String parameters) {
  /** h(t) = f(x(t) K + h(t-1) R + b), h(0) = 0. */
  public static final Cell VANILLA = new Cell("vanilla");

  /** h(t) = (1 - a) h(t-1) + a f(x(t) K + h(t-1) R + b), with a leak a = dt / tau per unit. */
  public static final Cell LEAKY = new Cell("leaky");

  /** As {@link #LEAKY}, with leaks that are learned between 0.001 and 1. */
  public static final Cell LEAKY_LEARNED = new Cell("leaky-learned");

  /**
   * Gated recurrent unit (Cho et al. 2014, arXiv 1406.1078, with the reset after the product): h(t)
   * = u h(t-1) + (1 - u) f(x(t) K + b + r (h(t-1) R)), where the update gate u and the reset gate r
   * are logistic functions of x(t), h(t-1) and a bias.
   */
  public static final Cell GRU = new Cell("gru");

  /** A cell without parameters. */
  public Cell(String name) {
    this(name, "{}");
  }
}
