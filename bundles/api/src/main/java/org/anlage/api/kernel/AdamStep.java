package org.anlage.api.kernel;

/**
 * The constants of one Adam update (Kingma and Ba 2014, arXiv 1412.6980), bias corrections already
 * inside: m += (g - m)(1 - beta1), v += (g^2 - v)(1 - beta2), w -= rate m / (sqrt(v) + epsilon).
 *
 * <p>With s = sqrt(1 - beta2^t) and rate = learningRate s / (1 - beta1^t), an epsilon passed as it
 * is gives Keras's update, and epsilon s gives PyTorch's, which adds epsilon to the corrected root.
 *
 * @param rate step size
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the second moment
 */
public record AdamStep(double rate, double beta1, double beta2, double epsilon) {}
