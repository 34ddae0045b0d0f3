package org.anlage.simulators;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.osgi.service.component.annotations.Component;

/**
 * Inputs m v_i for 50 ms, in random order every few seconds, on top of noise that never stops; v_i
 * = B u_i with features u_i. What is read out is the mean of the states over 100 ms that end some
 * delay after the input.
 *
 * <p>Keeps {@code features} (inputs x features), {@code input} (1 x presentations, the index of
 * each), {@code delays} (1 x delays, s), {@code elapsed} (delays x presentations, the drawn delays,
 * s), and for every delay d {@code fixed_d} and {@code drawn_d} (presentations x units). The
 * presentations are shared among trajectories that run side by side. Memory: presentations x units
 * x 2 x delays numbers.
 */
@Component(service = Simulator.class)
@Extension(
    name = "working-memory",
    text = "Brief inputs to noisy dynamics, and the states after delays, for decoding",
    source = "doi:10.1038/s41586-026-10528-1")
public final class WorkingMemory implements Simulator<WorkingMemory.Parameters> {
  private static final double LEAST_DELAY = 0.12;

  /**
   * Parameters.
   *
   * @param inputs different inputs
   * @param repeats presentations of each
   * @param features features of an input
   * @param directions where features are written
   * @param magnitude m
   * @param pulse duration of an input
   * @param interval from input to input
   * @param window window of the readout
   * @param delays from the end of the input to the end of the window
   * @param echoStateGain 0, or factor of the weights of an echo-state network
   * @param trajectories networks side by side
   * @param burnIn steps before the first input
   * @param timing time constant, step, noise
   */
  public record Parameters(
      @Parameter(
              text = "Different inputs: 2000 for zero-shot memory, 2 for nearest neighbours",
              value = "2000",
              min = 2,
              max = 1_000_000)
          int inputs,
      @Parameter(
              text = "Presentations of each; 1000 with two inputs",
              value = "1",
              min = 1,
              max = 1_000_000)
          int repeats,
      @Parameter(text = "Features of an input", value = "100", min = 1, max = 100_000) int features,
      @Parameter(text = "Where features are written: random, eigenvectors", value = "\"random\"")
          Directions directions,
      @Parameter(text = "Amplitude of an input to a unit", value = "2.5", min = 0) double magnitude,
      @Parameter(text = "Duration of an input", value = "0.05", unit = "s", min = 0) double pulse,
      @Parameter(text = "From input to input; 9 in figure 5f", value = "3", unit = "s", min = 0)
          double interval,
      @Parameter(text = "Window of a readout", value = "0.1", unit = "s", min = 0) double window,
      @Parameter(
              text = "Delays from the end of the input to the end of the window",
              value = "[0.25, 0.5, 1, 2]",
              unit = "s",
              min = 1)
          List<Double> delays,
      @Parameter(
              text =
                  "0: linear. Above 0: an echo-state network, states rectified after every step and"
                      + " weights times this; 1.4 in the paper",
              value = "0",
              min = 0)
          double echoStateGain,
      @Parameter(
              text = "Networks side by side that share the presentations",
              value = "20",
              min = 1,
              max = 100_000)
          int trajectories,
      @Parameter(text = "Steps before the first input", value = "4000", min = 0, max = 100_000_000)
          int burnIn,
      @Parameter(text = "Time constant, step and noise", value = "{}") Timing timing) {
    /** Checks that every window lies between two inputs. */
    public Parameters {
      delays = List.copyOf(delays);
      for (double delay : delays) {
        if (delay < LEAST_DELAY || delay < window || delay > interval - pulse) {
          throw new IllegalArgumentException(
              "a delay of "
                  + delay
                  + " s: delays are at least "
                  + Math.max(LEAST_DELAY, window)
                  + " s and end before the next input, after "
                  + (interval - pulse)
                  + " s");
        }
      }
    }

    double gain() {
      return echoStateGain > 0 ? echoStateGain : 1;
    }

    int presentations() {
      return Math.multiplyExact(inputs, repeats);
    }

    int rounds() {
      return (presentations() + trajectories - 1) / trajectories;
    }

    long steps() {
      return burnIn + (long) rounds() * timing.steps(interval);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Extent extent(Parameters p) {
    return new Extent(p.trajectories(), 0, p.timing().step(), p.steps());
  }

  @Override
  public Optional<String> simulate(
      Parameters p, Matrix weights, SimulationContext context, Sink sink) {
    int n = weights.rows();
    if (p.directions() == Directions.EIGENVECTORS && p.features() > n) {
      throw ProblemException.configuration(
          Problem.of(p.features() + " features along eigenvectors of " + n + " units"));
    }
    Matrix features = Matrix.zeros(p.inputs(), p.features());
    var draws = context.random().split("features");
    for (int e = 0; e < features.values().length; e++) {
      features.values()[e] = draws.nextGaussian();
    }
    Matrix directions =
        p.directions().draw(weights, p.features(), context.random().split("directions"), context);
    int[] order = context.random().split("order").permutation(p.presentations());
    int[] delays = p.delays().stream().mapToInt(d -> p.timing().steps(d)).toArray();
    Readouts readouts =
        new Readouts(
            p.presentations(),
            n,
            delays,
            p.timing().steps(LEAST_DELAY),
            p.timing().steps(p.window()),
            context.random().split("delays"));
    try (Integrator integrator =
        new Integrator(
            weights, p.gain(), p.timing(), p.echoStateGain() > 0, p.trajectories(), context)) {
      Start.normal(integrator.states(), n, context.random().split("start"));
      long step = 0;
      for (int i = 0; i < p.burnIn(); i++) {
        integrator.step();
        sink.reached(++step);
      }
      int pulse = p.timing().steps(p.pulse());
      int interval = p.timing().steps(p.interval());
      for (int round = 0; round < p.rounds(); round++) {
        present(integrator, p, round, order, features, directions);
        for (int i = 1; i <= interval; i++) {
          if (i == pulse + 1) {
            integrator.input().fill(0, integrator.input().length(), 0);
          }
          integrator.step();
          for (int b = 0; i > pulse && b < p.trajectories(); b++) {
            int presentation = round * p.trajectories() + b;
            if (presentation < order.length) {
              readouts.add(presentation, i - pulse, integrator.states(), b);
            }
          }
          sink.reached(++step);
        }
        Optional<String> overflow = integrator.overflow();
        if (overflow.isPresent()) {
          return overflow;
        }
      }
    }
    keep(p, order, features, readouts, sink);
    return Optional.empty();
  }

  /** Sets each trajectory's input, m B u. */
  private static void present(
      Integrator integrator,
      Parameters p,
      int round,
      int[] order,
      Matrix features,
      Matrix directions) {
    int n = directions.columns();
    double[] sum = new double[n];
    for (int b = 0; b < p.trajectories(); b++) {
      int presentation = round * p.trajectories() + b;
      Arrays.fill(sum, 0);
      if (presentation < order.length) {
        int input = order[presentation] % p.inputs();
        for (int f = 0; f < p.features(); f++) {
          double amplitude = p.magnitude() * features.get(input, f);
          for (int i = 0; i < n; i++) {
            sum[i] += amplitude * directions.get(f, i);
          }
        }
      }
      for (int i = 0; i < n; i++) {
        integrator.input().set(b * n + i, sum[i]);
      }
    }
  }

  private static void keep(
      Parameters p, int[] order, Matrix features, Readouts readouts, Sink sink) {
    Matrix input = Matrix.zeros(1, order.length);
    Arrays.setAll(input.values(), k -> order[k] % p.inputs());
    int count = p.delays().size();
    Matrix elapsed = Matrix.zeros(count, order.length);
    for (int d = 0; d < count; d++) {
      sink.keep("fixed_" + d, readouts.atFixed(d));
      sink.keep("drawn_" + d, readouts.atDrawn(d));
      for (int k = 0; k < order.length; k++) {
        elapsed.set(d, k, readouts.drawn()[d][k] * p.timing().step());
      }
    }
    sink.keep("features", features);
    sink.keep("input", input);
    sink.keep(
        "delays",
        Matrix.of(1, count, p.delays().stream().mapToDouble(Double::doubleValue).toArray()));
    sink.keep("elapsed", elapsed);
  }
}
