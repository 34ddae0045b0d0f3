package org.anlage.trainers;

/** Rules that turn gradients into updates. */
public enum Optimizer {
  /** Adam (Kingma and Ba 2014, arXiv 1412.6980). */
  ADAM,
  /** Adam with decoupled weight decay (Loshchilov and Hutter 2017, arXiv 1711.05101). */
  ADAMW,
  /** Gradient descent with momentum (Polyak 1964, doi 10.1016/0041-5553(64)90137-5). */
  SGD,
  /**
   * Gradients over the root of their running mean square (Tieleman and Hinton 2012, lecture 6.5).
   */
  RMSPROP
}
