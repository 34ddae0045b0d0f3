package org.anlage.simulators;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.osgi.service.component.annotations.Component;

/**
 * One input channel with independent uniform values, each held for some steps; states are sampled
 * at the end of each. Keeps the array {@code input}, 1 x samples. What memory capacity is measured
 * on (Jaeger 2001, GMD report 152).
 */
@Component(service = Simulator.class)
@Extension(
    name = "driven",
    text = "Dynamics driven by one random input, for memory capacity",
    source = "Jaeger 2001, Short term memory in echo state networks, GMD report 152")
public final class Driven implements Simulator<Driven.Parameters> {
  /**
   * Parameters.
   *
   * @param samples how many values the input takes
   * @param hold steps for which each is held
   * @param magnitude amplitude of the input to a unit
   * @param rectify whether states are rectified
   * @param gain factor of the weights
   * @param washout values at the start that are not sampled
   * @param timing time constant, step, noise
   */
  public record Parameters(
      @Parameter(text = "Values of the input that are sampled", value = "4000", min = 10, max = 1e7)
          int samples,
      @Parameter(
              text = "Steps for which each value is held",
              value = "10",
              min = 1,
              max = 1_000_000)
          int hold,
      @Parameter(text = "Amplitude of the input to a unit", value = "1", min = 0) double magnitude,
      @Parameter(text = "Whether states are rectified after every step", value = "false")
          boolean rectify,
      @Parameter(text = "Factor of the weights", value = "1", min = 0) double gain,
      @Parameter(
              text = "Values at the start that are not sampled",
              value = "200",
              min = 0,
              max = 1e7)
          int washout,
      @Parameter(text = "Time constant, step and noise", value = "{}") Timing timing) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Extent extent(Parameters p) {
    return new Extent(
        1,
        p.samples(),
        p.hold() * p.timing().step(),
        (long) (p.washout() + p.samples()) * p.hold());
  }

  @Override
  public Optional<String> simulate(
      Parameters p, Matrix weights, SimulationContext context, Sink sink) {
    int n = weights.rows();
    RandomStream values = context.random().split("input");
    RandomStream directions = context.random().split("input weights");
    double[] direction = new double[n];
    for (int i = 0; i < n; i++) {
      direction[i] = p.magnitude() * directions.nextGaussian();
    }
    Matrix input = Matrix.zeros(1, p.samples());
    try (Integrator integrator =
        new Integrator(weights, p.gain(), p.timing(), p.rectify(), 1, context)) {
      long step = 0;
      for (int k = -p.washout(); k < p.samples(); k++) {
        double value = values.nextDouble(-1, 1);
        for (int i = 0; i < n; i++) {
          integrator.input().set(i, value * direction[i]);
        }
        for (int s = 0; s < p.hold(); s++) {
          integrator.step();
          sink.reached(++step);
        }
        Optional<String> overflow = integrator.overflow();
        if (overflow.isPresent()) {
          return overflow;
        }
        if (k >= 0) {
          input.set(0, k, value);
          sink.accept(integrator.states());
        }
      }
    }
    sink.keep("input", input);
    return Optional.empty();
  }
}
