package org.anlage.api.cell;

import java.util.Optional;

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

  /**
   * The N x N recurrent weights, where the cell makes them of its parameters; empty where they are
   * a parameter, or where there are none.
   */
  protected Optional<MadeWeights> madeWeights(P parameters, CellShape shape, CellContext context) {
    return Optional.empty();
  }

  @Override
  public final CellEquations bind(P parameters, CellShape shape, CellContext context) {
    CellEquations recorded =
        context.record((recorder, input, state) -> step(parameters, shape, recorder, input, state));
    return new RecordedEquations(recorded, madeWeights(parameters, shape, context));
  }
}
