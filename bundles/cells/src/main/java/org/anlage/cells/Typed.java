package org.anlage.cells;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellParameter.Role;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.RecordedCell;
import org.anlage.api.cell.Recorder;
import org.anlage.api.cell.Value;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Leaky units whose gains and leaks are learned by cell type and not by unit: with k the type of
 * unit j, h' = (1 - a_k) h + a_k f(g_k (x K + h R + b)), a_k in 0.001 ... 1.
 */
@Component(service = CellType.class)
@Extension(
    name = "typed",
    text = "leaky units that share gains and leaks with all units of their cell type")
public final class Typed extends RecordedCell<Typed.Parameters> {
  private static final String MEMBERS = "type_members";
  private static final String GAIN = "type_gain";
  private static final String LEAK = "type_leak";

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text =
                  "Relative numbers of units of each type, which are then drawn; none: types are a"
                      + " label of the data",
              value = "[]")
          List<Double> shares,
      @Parameter(text = "Label of the data with the types", value = "\"cell_type\"") String label) {
    /** Copies the list and checks its values. */
    public Parameters {
      shares = List.copyOf(shares);
      if (!shares.stream().allMatch(share -> share > 0)) {
        throw new IllegalArgumentException("shares: got " + shares + ", expected values above 0");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Map<String, Matrix> initial(Parameters p, CellShape shape, CellStart start) {
    int n = shape.units();
    int[] types = p.shares().isEmpty() ? labelled(p.label(), n, start) : drawn(p, n, start);
    int count = 1;
    for (int type : types) {
      count = Math.max(count, type + 1);
    }
    Matrix members = Matrix.zeros(count, n);
    for (int j = 0; j < n; j++) {
      members.set(types[j], j, 1);
    }
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(Network.INPUT, Affine.input(shape, start));
    values.put(Network.BIAS, Matrix.zeros(1, n));
    values.put(Network.RECURRENT, start.weights());
    values.put(MEMBERS, members);
    values.put(GAIN, Affine.row(count, 1));
    values.put(LEAK, Affine.row(count, start.leak()));
    return values;
  }

  private static int[] drawn(Parameters p, int n, CellStart start) {
    double all = p.shares().stream().mapToDouble(Double::doubleValue).sum();
    int[] order = start.random().split("cell types").permutation(n);
    int[] types = new int[n];
    double before = 0;
    int unit = 0;
    for (int type = 0; type < p.shares().size(); type++) {
      before += p.shares().get(type);
      int end = type == p.shares().size() - 1 ? n : (int) Math.rint(n * before / all);
      while (unit < end) {
        types[order[unit++]] = type;
      }
    }
    return types;
  }

  private static int[] labelled(String label, int n, CellStart start) {
    List<String> labels =
        start
            .cortex()
            .map(cortex -> cortex.neurons().labels().getOrDefault(label, List.of()))
            .orElse(List.of());
    if (labels.size() != n) {
      throw ProblemException.configuration(
          new Problem(
              "the units have no cell types",
              "\"label\" of cell \"typed\"",
              labels.size() + " neurons with the label \"" + label + "\"",
              n + " units with it",
              "use data with cell types, or give \"shares\""));
    }
    List<String> names = new ArrayList<>(new TreeSet<>(labels));
    return labels.stream().mapToInt(names::indexOf).toArray();
  }

  @Override
  public CellLayout layout(Parameters p, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    int types = Objects.requireNonNull(values.get(MEMBERS)).rows();
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(CellParameter.of(Network.RECURRENT, n, n, Role.RECURRENT));
    all.add(CellParameter.of(MEMBERS, types, n, Role.OTHER).fixed());
    all.add(CellParameter.of(GAIN, 1, types, Role.OTHER));
    all.add(CellParameter.of(LEAK, 1, types, Role.OTHER).between(0.001, 1));
    return new CellLayout(n, 0, all);
  }

  @Override
  protected Value step(Parameters p, CellShape shape, Recorder r, Value input, Value state) {
    Value z =
        r.add(Affine.drive(r, input), r.product(state, r.parameter(Network.RECURRENT), false));
    Value rate = r.activate(shape.activation(), r.multiply(z, ofUnits(r, input, GAIN)));
    return r.add(state, r.multiply(r.subtract(rate, state), ofUnits(r, input, LEAK)));
  }

  /** The value of each unit's type, for every trial. */
  private static Value ofUnits(Recorder r, Value input, String parameter) {
    Value zero = r.scale(r.part(input, 0, 1), 0);
    Value row = r.product(r.shift(zero, 1), r.parameter(parameter), false);
    return r.product(row, r.parameter(MEMBERS), false);
  }
}
