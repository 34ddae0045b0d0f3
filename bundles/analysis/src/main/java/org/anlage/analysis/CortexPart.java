package org.anlage.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/** Parts that data can have, and how to alter one alone so that whatever uses it must notice. */
enum CortexPart {
  /** Where the neurons are. */
  POSITIONS("positions"),
  /** Who makes how many synapses on whom. */
  WIRING("wiring"),
  /** What the neurons did. */
  ACTIVITY("activity"),
  /** Functional matrices that came with the data. */
  FUNCTIONAL("functional matrices"),
  /** What kinds of cells the neurons are. */
  TYPES("cell types");

  private final String words;

  CortexPart(String words) {
    this.words = words;
  }

  /** Its name in reports. */
  String words() {
    return words;
  }

  /** Whether the data has it. */
  boolean in(Cortex cortex) {
    return switch (this) {
      case POSITIONS -> cortex.positions().isPresent();
      case WIRING -> cortex.synapses().isPresent();
      case ACTIVITY -> cortex.activity().isPresent();
      case FUNCTIONAL -> !cortex.functional().isEmpty();
      case TYPES -> !cortex.neurons().labels().isEmpty();
    };
  }

  /** The same data with this part altered, always in the same way. */
  Cortex altered(Cortex cortex) {
    RandomStream random = RandomStream.of(0).split("alter").split(words);
    return new Cortex(
        this == TYPES ? turned(cortex.neurons()) : cortex.neurons(),
        this == POSITIONS ? cortex.positions().map(p -> moved(p, random)) : cortex.positions(),
        this == WIRING ? cortex.synapses().map(s -> thinned(s, random)) : cortex.synapses(),
        this == ACTIVITY ? cortex.activity().map(a -> changed(a, random)) : cortex.activity(),
        this == FUNCTIONAL ? weakened(cortex.functional(), random) : cortex.functional(),
        cortex.provenance(),
        cortex.trials());
  }

  /** Every neuron has the labels of the one after it. */
  private static Neurons turned(Neurons neurons) {
    Map<String, List<String>> labels = new TreeMap<>();
    neurons
        .labels()
        .forEach(
            (name, words) -> {
              List<String> turned = new ArrayList<>(words);
              Collections.rotate(turned, -1);
              labels.put(name, turned);
            });
    return new Neurons(neurons.size(), neurons.ids(), labels);
  }

  /** Every coordinate by up to a quarter of itself. */
  private static Positions moved(Positions positions, RandomStream random) {
    return new Positions(positions.micrometres().map(x -> x * random.nextDouble(0.75, 1.25)));
  }

  /** Half of the connections go, the others get one to three synapses more of the same size. */
  private static Synapses thinned(Synapses synapses, RandomStream random) {
    int[] kept = IntStream.range(0, synapses.pairs()).filter(e -> random.nextInt(2) == 0).toArray();
    int[] counts =
        IntStream.of(kept).map(e -> synapses.count()[e] + 1 + random.nextInt(3)).toArray();
    return new Synapses(
        synapses.neurons(),
        IntStream.of(kept).map(e -> synapses.pre()[e]).toArray(),
        IntStream.of(kept).map(e -> synapses.post()[e]).toArray(),
        counts,
        synapses
            .size()
            .map(
                sizes ->
                    IntStream.range(0, kept.length)
                        .mapToDouble(k -> sizes[kept[k]] * counts[k] / synapses.count()[kept[k]])
                        .toArray()));
  }

  private static Activity changed(Activity activity, RandomStream random) {
    if (activity instanceof Activity.Events events) {
      double[][] times = new double[events.times().length][];
      for (int i = 0; i < times.length; i++) {
        times[i] =
            java.util.Arrays.stream(events.times()[i])
                .filter(t -> random.nextInt(2) == 0)
                .toArray();
      }
      return new Activity.Events(times, events.duration(), events.start());
    } else if (activity instanceof Activity.Traces traces) {
      return new Activity.Traces(chequered(traces.values()), traces.interval());
    } else if (activity instanceof Activity.Streamed streamed) {
      return new Activity.Streamed(
          streamed.neurons(),
          streamed.samples(),
          streamed.interval(),
          (from, to) -> chequered(streamed.reader().read(from, to)));
    }
    throw new IllegalStateException("activity is sealed");
  }

  /** Every other value half as large again, neurons out of step. */
  private static Matrix chequered(Matrix values) {
    Matrix result = values.copy();
    for (int i = 0; i < result.rows(); i++) {
      for (int j = 1 - i % 2; j < result.columns(); j += 2) {
        result.set(i, j, 1.5 * result.get(i, j));
      }
    }
    return result;
  }

  /** Every pair by up to a half, symmetric matrices symmetrically; diagonals stay. */
  private static Map<String, Matrix> weakened(Map<String, Matrix> functional, RandomStream random) {
    Map<String, Matrix> result = new TreeMap<>();
    new TreeMap<>(functional)
        .forEach(
            (name, matrix) -> {
              Matrix changed = matrix.copy();
              for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < i; j++) {
                  double factor = random.nextDouble(0.5, 1);
                  changed.set(i, j, factor * matrix.get(i, j));
                  changed.set(j, i, factor * matrix.get(j, i));
                }
              }
              result.put(name, changed);
            });
    return result;
  }

  /** The same data with every part altered that it has. */
  static Cortex allAltered(Cortex cortex) {
    Optional<Cortex> result = Optional.of(cortex);
    for (CortexPart part : values()) {
      result = result.map(part::altered);
    }
    return result.orElseThrow();
  }
}
