package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/**
 * The same units in another order.
 *
 * @param order the unit that comes to each place
 */
record Relabelling(int[] order) {
  static Relabelling random(int n) {
    return new Relabelling(RandomStream.of(5).split("relabelling").permutation(n));
  }

  Matrix of(Matrix square) {
    int n = order.length;
    Matrix result = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        result.set(i, j, square.get(order[i], order[j]));
      }
    }
    return result;
  }

  Cortex of(Cortex cortex) {
    return new Cortex(
        new Neurons(cortex.size(), Map.of(), labels(cortex.neurons())),
        cortex.positions().map(p -> new Positions(rows(p.micrometres()))),
        cortex.synapses().map(this::of),
        cortex.activity().map(this::of),
        cortex.functional().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> of(e.getValue()))),
        cortex.provenance(),
        cortex.trials());
  }

  private Map<String, List<String>> labels(Neurons neurons) {
    return neurons.labels().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> Arrays.stream(order).mapToObj(i -> e.getValue().get(i)).toList()));
  }

  private Synapses of(Synapses synapses) {
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    return new Synapses(
        order.length,
        Arrays.stream(synapses.pre()).map(i -> place[i]).toArray(),
        Arrays.stream(synapses.post()).map(i -> place[i]).toArray(),
        synapses.count(),
        synapses.size());
  }

  private Activity of(Activity activity) {
    if (activity instanceof Activity.Events events) {
      double[][] times = new double[order.length][];
      for (int i = 0; i < times.length; i++) {
        times[i] = events.times()[order[i]];
      }
      return new Activity.Events(times, events.duration(), events.start());
    }
    Activity.Traces traces = (Activity.Traces) activity;
    return new Activity.Traces(rows(traces.values()), traces.interval());
  }

  private Matrix rows(Matrix matrix) {
    Matrix result = Matrix.zeros(matrix.rows(), matrix.columns());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = 0; k < matrix.columns(); k++) {
        result.set(i, k, matrix.get(order[i], k));
      }
    }
    return result;
  }

  /** Checks that two matrices agree but for rounding. */
  static void assertClose(Matrix expected, Matrix got, String message) {
    double largest = 0;
    for (double value : expected.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int k = 0; k < expected.values().length; k++) {
      assertEquals(expected.values()[k], got.values()[k], 1e-9 * largest, message);
    }
  }
}
