package org.anlage.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.MadeWeights;
import org.anlage.api.cell.RecordedCell;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.SingularValues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Leaky units whose recurrent weights are of low rank, R = L M with L of N x r and M of r x N.
 * Before training R is the best approximation of the arm's weights (Eckart and Young 1936, doi
 * 10.1007/BF02288367), its singular values shared equally between L and M.
 */
@Component(service = CellType.class)
@Extension(
    name = "low-rank",
    text = "leaky units with recurrent weights of low rank, cut from the arm's weights",
    source = "Mastrogiuseppe and Ostojic 2018, doi 10.1016/j.neuron.2018.07.003")
public final class LowRank extends RecordedCell<LowRank.Parameters> {
  private static final String LEFT = "recurrent_left";
  private static final String RIGHT = "recurrent_right";

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Rank of the recurrent weights; at most the number of units",
              value = "2",
              min = 1)
          int rank) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Map<String, Matrix> initial(Parameters p, CellShape shape, CellStart start) {
    int n = shape.units();
    if (p.rank() > n) {
      throw ProblemException.configuration(
          new Problem(
              "a rank above the number of units",
              "\"rank\" of cell \"low-rank\"",
              Integer.toString(p.rank()),
              "at most " + n,
              ""));
    }
    SingularValues svd = start.decompositions().singularValueDecomposition(start.weights());
    Matrix left = Matrix.zeros(n, p.rank());
    Matrix right = Matrix.zeros(p.rank(), n);
    for (int k = 0; k < p.rank(); k++) {
      double root = Math.sqrt(svd.values()[k]);
      for (int i = 0; i < n; i++) {
        left.set(i, k, root * svd.u().get(i, k));
        right.set(k, i, root * svd.v().get(i, k));
      }
    }
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(Network.INPUT, Affine.input(shape, start));
    values.put(Network.BIAS, Matrix.zeros(1, n));
    values.put(LEFT, left);
    values.put(RIGHT, right);
    values.put(Network.LEAK, Affine.row(n, start.leak()));
    values.put(Network.RECURRENT, Factors.product(left, right));
    return values;
  }

  @Override
  public CellLayout layout(Parameters p, CellShape shape, Map<String, Matrix> values) {
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(CellParameter.of(LEFT, shape.units(), p.rank(), Role.RECURRENT));
    all.add(CellParameter.of(RIGHT, p.rank(), shape.units(), Role.RECURRENT));
    all.add(Affine.leak(shape));
    return new CellLayout(shape.units(), 0, all);
  }

  @Override
  protected Value step(Parameters p, CellShape shape, Recorder r, Value input, Value state) {
    Value inner = r.product(state, r.parameter(LEFT), false);
    Value z = r.add(Affine.drive(r, input), r.product(inner, r.parameter(RIGHT), false));
    return Affine.leaky(r, shape, state, z);
  }

  @Override
  protected Optional<MadeWeights> madeWeights(Parameters p, CellShape shape, CellContext context) {
    int n = shape.units();
    return Optional.of(
        new MadeWeights() {
          @Override
          public void write(RealBuffer weights) {
            Factors.multiply(context, LEFT, RIGHT, n, p.rank(), weights, false);
          }

          @Override
          public void addGradient(RealBuffer gradient, CellAdjoint adjoint) {
            Factors.addGradients(context, LEFT, RIGHT, n, p.rank(), gradient, adjoint);
          }
        });
  }
}
