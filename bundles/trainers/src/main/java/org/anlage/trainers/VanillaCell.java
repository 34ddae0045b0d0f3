package org.anlage.trainers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellStep;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.kernel.Elementwise;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/** h(t) = f(x(t) K + h(t-1) R + b). */
@Component(service = CellType.class)
@Extension(
    name = "vanilla",
    text = "h(t) = f(x(t) K + h(t-1) R + b)",
    source = "Elman 1990, doi 10.1207/s15516709cog1402_1")
public final class VanillaCell implements CellType<NoParameters> {
  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Map<String, Matrix> initial(NoParameters parameters, CellShape shape, CellStart start) {
    return stacked(shape, start);
  }

  /** Glorot input weights, the arm's recurrent weights, no bias. */
  static Map<String, Matrix> stacked(CellShape shape, CellStart start) {
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(
        Network.INPUT,
        CellStart.glorot(shape.inputs(), shape.units(), start.random().split("input kernel")));
    values.put(Network.RECURRENT, start.weights());
    values.put(Network.BIAS, Matrix.zeros(1, shape.units()));
    return values;
  }

  @Override
  public CellLayout layout(NoParameters parameters, CellShape shape, Map<String, Matrix> values) {
    return new CellLayout(shape.units(), 0, StackedKernel.parameters(shape));
  }

  @Override
  public CellEquations bind(NoParameters parameters, CellShape shape, CellContext context) {
    return new Equations(shape, context);
  }

  private static final class Equations implements CellEquations {
    private final CellShape shape;
    private final Elementwise elementwise;
    private final StackedKernel kernel;

    Equations(CellShape shape, CellContext context) {
      this.shape = shape;
      elementwise = context.kernels().elementwise();
      kernel = new StackedKernel(shape, context);
    }

    @Override
    public void changed() {
      kernel.changed();
    }

    @Override
    public void prepare() {
      kernel.prepare();
    }

    @Override
    public void forward(CellStep step) {
      RealBuffer rows = step.rows();
      kernel.forward(step, rows, step.after(), step.stride());
      elementwise.activate(
          shape.activation(), step.trials(), shape.units(), rows, step.after(), step.stride());
    }

    @Override
    public void backward(CellStep step, CellAdjoint adjoint) {
      elementwise.multiplyByDerivative(
          shape.activation(),
          step.trials(),
          shape.units(),
          step.rows(),
          step.after(),
          step.stride(),
          adjoint.delta(),
          0,
          shape.units());
      kernel.addGradient(step, adjoint.delta());
      kernel.back(step, adjoint.delta(), adjoint);
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
}
