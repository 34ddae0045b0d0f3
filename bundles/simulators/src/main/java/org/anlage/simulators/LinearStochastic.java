package org.anlage.simulators;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.osgi.service.component.annotations.Component;

/**
 * tau dx/dt = -x + A x + noise, all trajectories at once: by Euler's method, or by the exact
 * distribution of what is sampled.
 */
@Component(service = Simulator.class)
@Extension(
    name = "linear-stochastic",
    text = "Linear dynamics driven by independent noise, sampled in bins",
    source = "doi:10.1038/s41586-026-10528-1")
public final class LinearStochastic implements Simulator<LinearStochastic.Parameters> {
  /**
   * Parameters.
   *
   * @param timing time constant, step, noise
   * @param activity how much and how sampled
   */
  public record Parameters(
      @Parameter(text = "Time constant, step and noise", value = "{}") Timing timing,
      @Parameter(text = "How much is simulated, and how it is sampled", value = "{}")
          Spontaneous activity) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Extent extent(Parameters p) {
    return p.activity().extent(p.timing());
  }

  @Override
  public Effort effort(Parameters p, int units) {
    return p.activity().sampling() == Sampling.EXACT
        ? p.activity().effortOfExact(p.timing(), units)
        : Simulator.super.effort(p, units);
  }

  @Override
  public Optional<String> simulate(
      Parameters p, Matrix weights, SimulationContext context, Sink sink) {
    if (p.activity().sampling() == Sampling.EXACT) {
      return p.activity().runExact(weights, p.timing(), context, sink);
    }
    try (Integrator integrator =
        new Integrator(weights, 1, p.timing(), false, p.activity().trajectories(), context)) {
      return p.activity().run(integrator, weights, p.timing(), context, sink);
    }
  }
}
