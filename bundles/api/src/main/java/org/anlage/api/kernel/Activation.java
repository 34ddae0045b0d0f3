package org.anlage.api.kernel;

/** Activation functions of units. */
public enum Activation {
  /** max(0, x). */
  RELU,
  /** Hyperbolic tangent. */
  TANH,
  /** x itself: a linear network. */
  IDENTITY,
  /** log(1 + exp(x)). */
  SOFTPLUS,
  /** 1 / (1 + exp(-x)). */
  LOGISTIC
}
