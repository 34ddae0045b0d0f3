package org.anlage.api.cell;

import java.util.Map;
import org.anlage.api.component.Parameterized;
import org.anlage.api.matrix.Matrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of recurrent cell. The platform reads outputs from its units by a dense read-out, so a
 * cell knows neither outputs nor the loss.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface CellType<P extends Record> extends Parameterized<P> {
  /**
   * Values before training, by name. Names are part of the files of a run; weights N x N between
   * units, row = from, are called {@code recurrent_kernel}. A cell that makes these of parameters
   * gives them beside its parameters, for analyses of weights.
   *
   * @param start the arm's weights and randomness
   */
  Map<String, Matrix> initial(P parameters, CellShape shape, CellStart start);

  /**
   * State and parameters of a network with these values. Only their shapes may decide, except where
   * a parameter that is not learned lists something, such as edges.
   *
   * @throws IllegalArgumentException if the values are not of such a cell
   */
  CellLayout layout(P parameters, CellShape shape, Map<String, Matrix> values);

  /** The equations for one run; used by one thread at a time. Allocates what a step needs. */
  CellEquations bind(P parameters, CellShape shape, CellContext context);
}
