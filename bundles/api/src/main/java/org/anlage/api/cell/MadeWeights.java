package org.anlage.api.cell;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** N x N recurrent weights that a cell makes of its parameters, row = from, in one run. */
@ConsumerType
public interface MadeWeights {
  /** Writes the weights of now, which penalties and analyses of weights speak of. */
  void write(RealBuffer weights);

  /** Adds to the gradients of parameters from d/d(these weights), N x N. */
  void addGradient(RealBuffer gradient, CellAdjoint adjoint);
}
