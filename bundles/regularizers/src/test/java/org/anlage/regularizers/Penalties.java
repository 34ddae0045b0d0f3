package org.anlage.regularizers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.openblas.OpenblasKernels;
import org.anlage.kernels.vector.VectorKernels;
import org.junit.jupiter.api.Assumptions;

/** The penalties, in each of their forms, as they are bound in tests. */
final class Penalties {
  static final String[] NAMES = {
    "l1",
    "distance",
    "distance squared",
    "distance-communicability",
    "distance-communicability squared",
    "distance-communicability as released",
    "communicability-emd",
    "communicability-emd by rows and columns",
    "communicability-emd as released"
  };

  /** The kernels that every machine has; each must meet the references. */
  static final List<Kernels> KERNELS =
      List.of(new ScalarKernels(), new VectorKernels(new ScalarKernels()));

  /** A penalty's value and gradient. */
  record Result(double value, double[] gradient) {}

  private Penalties() {}

  /** Products by OpenBLAS; skips a test, saying why, where there is none. */
  static Kernels openblas() {
    Kernels kernels = new OpenblasKernels(KERNELS.get(1));
    try {
      kernels.kernelClass();
    } catch (ProblemException e) {
      Assumptions.abort(e.getMessage());
    }
    return kernels;
  }

  static Cortex wired(Matrix counts) {
    return new Cortex(
        Neurons.anonymous(counts.rows()),
        Optional.empty(),
        Optional.of(Synapses.of(counts)),
        Optional.empty(),
        Map.of(),
        new Provenance("test", "", "", true, java.util.List.of()));
  }

  static RegularizationContext context(Matrix distances, Matrix counts) {
    return context(distances, counts, KERNELS.get(0));
  }

  static RegularizationContext context(Matrix distances, Matrix counts, Kernels kernels) {
    return new RegularizationContext(
        distances.rows(),
        Optional.of(distances),
        Optional.of(wired(counts)),
        RandomStream.of(1),
        kernels);
  }

  static Penalty bind(String name, double strength, RegularizationContext context) {
    return switch (name) {
      case "l1" -> bind(new L1(), new L1.Parameters(strength, Form.GRADIENT), context);
      case "distance" ->
          bind(
              new DistanceCost(), new DistanceCost.Parameters(strength, 1, Form.GRADIENT), context);
      case "distance squared" ->
          bind(
              new DistanceCost(), new DistanceCost.Parameters(strength, 2, Form.GRADIENT), context);
      case "distance-communicability" -> communicability(strength, 0, 1, context);
      case "distance-communicability squared" -> communicability(strength, 0, 2, context);
      case "distance-communicability as released" -> communicability(strength, 1e-10, 1, context);
      case "communicability-emd" -> emd(strength, WiringNormalisation.GUARDED, 0, context);
      case "communicability-emd by rows and columns" ->
          emd(strength, WiringNormalisation.ROWS_AND_COLUMNS, 0, context);
      case "communicability-emd as released" ->
          emd(strength, WiringNormalisation.AS_RELEASED, 1e-10, context);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Penalty communicability(
      double strength, double epsilon, double power, RegularizationContext context) {
    return bind(
        new DistanceCommunicability(),
        new DistanceCommunicability.Parameters(strength, epsilon, power),
        context);
  }

  private static Penalty emd(
      double strength,
      WiringNormalisation normalisation,
      double epsilon,
      RegularizationContext context) {
    return bind(
        new CommunicabilityEmd(),
        new CommunicabilityEmd.Parameters(strength, normalisation, epsilon, WiringTarget.MEASURED),
        context);
  }

  private static <P extends Record> Penalty bind(
      Regularizer<P> regularizer, P parameters, RegularizationContext context) {
    return regularizer.bind(parameters, context);
  }

  static Result evaluate(Penalty penalty, Matrix weights, Precision precision) {
    RealBuffer w = precision.allocate(weights.values().length);
    w.setAll(weights.values());
    RealBuffer gradient = w.allocate(w.length());
    return new Result(penalty.evaluate(w, gradient), gradient.toDoubles());
  }

  static Result evaluate(Penalty penalty, Matrix weights) {
    return evaluate(penalty, weights, Precision.FLOAT64);
  }

  static Matrix normal(int n, long seed) {
    RandomStream random = RandomStream.of(seed);
    Matrix result = Matrix.zeros(n, n);
    for (int k = 0; k < n * n; k++) {
      result.values()[k] = 0.3 * random.nextGaussian();
    }
    return result;
  }

  /** Distances of points on a line at irregular places. */
  static Matrix line(int n) {
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result.set(i, j, Math.abs(i * i - j * j) / 20.0 + (i == j ? 0 : 0.1));
      }
    }
    return result;
  }

  /** A ring with shortcuts and one neuron without outputs. */
  static Matrix ring(int n) {
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n - 1; i++) {
      result.set(i, i + 1, 1 + i % 3);
      result.set(i, (i * 2 + 3) % n, 1);
    }
    return result;
  }
}
