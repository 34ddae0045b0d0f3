package org.anlage.trainers;

/** The place of epsilon in Adam's update. */
public enum EpsilonPlacement {
  /** To sqrt(v), with the bias corrections in the step size (Keras, TensorFlow). */
  KERAS,
  /** To sqrt(v / (1 - beta2^t)) (PyTorch, and the paper's algorithm 1). */
  PYTORCH
}
