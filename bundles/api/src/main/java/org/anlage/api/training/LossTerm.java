package org.anlage.api.training;

import org.anlage.api.matrix.Matrix;

/**
 * One term of the loss at one moment.
 *
 * @param name {@code task}, or the regularizer's name
 * @param value its value
 * @param gradient N x N gradient with respect to the recurrent weights, NaN where it is not known;
 *     0 x 0: the trainer uses none
 */
public record LossTerm(String name, double value, Matrix gradient) {
  /** A term of a trainer that uses no gradient with respect to recurrent weights. */
  public LossTerm(String name, double value) {
    this(name, value, Matrix.zeros(0, 0));
  }
}
