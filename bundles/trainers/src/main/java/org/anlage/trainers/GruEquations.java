package org.anlage.trainers;

import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStep;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.kernel.Operand;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;

/**
 * h(t) = u h(t-1) + (1 - u) c, c = f(x(t) K + b + r m), m = h(t-1) R, with logistic gates u and r
 * of [x(t) | 1 | h(t-1)]. Keeps [u | r | c | m]. Four products of N x N weights per step forwards,
 * where the vanilla cell has one.
 */
final class GruEquations implements CellEquations {
  private final CellShape shape;
  private final Kernels kernels;
  private final int units;
  private final int inputs;
  private final RealBuffer input;
  private final RealBuffer recurrent;
  private final RealBuffer gateWeights;
  private final Operand forward;
  private final Operand gates;
  private final Operand backward;
  private final Operand gatesBackward;
  private final RealBuffer candidateSlopes;
  private final RealBuffer productSlopes;
  private final RealBuffer gateSlopes;
  private final ElementwiseOps passes;

  GruEquations(CellShape shape, CellContext context) {
    this.shape = shape;
    kernels = context.kernels();
    units = shape.units();
    inputs = shape.inputs();
    input = context.values(Network.INPUT);
    recurrent = context.values(Network.RECURRENT);
    gateWeights = context.values(Network.GATE_INPUT);
    candidateSlopes = input.allocate(context.trials() * units);
    productSlopes = candidateSlopes.allocate(candidateSlopes.length());
    gateSlopes = candidateSlopes.allocate(2 * candidateSlopes.length());
    passes = ElementwiseOps.of(candidateSlopes);
    forward = kernels.operand(units, units, input);
    gates = kernels.operand(inputs + 1 + units, 2 * units, input);
    backward = kernels.operand(units, units, input);
    gatesBackward = kernels.operand(2 * units, units, input);
  }

  @Override
  public void changed() {
    forward.set(false, recurrent, 0, units);
    gates.set(false, gateWeights, 0, 2 * units);
  }

  @Override
  public void prepare() {
    backward.set(true, recurrent, 0, units);
    gatesBackward.set(true, gateWeights, (inputs + 1) * 2 * units, 2 * units);
  }

  @Override
  public void forward(CellStep step) {
    RealBuffer rows = step.rows();
    RealBuffer kept = step.kept();
    int width = step.stride();
    int count = step.trials();
    int at = step.keptAt();
    int stride = 4 * units;
    gates.multiply(count, rows, step.input(), width, false, kept, at, stride);
    kernels.elementwise().activate(Activation.LOGISTIC, count, 2 * units, kept, at, stride);
    int candidate = at + 2 * units;
    int product = at + 3 * units;
    kernels.multiply(
        false,
        false,
        count,
        units,
        inputs + 1,
        rows,
        step.input(),
        width,
        input,
        0,
        units,
        false,
        kept,
        candidate,
        stride);
    forward.multiply(count, rows, step.before(), width, false, kept, product, stride);
    for (int trial = 0; trial < count; trial++) {
      int first = at + trial * stride;
      int gated = first + 2 * units;
      passes.addProduct(kept, first + units, kept, first + 3 * units, kept, gated, units);
    }
    kernels.elementwise().activate(shape.activation(), count, units, kept, candidate, stride);
    for (int trial = 0; trial < count; trial++) {
      int first = at + trial * stride;
      int before = step.before() + trial * width;
      int after = step.after() + trial * width;
      passes.interpolate(kept, first, rows, before, kept, first + 2 * units, rows, after, units);
    }
    kernels.elementwise().activate(Activation.IDENTITY, count, units, rows, step.after(), width);
  }

  @Override
  public void backward(CellStep step, CellAdjoint adjoint) {
    RealBuffer delta = adjoint.delta();
    RealBuffer kept = step.kept();
    int count = step.trials();
    int at = step.keptAt();
    int stride = 4 * units;
    for (int trial = 0; trial < count; trial++) {
      int unit = trial * units;
      passes.multiplyRest(delta, unit, kept, at + trial * stride, candidateSlopes, unit, units);
    }
    kernels
        .elementwise()
        .multiplyByDerivative(
            shape.activation(),
            count,
            units,
            kept,
            at + 2 * units,
            stride,
            candidateSlopes,
            0,
            units);
    gateSlopes(step, delta);
    addGradients(step, adjoint);
    if (adjoint.earlierWanted()) {
      RealBuffer earlier = adjoint.earlier();
      backward.multiply(count, productSlopes, 0, units, false, earlier, 0, units);
      gatesBackward.multiply(count, gateSlopes, 0, 2 * units, true, earlier, 0, units);
      for (int trial = 0; trial < count; trial++) {
        int unit = trial * units;
        passes.addProduct(kept, at + trial * stride, delta, unit, earlier, unit, units);
      }
      kernels.elementwise().activate(Activation.IDENTITY, count, units, earlier, 0, units);
    }
    if (adjoint.inputWanted()) {
      addInput(count, candidateSlopes, units, input, false, adjoint.input());
      addInput(count, gateSlopes, 2 * units, gateWeights, true, adjoint.input());
    }
  }

  /** Gradients with respect to what enters the gates, and to m. */
  private void gateSlopes(CellStep step, RealBuffer delta) {
    RealBuffer kept = step.kept();
    RealBuffer rows = step.rows();
    int count = step.trials();
    int at = step.keptAt();
    int stride = 4 * units;
    for (int trial = 0; trial < count; trial++) {
      int first = at + trial * stride;
      int before = step.before() + trial * step.stride();
      int unit = trial * units;
      int gate = 2 * unit;
      passes.multiplyDifference(
          delta, unit, rows, before, kept, first + 2 * units, gateSlopes, gate, units);
      passes.multiply(
          candidateSlopes, unit, kept, first + 3 * units, gateSlopes, gate + units, units);
      passes.multiply(candidateSlopes, unit, kept, first + units, productSlopes, unit, units);
    }
    Elementwise elementwise = kernels.elementwise();
    elementwise.multiplyByDerivative(
        Activation.LOGISTIC, count, 2 * units, kept, at, stride, gateSlopes, 0, 2 * units);
    elementwise.activate(Activation.IDENTITY, count, units, productSlopes, 0, units);
  }

  /** Adds to the gradients of the gates, of input and bias, and of the recurrent kernel. */
  private void addGradients(CellStep step, CellAdjoint adjoint) {
    int biased = inputs + 1;
    int rows = step.fromZero() ? biased : biased + units;
    add(step, step.input(), rows, 2 * units, gateSlopes, adjoint.gradient(Network.GATE_INPUT));
    add(step, step.input(), biased, units, candidateSlopes, adjoint.gradient(Network.INPUT));
    if (!step.fromZero()) {
      add(step, step.before(), units, units, productSlopes, adjoint.gradient(Network.RECURRENT));
    }
  }

  private void add(
      CellStep step, int at, int rows, int columns, RealBuffer slopes, RealBuffer target) {
    kernels.multiply(
        true,
        false,
        rows,
        columns,
        step.trials(),
        step.rows(),
        at,
        step.stride(),
        slopes,
        0,
        columns,
        true,
        target,
        0,
        columns);
  }

  private void addInput(
      int count,
      RealBuffer slopes,
      int columns,
      RealBuffer weights,
      boolean accumulate,
      RealBuffer target) {
    kernels.multiply(
        false,
        true,
        count,
        inputs,
        columns,
        slopes,
        0,
        columns,
        weights,
        0,
        columns,
        accumulate,
        target,
        0,
        inputs);
  }
}
