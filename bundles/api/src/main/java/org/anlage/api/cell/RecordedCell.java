package org.anlage.api.cell;

import org.anlage.api.matrix.RealBuffer;

/**
 * A cell whose step is written once; the way back is made from it. Costs about one pass over trials
 * x units for every operation that is not a product.
 *
 * @param <P> parameters
 */
public abstract class RecordedCell<P extends Record> implements CellType<P> {
  /**
   * The state after a step. Called once, when the equations are bound: what it does is recorded,
   * and repeated at every step.
   *
   * @param input trials x I
   * @param state trials x S, the state before
   * @return trials x S, the state after
   */
  protected abstract Value step(
      P parameters, CellShape shape, Recorder recorder, Value input, Value state);

  /** Whether the cell makes its N x N recurrent weights of parameters. */
  protected boolean makesRecurrentWeights(P parameters, CellShape shape) {
    return false;
  }

  /** For such cells: writes these weights, for penalties and analyses. */
  protected void recurrentWeights(
      P parameters, CellShape shape, CellContext context, RealBuffer weights) {
    throw new UnsupportedOperationException();
  }

  /** For such cells: adds to the gradients of parameters from d/d(these weights), N x N. */
  protected void addRecurrentGradient(
      P parameters,
      CellShape shape,
      CellContext context,
      RealBuffer gradient,
      CellAdjoint adjoint) {
    throw new UnsupportedOperationException();
  }

  @Override
  public final CellEquations bind(P parameters, CellShape shape, CellContext context) {
    CellEquations recorded =
        context.record((recorder, input, state) -> step(parameters, shape, recorder, input, state));
    return new RecordedEquations(
        recorded,
        makesRecurrentWeights(parameters, shape),
        weights -> recurrentWeights(parameters, shape, context, weights),
        (gradient, adjoint) -> addRecurrentGradient(parameters, shape, context, gradient, adjoint));
  }
}
