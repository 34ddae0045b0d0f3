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
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Leaky units of two populations that obey Dale's law by construction: the weights from a unit are
 * its sign times magnitudes that training keeps at or above 0. Inhibition is subtracted, or divides
 * what excites: z = (x K + b + h_E M_E) / (1 + h_I M_I), for activations that are not negative.
 */
@Component(service = CellType.class)
@Extension(
    name = "excitatory-inhibitory",
    text = "leaky excitatory and inhibitory units, subtractive or divisive inhibition",
    source = "Song, Yang and Wang 2016, doi 10.1371/journal.pcbi.1004792")
public final class ExcitatoryInhibitory extends RecordedCell<ExcitatoryInhibitory.Parameters> {
  private static final String MAGNITUDES = "recurrent_magnitudes";
  private static final String EXCITATORY = "excitatory";
  private static final String INHIBITORY = "inhibitory";
  private static final double LEAST_DIVISOR = 1e-3;

  /** How inhibition acts. */
  public enum Inhibition {
    /** z = excitation - inhibition. */
    SUBTRACTIVE,
    /** z = excitation / (1 + inhibition). */
    DIVISIVE
  }

  /** What decides which units inhibit. */
  public enum Types {
    /** A share of the units, drawn. */
    SHARE,
    /** The sign of the sum of the weights that a unit sends in the arm. */
    PRIOR,
    /** Classes of the data: excitatory or inhibitory. */
    DATA
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Which units inhibit: a share, drawn; the sign of the arm's weights; the data",
              value = "\"share\"")
          Types types,
      @Parameter(
              text = "Share of excitatory units, for types share",
              value = "0.8",
              min = 0,
              max = 1)
          double share,
      @Parameter(text = "How inhibition acts", value = "\"subtractive\"") Inhibition inhibition,
      @Parameter(
              text =
                  "Whether magnitudes are scaled before training so that inhibition equals"
                      + " excitation in sum; the Frobenius norm stays",
              value = "true")
          boolean balanced) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Map<String, Matrix> initial(Parameters p, CellShape shape, CellStart start) {
    int n = shape.units();
    boolean[] excites = excitatory(p, n, start);
    Matrix magnitudes = start.weights().map(Math::abs);
    if (p.balanced()) {
      balance(magnitudes, excites);
    }
    Matrix excitatory = Matrix.zeros(1, n);
    Matrix inhibitory = Matrix.zeros(1, n);
    Matrix recurrent = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      excitatory.set(0, i, excites[i] ? 1 : 0);
      inhibitory.set(0, i, excites[i] ? 0 : 1);
      for (int j = 0; j < n; j++) {
        recurrent.set(i, j, (excites[i] ? 1 : -1) * magnitudes.get(i, j));
      }
    }
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(Network.INPUT, Affine.input(shape, start));
    values.put(Network.BIAS, Matrix.zeros(1, n));
    values.put(MAGNITUDES, magnitudes);
    values.put(EXCITATORY, excitatory);
    values.put(INHIBITORY, inhibitory);
    values.put(Network.LEAK, Affine.row(n, start.leak()));
    values.put(Network.RECURRENT, recurrent);
    return values;
  }

  /** Scales the rows of inhibitory units, then all, in place. */
  private static void balance(Matrix magnitudes, boolean[] excites) {
    int n = excites.length;
    double[] sums = new double[2];
    double before = 0;
    for (int e = 0; e < n * n; e++) {
      sums[excites[e / n] ? 0 : 1] += magnitudes.values()[e];
      before += magnitudes.values()[e] * magnitudes.values()[e];
    }
    if (sums[0] == 0 || sums[1] == 0) {
      return; // one population alone has nothing to be in balance with
    }
    double after = 0;
    for (int e = 0; e < n * n; e++) {
      double scaled = magnitudes.values()[e] * (excites[e / n] ? 1 : sums[0] / sums[1]);
      magnitudes.values()[e] = scaled;
      after += scaled * scaled;
    }
    double factor = Math.sqrt(before / after);
    for (int e = 0; e < n * n; e++) {
      magnitudes.values()[e] *= factor;
    }
  }

  private static boolean[] excitatory(Parameters p, int n, CellStart start) {
    boolean[] excites = new boolean[n];
    switch (p.types()) {
      case SHARE -> {
        int[] order = start.random().split("inhibitory units").permutation(n);
        for (int k = 0; k < Math.round(p.share() * n); k++) {
          excites[order[k]] = true;
        }
      }
      case PRIOR -> {
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int j = 0; j < n; j++) {
            sum += start.weights().get(i, j);
          }
          excites[i] = sum >= 0;
        }
      }
      case DATA -> fromData(excites, start);
    }
    return excites;
  }

  private static void fromData(boolean[] excites, CellStart start) {
    List<String> classes =
        start
            .cortex()
            .map(Cortex::neurons)
            .map(neurons -> neurons.labels().getOrDefault(Neurons.CLASSIFICATION, List.of()))
            .orElse(List.of());
    int unknown = excites.length - classes.size();
    for (int i = 0; i < classes.size() && i < excites.length; i++) {
      excites[i] = classes.get(i).startsWith("exc");
      if (!excites[i] && !classes.get(i).startsWith("inh")) {
        unknown++;
      }
    }
    if (unknown != 0) {
      throw ProblemException.configuration(
          new Problem(
              "cell \"excitatory-inhibitory\" needs the class of every neuron",
              "\"types\": \"data\"",
              Math.abs(unknown) + " neurons without \"excitatory\" or \"inhibitory\"",
              "data with a classification of all " + excites.length + " units",
              "use \"types\": \"share\" or \"prior\""));
    }
  }

  @Override
  public CellLayout layout(Parameters p, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(
        CellParameter.of(MAGNITUDES, n, n, Role.RECURRENT).between(0, Double.POSITIVE_INFINITY));
    all.add(CellParameter.of(EXCITATORY, 1, n, Role.OTHER).fixed());
    all.add(CellParameter.of(INHIBITORY, 1, n, Role.OTHER).fixed());
    all.add(Affine.leak(shape));
    return new CellLayout(n, 0, all);
  }

  @Override
  protected Value step(Parameters p, CellShape shape, Recorder r, Value input, Value state) {
    Value magnitudes = r.parameter(MAGNITUDES);
    Value exciting = r.multiply(state, r.parameter(EXCITATORY));
    Value inhibiting = r.multiply(state, r.parameter(INHIBITORY));
    Value drive = Affine.drive(r, input);
    Value z =
        switch (p.inhibition()) {
          case SUBTRACTIVE ->
              r.add(drive, r.product(r.subtract(exciting, inhibiting), magnitudes, false));
          case DIVISIVE ->
              r.divide(
                  r.add(drive, r.product(exciting, magnitudes, false)),
                  r.shift(r.product(inhibiting, magnitudes, false), 1),
                  LEAST_DIVISOR);
        };
    return Affine.leaky(r, shape, state, z);
  }

  @Override
  protected Optional<MadeWeights> madeWeights(Parameters p, CellShape shape, CellContext context) {
    return Optional.of(
        new MadeWeights() {
          @Override
          public void write(RealBuffer weights) {
            signed(shape, context, context.values(MAGNITUDES), weights, false);
          }

          @Override
          public void addGradient(RealBuffer gradient, CellAdjoint adjoint) {
            signed(shape, context, gradient, adjoint.gradient(MAGNITUDES), true);
          }
        });
  }

  /** target = diag(signs) from, or target += it. */
  private static void signed(
      CellShape shape, CellContext context, RealBuffer from, RealBuffer target, boolean add) {
    int n = shape.units();
    RealBuffer excitatory = context.values(EXCITATORY);
    for (int i = 0; i < n; i++) {
      double sign = excitatory.get(context.offset(EXCITATORY) + i) > 0 ? 1 : -1;
      for (int e = i * n; e < (i + 1) * n; e++) {
        double value = sign * from.get(e);
        target.set(e, add ? target.get(e) + value : value);
      }
    }
  }
}
