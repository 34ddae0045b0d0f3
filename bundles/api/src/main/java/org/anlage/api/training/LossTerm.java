package org.anlage.api.training;

import org.anlage.api.matrix.Matrix;

/**
 * One term of the loss at one moment.
 *
 * @param name {@code task}, or the regularizer's name
 * @param value its value
 * @param gradient N x N gradient with respect to the recurrent weights
 */
public record LossTerm(String name, double value, Matrix gradient) {}
