package org.anlage.api.cell;

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

  @Override
  public CellEquations bind(P parameters, CellShape shape, CellContext context) {
    return context.record(
        (recorder, input, state) -> step(parameters, shape, recorder, input, state));
  }
}
