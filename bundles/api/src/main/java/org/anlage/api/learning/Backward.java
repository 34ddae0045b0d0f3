package org.anlage.api.learning;

import java.util.Optional;
import org.anlage.api.matrix.Matrix;

/**
 * A way back through a batch.
 *
 * @param throughOthers whether gradients go through other units; false: only through the unit
 *     itself, as in local rules
 * @param truncation gradients do not pass from a step to the one before where the later one is a
 *     multiple of this; 0: they always do
 * @param feedback O x N weights that carry errors of outputs to units in place of the read-out's
 *     transpose; empty: the read-out's transpose
 */
public record Backward(boolean throughOthers, int truncation, Optional<Matrix> feedback) {
  /** The exact gradient. */
  public static final Backward FULL = new Backward(true, 0, Optional.empty());
}
