package org.anlage.task.recordings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;

/** Recordings for tests. */
final class Recorded {
  private Recorded() {}

  /** Poisson trains of a rate (1/s) for each neuron, from a time on. */
  static Activity.Events poisson(double start, double duration, double... rates) {
    double[][] times = new double[rates.length][];
    for (int i = 0; i < rates.length; i++) {
      RandomStream random = RandomStream.of(7).split(i);
      double rate = rates[i];
      times[i] =
          java.util.stream.DoubleStream.iterate(
                  gap(random, rate), t -> t < duration, t -> t + gap(random, rate))
              .map(t -> start + t)
              .toArray();
    }
    return new Activity.Events(times, duration, start);
  }

  private static double gap(RandomStream random, double rate) {
    return rate == 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - random.nextDouble()) / rate;
  }

  /** A ramp, its square, and a constant, if asked for. */
  static Activity.Traces traces(int samples, double interval, boolean constant) {
    Matrix values = Matrix.zeros(constant ? 3 : 2, samples);
    for (int t = 0; t < samples; t++) {
      values.set(0, t, t);
      values.set(1, t, 1000 + (double) t * t);
    }
    return new Activity.Traces(values, interval);
  }

  static Optional<Cortex> of(Activity activity) {
    return Optional.of(cortex(activity, Optional.empty()));
  }

  static Optional<Cortex> of(Activity activity, Trials trials) {
    return Optional.of(cortex(activity, Optional.of(trials)));
  }

  private static Cortex cortex(Activity activity, Optional<Trials> trials) {
    return new Cortex(
        Neurons.anonymous(activity.neurons()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(activity),
        Map.of(),
        new Provenance("test", "Test", "", true, List.of()),
        trials);
  }

  /** Trials of a length every so many seconds, of these stimuli in turn. */
  static Trials trials(int count, double every, double length, String... stimuli) {
    return new Trials(
        IntStream.range(0, count).mapToDouble(k -> k * every).toArray(),
        IntStream.range(0, count).mapToDouble(k -> k * every + length).toArray(),
        IntStream.range(0, count).mapToObj(k -> stimuli[k % stimuli.length]).toList());
  }
}
