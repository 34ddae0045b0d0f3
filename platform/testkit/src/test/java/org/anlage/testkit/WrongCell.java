package org.anlage.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellStep;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.NoParameters;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;

/** h' = tanh(x K + h R + b), written by hand, with a mistake of choice. */
record WrongCell(Mistake mistake) implements CellType<NoParameters> {
  enum Mistake {
    NONE,
    /** The gradient of the recurrent weights has the wrong sign. */
    SIGN,
    /** The gradient of inputs is not written. */
    INPUT,
    /** The gradient of the states before is that of R instead of its transpose. */
    EARLIER,
    /** A state depends on how many trials a batch has. */
    OTHER_TRIALS,
    /** Another shape is given than laid out. */
    SHAPE,
    /** The local way back goes through other units. */
    NOT_LOCAL,
    /** Something is kept from update to update. */
    REMEMBERS,
    /** The arm's weights are changed. */
    IN_PLACE
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Map<String, Matrix> initial(NoParameters none, CellShape shape, CellStart start) {
    int n = shape.units();
    Map<String, Matrix> values = new HashMap<>();
    values.put(Network.INPUT, CellStart.glorot(shape.inputs(), n, start.random().split("input")));
    values.put(Network.BIAS, Matrix.zeros(1, mistake == Mistake.SHAPE ? 2 * n : n));
    if (mistake == Mistake.IN_PLACE) {
      start.weights().set(0, 0, start.weights().get(0, 0) + 1);
    }
    values.put(Network.RECURRENT, start.weights());
    return values;
  }

  @Override
  public CellLayout layout(NoParameters none, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    return new CellLayout(
        n,
        0,
        new ArrayList<>(
            List.of(
                CellParameter.of(Network.INPUT, shape.inputs(), n, Role.INPUT),
                CellParameter.of(Network.BIAS, 1, n, Role.BIAS),
                CellParameter.of(Network.RECURRENT, n, n, Role.RECURRENT))));
  }

  @Override
  public CellEquations bind(NoParameters none, CellShape shape, CellContext context) {
    return new Equations(mistake, shape, context);
  }

  private static final class Equations implements CellEquations {
    private final Mistake mistake;
    private final int inputs;
    private final int n;
    private final RealBuffer kernel;
    private final RealBuffer bias;
    private final RealBuffer recurrent;
    private int updates;

    Equations(Mistake mistake, CellShape shape, CellContext context) {
      this.mistake = mistake;
      inputs = shape.inputs();
      n = shape.units();
      kernel = context.values(Network.INPUT);
      bias = context.values(Network.BIAS);
      recurrent = context.values(Network.RECURRENT);
    }

    @Override
    public void changed() {}

    @Override
    public void prepare() {
      updates++;
    }

    @Override
    public void forward(CellStep step) {
      RealBuffer rows = step.rows();
      for (int trial = 0; trial < step.trials(); trial++) {
        int row = trial * step.stride();
        for (int j = 0; j < n; j++) {
          double z = bias.get(j);
          for (int i = 0; i < inputs; i++) {
            z += rows.get(step.input() + row + i) * kernel.get(i * n + j);
          }
          for (int i = 0; i < n; i++) {
            z += rows.get(step.before() + row + i) * recurrent.get(i * n + j);
          }
          if (mistake == Mistake.OTHER_TRIALS && trial == step.trials() - 1) {
            z += 0.1 * step.trials();
          }
          if (mistake == Mistake.REMEMBERS && updates > 1) {
            z += 0.1;
          }
          rows.set(step.after() + row + j, StrictMath.tanh(z));
        }
      }
    }

    @Override
    public boolean local() {
      return true;
    }

    @Override
    public void backward(CellStep step, CellAdjoint adjoint) {
      for (int trial = 0; trial < step.trials(); trial++) {
        double[] slopes = new double[n];
        for (int j = 0; j < n; j++) {
          double h = step.rows().get(step.after() + trial * step.stride() + j);
          slopes[j] = adjoint.delta().get(trial * n + j) * (1 - h * h);
          add(adjoint, Network.BIAS, j, slopes[j]);
        }
        for (int j = 0; j < n; j++) {
          for (int i = 0; i < inputs; i++) {
            double x = step.rows().get(step.input() + trial * step.stride() + i);
            add(adjoint, Network.INPUT, i * n + j, x * slopes[j]);
          }
          for (int i = 0; i < n; i++) {
            double h = step.rows().get(step.before() + trial * step.stride() + i);
            double sign = mistake == Mistake.SIGN ? -1 : 1;
            add(adjoint, Network.RECURRENT, i * n + j, sign * h * slopes[j]);
          }
        }
        back(trial, slopes, adjoint);
      }
    }

    private void back(int trial, double[] slopes, CellAdjoint adjoint) {
      if (adjoint.earlierWanted()) {
        boolean through = adjoint.throughOthers() || mistake == Mistake.NOT_LOCAL;
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int j = 0; through && j < n; j++) {
            int at = mistake == Mistake.EARLIER ? j * n + i : i * n + j;
            sum += recurrent.get(at) * slopes[j];
          }
          adjoint.earlier().set(trial * n + i, sum);
        }
      }
      if (adjoint.inputWanted() && mistake != Mistake.INPUT) {
        for (int i = 0; i < inputs; i++) {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            sum += kernel.get(i * n + j) * slopes[j];
          }
          adjoint.input().set(trial * inputs + i, sum);
        }
      }
    }

    private static void add(CellAdjoint adjoint, String name, int index, double slope) {
      int at = adjoint.offset(name) + index;
      RealBuffer gradient = adjoint.gradient(name);
      gradient.set(at, gradient.get(at) + slope);
    }
  }
}
