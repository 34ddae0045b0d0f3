package org.anlage.cells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.training.NamedPenalty;
import org.anlage.regularizers.CommunicabilityEmd;
import org.anlage.regularizers.DistanceCommunicability;
import org.anlage.regularizers.DistanceCost;
import org.anlage.regularizers.Form;
import org.anlage.regularizers.L1;
import org.anlage.regularizers.WiringNormalisation;
import org.anlage.regularizers.WiringTarget;

/** The penalties that steps are timed and split with, on random positions and 5 % random wiring. */
final class TimedPenalties {
  private static final double STRENGTH = 0.3;

  private TimedPenalties() {}

  /**
   * The terms of a penalty: none, l1, distance, both also with {@code -proximal}, communicability,
   * emd (distance and EMD).
   */
  static List<NamedPenalty> of(String name, int units, Kernels kernels) {
    RandomStream random = RandomStream.of(7);
    RegularizationContext context =
        new RegularizationContext(
            units,
            Optional.of(distances(units, random)),
            Optional.of(wired(units, random)),
            random.split("regularizer"),
            kernels);
    NamedPenalty distance =
        bound(
            "distance",
            new DistanceCost(),
            new DistanceCost.Parameters(STRENGTH, 1, Form.GRADIENT),
            context);
    return switch (name) {
      case "none" -> List.of();
      case "l1" ->
          List.of(bound("l1", new L1(), new L1.Parameters(STRENGTH, Form.GRADIENT), context));
      case "l1-proximal" ->
          List.of(bound("l1", new L1(), new L1.Parameters(STRENGTH, Form.PROXIMAL), context));
      case "distance" -> List.of(distance);
      case "distance-proximal" ->
          List.of(
              bound(
                  "distance",
                  new DistanceCost(),
                  new DistanceCost.Parameters(STRENGTH, 1, Form.PROXIMAL),
                  context));
      case "communicability" ->
          List.of(
              bound(
                  "distance-communicability",
                  new DistanceCommunicability(),
                  new DistanceCommunicability.Parameters(STRENGTH, 0, 1),
                  context));
      case "emd" ->
          List.of(
              distance,
              bound(
                  "communicability-emd",
                  new CommunicabilityEmd(),
                  new CommunicabilityEmd.Parameters(
                      0.1, WiringNormalisation.ROWS_AND_COLUMNS, 0, WiringTarget.MEASURED),
                  context));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static <P extends Record> NamedPenalty bound(
      String name, Regularizer<P> regularizer, P parameters, RegularizationContext context) {
    return new NamedPenalty(name, regularizer.bind(parameters, context));
  }

  private static Matrix distances(int n, RandomStream random) {
    double[] places = new double[3 * n];
    for (int i = 0; i < places.length; i++) {
      places[i] = random.nextDouble();
    }
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int d = 0; d < 3; d++) {
          double difference = places[3 * i + d] - places[3 * j + d];
          sum += difference * difference;
        }
        result.set(i, j, Math.sqrt(sum) / 0.66);
      }
    }
    return result;
  }

  private static Cortex wired(int n, RandomStream random) {
    Matrix counts = Matrix.zeros(n, n).map(x -> random.nextDouble() < 0.05 ? 1 : 0);
    return new Cortex(
        Neurons.anonymous(n),
        Optional.empty(),
        Optional.of(Synapses.of(counts)),
        Optional.empty(),
        Map.of(),
        new Provenance("random", "", "", true, List.of()));
  }
}
