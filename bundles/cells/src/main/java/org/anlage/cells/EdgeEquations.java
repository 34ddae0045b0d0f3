package org.anlage.cells;

import java.util.Optional;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStep;
import org.anlage.api.cell.MadeWeights;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;

/**
 * h(t) = (1 - a) h(t-1) + a r(t), r(t) = f(x(t) K + b + sum over edges of w h(source)). Keeps r.
 */
final class EdgeEquations implements CellEquations {
  private final CellShape shape;
  private final Kernels kernels;
  private final EdgePasses passes;
  private final EdgeList edges;
  private final RealBuffer weights;
  private final RealBuffer input;
  private final RealBuffer leak;
  private final RealBuffer states;
  private final RealBuffer sums;
  private final RealBuffer slopes;
  private final RealBuffer gradient;
  private final int lanes;

  EdgeEquations(CellShape shape, CellContext context) {
    this.shape = shape;
    kernels = context.kernels();
    weights = context.values(Edges.WEIGHTS);
    input = context.values(Network.INPUT);
    leak = context.values(Network.LEAK);
    passes = EdgePasses.of(weights);
    int count = weights.length();
    edges =
        EdgeList.read(shape.units(), context.values(Edges.LIST), context.offset(Edges.LIST), count);
    lanes = (context.trials() + 15) / 16 * 16;
    int turned = Math.multiplyExact(shape.units(), lanes);
    states = weights.allocate(turned);
    sums = weights.allocate(turned);
    slopes = weights.allocate(context.trials() * shape.units());
    gradient = weights.allocate(count);
  }

  @Override
  public void changed() {
    // edges are read where they are
  }

  @Override
  public void prepare() {
    gradient.fill(0, gradient.length(), 0);
  }

  @Override
  public void forward(CellStep step) {
    int units = shape.units();
    RealBuffer rates = step.kept();
    int at = step.keptAt();
    kernels.multiply(
        false,
        false,
        step.trials(),
        units,
        shape.inputs() + 1,
        step.rows(),
        step.input(),
        step.stride(),
        input,
        0,
        units,
        false,
        rates,
        at,
        units);
    if (!step.fromZero()) {
      passes.gather(step.rows(), step.before(), step.stride(), step.trials(), units, states, lanes);
      sums.fill(0, sums.length(), 0);
      kernels.edges().add(edges.sources(), edges.targets(), weights, states, sums, lanes);
      passes.scatter(sums, lanes, step.trials(), units, rates, at, units);
    }
    kernels.elementwise().activate(shape.activation(), step.trials(), units, rates, at, units);
    mix(step, rates, at);
    kernels
        .elementwise()
        .activate(
            Activation.IDENTITY, step.trials(), units, step.rows(), step.after(), step.stride());
  }

  /** h(t) = h(t-1) + a (r - h(t-1)). */
  private void mix(CellStep step, RealBuffer rates, int at) {
    int units = shape.units();
    for (int trial = 0; trial < step.trials(); trial++) {
      int before = step.before() + trial * step.stride();
      int after = step.after() + trial * step.stride();
      int rate = at + trial * units;
      passes.interpolate(leak, rates, rate, step.rows(), before, after, units);
    }
  }

  @Override
  public void backward(CellStep step, CellAdjoint adjoint) {
    int units = shape.units();
    RealBuffer delta = adjoint.delta();
    for (int at = 0; at < step.trials() * units; at += units) {
      passes.multiply(delta, at, leak, slopes, at, units);
    }
    kernels
        .elementwise()
        .multiplyByDerivative(
            shape.activation(),
            step.trials(),
            units,
            step.kept(),
            step.keptAt(),
            units,
            slopes,
            0,
            units);
    addInputGradient(step, adjoint);
    passes.gather(slopes, 0, units, step.trials(), units, sums, lanes);
    if (!step.fromZero()) {
      passes.gather(step.rows(), step.before(), step.stride(), step.trials(), units, states, lanes);
      kernels.edges().addInner(edges.sources(), edges.targets(), states, sums, gradient, lanes);
    }
    if (adjoint.earlierWanted()) {
      RealBuffer earlier = adjoint.earlier();
      for (int at = 0; at < step.trials() * units; at += units) {
        passes.multiplyRest(delta, at, leak, earlier, at, units);
      }
      if (adjoint.throughOthers()) {
        states.fill(0, states.length(), 0);
        kernels.edges().add(edges.targets(), edges.sources(), weights, sums, states, lanes);
        passes.scatter(states, lanes, step.trials(), units, earlier, 0, units);
      }
      kernels.elementwise().activate(Activation.IDENTITY, step.trials(), units, earlier, 0, units);
    }
  }

  private void addInputGradient(CellStep step, CellAdjoint adjoint) {
    int units = shape.units();
    kernels.multiply(
        true,
        false,
        shape.inputs() + 1,
        units,
        step.trials(),
        step.rows(),
        step.input(),
        step.stride(),
        slopes,
        0,
        units,
        true,
        adjoint.gradient(Network.INPUT),
        0,
        units);
    if (adjoint.inputWanted()) {
      kernels.multiply(
          false,
          true,
          step.trials(),
          shape.inputs(),
          units,
          slopes,
          0,
          units,
          input,
          0,
          units,
          false,
          adjoint.input(),
          0,
          shape.inputs());
    }
  }

  @Override
  public void finish(CellAdjoint adjoint) {
    adjoint.gradient(Edges.WEIGHTS).copyFrom(gradient, 0, 0, gradient.length());
  }

  @Override
  public boolean local() {
    return true;
  }

  @Override
  public Optional<MadeWeights> madeWeights() {
    return shape.units() <= Edges.MOST_DENSE ? Optional.of(new Dense()) : Optional.empty();
  }

  /** The values of the edges in an N x N matrix. */
  private final class Dense implements MadeWeights {
    @Override
    public void write(RealBuffer target) {
      target.fill(0, target.length(), 0);
      for (int e = 0; e < edges.size(); e++) {
        target.set(at(e), weights.get(e));
      }
    }

    @Override
    public void addGradient(RealBuffer given, CellAdjoint adjoint) {
      RealBuffer target = adjoint.gradient(Edges.WEIGHTS);
      for (int e = 0; e < edges.size(); e++) {
        target.set(e, target.get(e) + given.get(at(e)));
      }
    }

    private int at(int edge) {
      return edges.sources()[edge] * shape.units() + edges.targets()[edge];
    }
  }
}
