package org.anlage.api.training;

import java.util.Optional;
import org.anlage.api.component.Parameterized;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A constraint on recurrent weights, enforced after every update.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface WeightConstraint<P extends Record> extends Parameterized<P> {
  /** A projection for one run, given its initial N x N weights. */
  Projection bind(P parameters, Matrix initial);

  /**
   * A projection for one run that may use the data, for example cell types. By default the data are
   * not used.
   *
   * @param cortex the data, where the experiment has any
   */
  default Projection bind(P parameters, Matrix initial, Optional<Cortex> cortex) {
    return bind(parameters, initial);
  }

  /** Moves weights to the nearest ones allowed, in place. */
  @ConsumerType
  interface Projection {
    /** Projects N x N weights, row-major. */
    void project(RealBuffer weights);
  }
}
