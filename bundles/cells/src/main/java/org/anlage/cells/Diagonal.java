package org.anlage.cells;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * A diagonal state space: every unit is a complex mode that no other unit reaches, c' = m exp(i a)
 * c + x (K + i L) + b. Read out is f(Re c'). Learned are m = 1 / (1 + exp(-decay)), inside (0, 1),
 * a = 2 arctan(turn), K, L and b. State: [f(Re c) | Re c | Im c].
 *
 * <p>Modes start as the eigenvalues of the arm's weights with angles from 0 to pi, the largest
 * first, repeated where there are too few; or as exp(step A), with steps from 0.001 to 0.1,
 * logarithmically uniform, and A_n of S4D-Lin, -1/2 + i pi n, of S4D-Inv, -1/2 + i N/pi (N / (2 n +
 * 1) - 1), or of S4D-Real, -(n + 1). Input weights are scaled by sqrt(1 - m^2), so that all modes
 * have the same variance on white noise (Orvieto et al. 2023, arXiv 2303.06349).
 */
@Component(service = CellType.class)
@Extension(
    name = "diagonal",
    text = "a diagonal state space: complex modes that do not reach each other",
    source = "Gu et al. 2022, arXiv 2206.11893; Orvieto et al. 2023, arXiv 2303.06349")
public final class Diagonal extends RecordedCell<Diagonal.Parameters> {
  private static final String IMAGINARY = "input_imaginary";
  private static final String DECAY = "decay";
  private static final String TURN = "turn";

  /** Largest magnitude of a mode at first: its memory is about a thousand steps. */
  private static final double LARGEST = 0.999;

  /** Least magnitude, as a mode of magnitude 0 has no gradient. */
  private static final double LEAST = 0.01;

  /** What modes start as. */
  public enum Modes {
    /** Eigenvalues of the arm's weights. */
    WEIGHTS,
    /** Those of S4D-Lin. */
    LINEAR,
    /** Those of S4D-Inv. */
    INVERSE,
    /** Those of S4D-Real. */
    REAL
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text =
                  "What modes start as: eigenvalues of the arm's weights, or linear (S4D-Lin),"
                      + " inverse (S4D-Inv) or real (S4D-Real)",
              value = "\"weights\"")
          Modes modes) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Map<String, Matrix> initial(Parameters p, CellShape shape, CellStart start) {
    int n = shape.units();
    double[][] modes =
        p.modes() == Modes.WEIGHTS ? ofWeights(n, start) : ofStates(p.modes(), n, start);
    Matrix decay = Matrix.zeros(1, n);
    Matrix turn = Matrix.zeros(1, n);
    Matrix real = Affine.input(shape, start);
    Matrix imaginary =
        CellStart.glorot(shape.inputs(), n, start.random().split("imaginary input kernel"));
    for (int j = 0; j < n; j++) {
      double magnitude = Math.max(LEAST, Math.min(LARGEST, modes[j][0]));
      decay.set(0, j, StrictMath.log(magnitude / (1 - magnitude)));
      turn.set(0, j, StrictMath.tan(Math.min(modes[j][1], Math.PI * 0.9999) / 2));
      double scale = Math.sqrt(1 - magnitude * magnitude);
      for (int i = 0; i < shape.inputs(); i++) {
        real.set(i, j, scale * real.get(i, j));
        imaginary.set(i, j, scale * imaginary.get(i, j));
      }
    }
    Map<String, Matrix> values = new LinkedHashMap<>();
    values.put(Network.INPUT, real);
    values.put(Network.BIAS, Matrix.zeros(1, n));
    values.put(IMAGINARY, imaginary);
    values.put(DECAY, decay);
    values.put(TURN, turn);
    return values;
  }

  /** Magnitudes and angles. */
  private static double[][] ofWeights(int n, CellStart start) {
    Eigenvalues found = start.decompositions().eigenvalues(start.weights());
    double[][] upper =
        IntStream.range(0, n)
            .filter(k -> found.imaginary()[k] >= 0)
            .mapToObj(
                k ->
                    new double[] {
                      Math.hypot(found.real()[k], found.imaginary()[k]),
                      StrictMath.atan2(found.imaginary()[k], found.real()[k])
                    })
            .sorted(Comparator.<double[]>comparingDouble(mode -> -mode[0]).thenComparing(m -> m[1]))
            .toArray(double[][]::new);
    return IntStream.range(0, n).mapToObj(k -> upper[k % upper.length]).toArray(double[][]::new);
  }

  private static double[][] ofStates(Modes form, int n, CellStart start) {
    var random = start.random().split("steps of modes");
    double[][] modes = new double[n][];
    for (int k = 0; k < n; k++) {
      double step = 0.001 * StrictMath.exp(random.nextDouble() * StrictMath.log(100));
      double decay = form == Modes.REAL ? k + 1 : 0.5;
      double angle = Math.abs(step * frequency(form, k, n)) % (2 * Math.PI);
      modes[k] = new double[] {StrictMath.exp(-step * decay), Math.min(angle, 2 * Math.PI - angle)};
    }
    return modes;
  }

  /** Imaginary part of A_n. */
  static double frequency(Modes form, int k, int n) {
    return switch (form) {
      case LINEAR -> Math.PI * k;
      case INVERSE -> n / Math.PI * (n / (2 * k + 1.0) - 1);
      case REAL, WEIGHTS -> 0;
    };
  }

  @Override
  public CellLayout layout(Parameters p, CellShape shape, Map<String, Matrix> values) {
    int n = shape.units();
    List<CellParameter> all = new ArrayList<>(Affine.parameters(shape));
    all.add(CellParameter.of(IMAGINARY, shape.inputs(), n, Role.INPUT));
    all.add(CellParameter.of(DECAY, 1, n, Role.OTHER));
    all.add(CellParameter.of(TURN, 1, n, Role.OTHER));
    return new CellLayout(3 * n, 0, all);
  }

  @Override
  protected Value step(Parameters p, CellShape shape, Recorder r, Value input, Value state) {
    int n = shape.units();
    Value real = r.part(state, n, 2 * n);
    Value imaginary = r.part(state, 2 * n, 3 * n);
    Value none = r.scale(real, 0); // parameters for every trial, as functions need them
    Value magnitude = r.activate(Activation.LOGISTIC, r.add(none, r.parameter(DECAY)));
    Value turn = r.add(none, r.parameter(TURN));
    Value square = r.multiply(turn, turn);
    Value above = r.shift(square, 1);
    Value cosine = r.multiply(magnitude, r.divide(r.shift(r.scale(square, -1), 1), above, 1));
    Value sine = r.multiply(magnitude, r.divide(r.scale(turn, 2), above, 1));
    Value nextReal =
        r.add(
            r.subtract(r.multiply(real, cosine), r.multiply(imaginary, sine)),
            Affine.drive(r, input));
    Value nextImaginary =
        r.add(
            r.add(r.multiply(real, sine), r.multiply(imaginary, cosine)),
            r.product(input, r.parameter(IMAGINARY), false));
    return r.join(r.join(r.activate(shape.activation(), nextReal), nextReal), nextImaginary);
  }
}
