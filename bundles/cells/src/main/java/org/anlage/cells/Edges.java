package org.anlage.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Leaky units with recurrent weights on a fixed list of edges: those of the arm's weights that are
 * not zero. A step costs 2 B E floating-point operations forwards where a dense cell has 2 B N^2,
 * and weights 8 bytes per edge beside their gradient and moments.
 */
@Component(service = CellType.class)
@Extension(
    name = "edges",
    text = "leaky units with weights on the edges that the arm's weights have, and on no others")
public final class Edges implements CellType<NoParameters> {
  static final String LIST = "edges";
  static final String WEIGHTS = "edge_weights";

  /** Most units of which the N x N weights are written out for penalties and analyses. */
  static final int MOST_DENSE = 4096;

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Map<String, Matrix> initial(NoParameters p, CellShape shape, CellStart start) {
    EdgeList edges = EdgeList.of(start.weights());
    if (edges.size() == 0) {
      throw ProblemException.configuration(
          new Problem(
              "the arm's weights have no edges",
              "network.cell",
              "weights that are all zero",
              "weights that are not zero where two units are connected",
              "use another generator, or a cell other than \"edges\""));
    }
    Matrix weights = Matrix.zeros(1, edges.size());
    for (int e = 0; e < edges.size(); e++) {
      weights.set(0, e, start.weights().get(edges.sources()[e], edges.targets()[e]));
    }
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(Network.INPUT, Affine.input(shape, start));
    values.put(Network.BIAS, Matrix.zeros(1, shape.units()));
    values.put(WEIGHTS, weights);
    values.put(LIST, edges.matrix());
    values.put(Network.LEAK, Affine.row(shape.units(), start.leak()));
    if (shape.units() <= MOST_DENSE) {
      values.put(Network.RECURRENT, start.weights());
    }
    return values;
  }

  @Override
  public CellLayout layout(NoParameters p, CellShape shape, Map<String, Matrix> values) {
    Matrix list = values.get(LIST);
    if (list == null || list.columns() != 2) {
      throw new IllegalArgumentException("a network of cell 'edges' without its list of edges");
    }
    int count = list.rows();
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(CellParameter.of(WEIGHTS, 1, count, Role.RECURRENT));
    all.add(CellParameter.of(LIST, count, 2, Role.OTHER).fixed());
    all.add(Affine.leak(shape));
    return new CellLayout(shape.units(), shape.units(), all);
  }

  @Override
  public CellEquations bind(NoParameters p, CellShape shape, CellContext context) {
    return new EdgeEquations(shape, context);
  }
}
