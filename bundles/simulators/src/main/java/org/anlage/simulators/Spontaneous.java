package org.anlage.simulators;

import java.util.Optional;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;

/** Activity without inputs: how much of it, and how it is sampled. */
public record Spontaneous(
    @Parameter(
            text = "Trajectories, simulated at once; 80 in the paper",
            value = "10",
            min = 1,
            max = 100_000)
        int trajectories,
    @Parameter(
            text = "Samples of each trajectory after the burn-in; 2434 in the paper",
            value = "2434",
            min = 1,
            max = 100_000_000)
        int samples,
    @Parameter(
            text = "Steps whose mean is a sample; 23 steps of 2 ms are 22 Hz",
            value = "23",
            min = 1,
            max = 1_000_000)
        int bin,
    @Parameter(
            text = "Where trajectories start; stationary is exact, for linear dynamics",
            value = "\"burn-in\"")
        Start start,
    @Parameter(
            text = "Steps thrown away after a start that is not stationary; 4000 in the paper",
            value = "4000",
            min = 0,
            max = 100_000_000)
        int burnIn) {

  private int dropped() {
    return start == Start.STATIONARY ? 0 : burnIn;
  }

  Simulator.Extent extent(Timing timing) {
    return new Simulator.Extent(
        trajectories, samples, bin * timing.step(), dropped() + (long) samples * bin);
  }

  /** Starts, burns in and samples. */
  Optional<String> run(
      Integrator integrator,
      Matrix weights,
      Timing timing,
      SimulationContext context,
      Simulator.Sink sink) {
    var random = context.random().split("start");
    if (start == Start.STATIONARY) {
      integrator.start(StationaryStates.draw(weights, timing, trajectories, random, context));
    } else {
      integrator.startNormal(random);
    }
    long step = 0;
    for (int i = 0; i < dropped(); i++) {
      integrator.step();
      sink.reached(++step);
    }
    RealBuffer mean = integrator.states().allocate(integrator.states().length());
    double[] sum = new double[mean.length()];
    for (int sample = 0; sample < samples; sample++) {
      java.util.Arrays.fill(sum, 0);
      for (int i = 0; i < bin; i++) {
        integrator.step();
        RealBuffer states = integrator.states();
        for (int k = 0; k < sum.length; k++) {
          sum[k] += states.get(k);
        }
        sink.reached(++step);
      }
      Optional<String> overflow = integrator.overflow();
      if (overflow.isPresent()) {
        return overflow;
      }
      for (int k = 0; k < sum.length; k++) {
        mean.set(k, sum[k] / bin);
      }
      sink.accept(mean);
    }
    return Optional.empty();
  }
}
