package org.anlage.simulators;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.osgi.service.component.annotations.Component;

/** Linear stochastic dynamics whose states are rectified after every step. */
@Component(service = Simulator.class)
@Extension(
    name = "relu-echo-state",
    text = "Echo-state network: dynamics with noise, rectified after every step",
    source = "doi:10.1038/s41586-026-10528-1")
public final class ReluEchoState implements Simulator<ReluEchoState.Parameters> {
  /**
   * Parameters.
   *
   * @param gain factor of the weights
   * @param timing time constant, step, noise
   * @param activity how much and how sampled
   */
  public record Parameters(
      @Parameter(
              text = "Factor of the weights; 1.4 brings critical weights to the edge in the paper",
              value = "1.4",
              min = 0)
          double gain,
      @Parameter(text = "Time constant, step and noise", value = "{}") Timing timing,
      @Parameter(text = "How much is simulated, and how it is sampled", value = "{}")
          Spontaneous activity) {
    /** Checks the start and the sampling. */
    public Parameters {
      if (activity.start() == Start.STATIONARY) {
        throw new IllegalArgumentException(
            "rectified dynamics have no closed stationary distribution; use \"start\": \"burn-in\"");
      }
      if (activity.sampling() == Sampling.EXACT) {
        throw new IllegalArgumentException(
            "rectified dynamics have no closed distribution of samples; use \"sampling\": \"steps\"");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Extent extent(Parameters p) {
    return p.activity().extent(p.timing());
  }

  @Override
  public Optional<String> simulate(
      Parameters p, Matrix weights, SimulationContext context, Sink sink) {
    try (Integrator integrator =
        new Integrator(weights, p.gain(), p.timing(), true, p.activity().trajectories(), context)) {
      return p.activity().run(integrator, weights, p.timing(), context, sink);
    }
  }
}
