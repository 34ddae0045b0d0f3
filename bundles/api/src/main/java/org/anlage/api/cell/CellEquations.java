package org.anlage.api.cell;

import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The equations of a cell in one run. No method may allocate in proportion to the network, for each
 * is called in every update or step. States start at zero unless the experiment says otherwise.
 */
@ConsumerType
public interface CellEquations {
  /** Called after parameters have changed, also once before the first step: packs operands. */
  void changed();

  /**
   * Values per trial and step that the way forwards keeps for the way back; empty: as many as the
   * layout says.
   */
  default OptionalInt kept() {
    return OptionalInt.empty();
  }

  /** Computes the states after a step from those before it, for the first trials of the batch. */
  void forward(CellStep step);

  /** Called before the first step back after parameters have changed. */
  default void prepare() {}

  /**
   * From the gradient with respect to the states after the step to that with respect to the states
   * before it, where that is wanted; adds to the gradients of the parameters.
   */
  void backward(CellStep step, CellAdjoint adjoint);

  /** Called after the last step back; may add what was gathered in buffers of its own. */
  default void finish(CellAdjoint adjoint) {}

  /**
   * Whether {@link #backward} can leave out what goes through other units, as local learning rules
   * ask for ({@link CellAdjoint#throughOthers}).
   */
  default boolean local() {
    return false;
  }

  /**
   * Whether {@link #forward} adds {@link CellStep#drive} to what enters the units, as contrastive
   * learning rules ask for.
   */
  default boolean driven() {
    return false;
  }

  /**
   * The recurrent weights of a cell that makes them of parameters; empty where they are a
   * parameter, or where there are none.
   */
  default Optional<MadeWeights> madeWeights() {
    return Optional.empty();
  }
}
