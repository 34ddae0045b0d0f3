package org.anlage.api.cell;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Recorded equations with the recurrent weights that a cell makes of its parameters.
 *
 * @param recorded the equations
 * @param madeWeights the weights, where there are such
 */
record RecordedEquations(CellEquations recorded, Optional<MadeWeights> madeWeights)
    implements CellEquations {
  @Override
  public void changed() {
    recorded.changed();
  }

  @Override
  public OptionalInt kept() {
    return recorded.kept();
  }

  @Override
  public void forward(CellStep step) {
    recorded.forward(step);
  }

  @Override
  public void prepare() {
    recorded.prepare();
  }

  @Override
  public void backward(CellStep step, CellAdjoint adjoint) {
    recorded.backward(step, adjoint);
  }

  @Override
  public void finish(CellAdjoint adjoint) {
    recorded.finish(adjoint);
  }

  @Override
  public boolean local() {
    return recorded.local();
  }

  @Override
  public boolean driven() {
    return recorded.driven();
  }
}
