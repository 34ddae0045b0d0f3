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
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Leaky units with the arm's weights, which are not learned, plus learned weights of low rank: R =
 * R0 + A B. B is zero before training, so the network starts as the arm's.
 */
@Component(service = CellType.class)
@Extension(
    name = "frozen-plus-low-rank",
    text = "leaky units with the arm's weights frozen, plus learned weights of low rank",
    source = "Hu et al. 2021, arXiv 2106.09685")
public final class FrozenPlusLowRank extends RecordedCell<FrozenPlusLowRank.Parameters> {
  private static final String FROZEN = "recurrent_frozen";
  private static final String LEFT = "recurrent_left";
  private static final String RIGHT = "recurrent_right";

  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Rank of the learned weights", value = "2", min = 1) int rank) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Map<String, Matrix> initial(Parameters p, CellShape shape, CellStart start) {
    int n = shape.units();
    RandomStream random = start.random().split(LEFT);
    double deviation = 1 / Math.sqrt(n);
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(Network.INPUT, Affine.input(shape, start));
    values.put(Network.BIAS, Matrix.zeros(1, n));
    values.put(FROZEN, start.weights());
    values.put(LEFT, Matrix.zeros(n, p.rank()).map(x -> deviation * random.nextGaussian()));
    values.put(RIGHT, Matrix.zeros(p.rank(), n));
    values.put(Network.LEAK, Affine.row(n, start.leak()));
    values.put(Network.RECURRENT, start.weights());
    return values;
  }

  @Override
  public CellLayout layout(Parameters p, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(CellParameter.of(FROZEN, n, n, Role.RECURRENT).fixed());
    all.add(CellParameter.of(LEFT, n, p.rank(), Role.RECURRENT));
    all.add(CellParameter.of(RIGHT, p.rank(), n, Role.RECURRENT));
    all.add(Affine.leak(shape));
    return new CellLayout(n, 0, all);
  }

  @Override
  protected Value step(Parameters p, CellShape shape, Recorder r, Value input, Value state) {
    Value inner = r.product(state, r.parameter(LEFT), false);
    Value learned = r.product(inner, r.parameter(RIGHT), false);
    Value frozen = r.product(state, r.parameter(FROZEN), false);
    Value z = r.add(Affine.drive(r, input), r.add(frozen, learned));
    return Affine.leaky(r, shape, state, z);
  }

  @Override
  protected Optional<MadeWeights> madeWeights(Parameters p, CellShape shape, CellContext context) {
    int n = shape.units();
    return Optional.of(
        new MadeWeights() {
          @Override
          public void write(RealBuffer weights) {
            weights.copyFrom(context.values(FROZEN), context.offset(FROZEN), 0, n * n);
            Factors.multiply(context, LEFT, RIGHT, n, p.rank(), weights, true);
          }

          @Override
          public void addGradient(RealBuffer gradient, CellAdjoint adjoint) {
            Factors.addGradients(context, LEFT, RIGHT, n, p.rank(), gradient, adjoint);
          }
        });
  }
}
