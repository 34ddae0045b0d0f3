package org.anlage.api.cell;

import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.anlage.api.matrix.RealBuffer;

/**
 * Recorded equations with the recurrent weights that a cell makes of its parameters.
 *
 * @param recorded the equations
 * @param makesRecurrentWeights whether there are such weights
 * @param writer writes the weights
 * @param gradient adds to gradients of parameters
 */
record RecordedEquations(
    CellEquations recorded,
    boolean makesRecurrentWeights,
    Consumer<RealBuffer> writer,
    BiConsumer<RealBuffer, CellAdjoint> gradient)
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

  @Override
  public void recurrentWeights(RealBuffer weights) {
    writer.accept(weights);
  }

  @Override
  public void addRecurrentGradient(RealBuffer given, CellAdjoint adjoint) {
    gradient.accept(given, adjoint);
  }
}
