package org.anlage.trainers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellStep;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;

/**
 * h(t) = (1 - a) h(t-1) + a r(t), r(t) = f(x(t) K + h(t-1) R + b), with a leak a per unit. Keeps r.
 */
final class LeakyEquations implements CellEquations {
  /** Least leak that is learned. */
  private static final double SLOWEST = 1e-3;

  private final CellShape shape;
  private final boolean learned;
  private final Elementwise elementwise;
  private final StackedKernel kernel;
  private final RealBuffer slopes;
  private final RealBuffer leak;

  /** 1 - a. */
  private final RealBuffer kept;

  private final ElementwiseOps passes;

  LeakyEquations(CellShape shape, CellContext context, boolean learned) {
    this.shape = shape;
    this.learned = learned;
    elementwise = context.kernels().elementwise();
    kernel = new StackedKernel(shape, context);
    leak = context.values(Network.LEAK);
    slopes = leak.allocate(context.trials() * shape.units());
    kept = leak.allocate(shape.units());
    passes = ElementwiseOps.of(slopes);
  }

  static Map<String, Matrix> initial(CellShape shape, CellStart start) {
    Map<String, Matrix> values = VanillaCell.stacked(shape, start);
    values.put(Network.LEAK, Matrix.zeros(1, shape.units()).map(x -> start.leak()));
    return values;
  }

  static CellLayout layout(CellShape shape, boolean learned) {
    List<CellParameter> parameters = new ArrayList<>(StackedKernel.parameters(shape));
    CellParameter leak = CellParameter.of(Network.LEAK, 1, shape.units(), CellParameter.Role.OTHER);
    parameters.add(learned ? leak.between(SLOWEST, 1) : leak.fixed());
    return new CellLayout(shape.units(), shape.units(), parameters);
  }

  @Override
  public void changed() {
    kernel.changed();
  }

  @Override
  public void prepare() {
    kernel.prepare();
    for (int j = 0; j < leak.length(); j++) {
      kept.set(j, 1 - leak.get(j));
    }
  }

  @Override
  public void forward(CellStep step) {
    int units = shape.units();
    RealBuffer rates = step.kept();
    int at = step.keptAt();
    kernel.forward(step, rates, at, units);
    elementwise.activate(shape.activation(), step.trials(), units, rates, at, units);
    RealBuffer rows = step.rows();
    for (int trial = 0; trial < step.trials(); trial++) {
      int before = step.before() + trial * step.stride();
      int after = step.after() + trial * step.stride();
      int rate = at + trial * units;
      passes.interpolate(leak, 0, rates, rate, rows, before, rows, after, units);
    }
    elementwise.activate(
        Activation.IDENTITY, step.trials(), units, rows, step.after(), step.stride());
  }

  @Override
  public void backward(CellStep step, CellAdjoint adjoint) {
    int units = shape.units();
    int end = step.trials() * units;
    RealBuffer delta = adjoint.delta();
    for (int at = 0; at < end; at += units) {
      passes.multiply(delta, at, leak, 0, slopes, at, units);
    }
    elementwise.multiplyByDerivative(
        shape.activation(),
        step.trials(),
        units,
        step.kept(),
        step.keptAt(),
        units,
        slopes,
        0,
        units);
    kernel.addGradient(step, slopes);
    if (learned) {
      addLeaks(step, adjoint);
    }
    kernel.back(step, slopes, adjoint);
    if (adjoint.earlierWanted()) {
      RealBuffer earlier = adjoint.earlier();
      for (int at = 0; at < end; at += units) {
        passes.addProduct(kept, 0, delta, at, earlier, at, units);
      }
      elementwise.activate(Activation.IDENTITY, step.trials(), units, earlier, 0, units);
    }
  }

  /** d/da = sum over trials of d/dh(t) (r(t) - h(t-1)). */
  private void addLeaks(CellStep step, CellAdjoint adjoint) {
    int units = shape.units();
    RealBuffer gradient = adjoint.gradient(Network.LEAK);
    for (int trial = 0; trial < step.trials(); trial++) {
      passes.addDifference(
          adjoint.delta(),
          trial * units,
          step.kept(),
          step.keptAt() + trial * units,
          step.rows(),
          step.before() + trial * step.stride(),
          gradient,
          0,
          units);
    }
  }

  @Override
  public void finish(CellAdjoint adjoint) {
    kernel.finish(adjoint);
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public boolean driven() {
    return true;
  }
}
