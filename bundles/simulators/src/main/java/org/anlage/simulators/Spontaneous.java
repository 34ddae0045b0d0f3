package org.anlage.simulators;

import java.util.Optional;
import java.util.function.Supplier;
import org.anlage.algebra.Workers;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.linear.dynamics.BinTransition;
import org.anlage.linear.dynamics.StationaryCovariance;

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
        int burnIn,
    @Parameter(
            text =
                "How samples come about: as means over steps of Euler's method, or exact, from"
                    + " their distribution in continuous time, without steps; linear dynamics only",
            value = "\"steps\"")
        Sampling sampling) {

  /** Steps thrown away, or bins that hold them. */
  private int dropped() {
    if (start == Start.STATIONARY) {
      return 0;
    }
    return sampling == Sampling.EXACT ? (int) ((burnIn + bin - 1L) / bin) : burnIn;
  }

  /** Steps are those of the simulation: bins where sampling is exact. */
  Simulator.Extent extent(Timing timing) {
    long steps = dropped() + (sampling == Sampling.EXACT ? samples : (long) samples * bin);
    return new Simulator.Extent(trajectories, samples, bin * timing.step(), steps);
  }

  /** Of exact sampling: the transition, then three and a half products of all states per bin. */
  Simulator.Effort effortOfExact(Timing timing, int units) {
    double n = units;
    int pieces = pieces(timing, Precision.FLOAT32);
    return new Simulator.Effort(
        BinTransition.operations(units, bin * timing.h() / pieces)
            + 7.0 * extent(timing).steps() * pieces * trajectories * n * n,
        BinTransition.bytes(units));
  }

  /** Starts, burns in and samples bins of linear dynamics in continuous time. */
  Optional<String> runExact(
      Matrix weights, Timing timing, SimulationContext context, Simulator.Sink sink) {
    try (Workers workers = new Workers(context.threads())) {
      int pieces = pieces(timing, context.precision());
      double length = bin * timing.h() / pieces;
      BinTransition transition;
      try {
        transition =
            BinTransition.of(
                weights,
                length,
                context.precision(),
                context.kernels(),
                workers,
                () -> sink.reached(0));
      } catch (ArithmeticException e) {
        return Optional.of(
            e.getMessage() + "; are the real parts of all eigenvalues of the weights below 1?");
      }
      ExactBins bins =
          new ExactBins(
              weights, transition, timing, length, pieces, trajectories, context, workers);
      start(
          bins.states(),
          weights.rows(),
          () ->
              StationaryCovariance.of(weights, context.kernels(), context.decompositions())
                  .map(value -> timing.intensity() * value),
          context);
      return bins.run(dropped(), samples, sink);
    }
  }

  /** Pieces of a bin that are short enough for the precision. */
  private int pieces(Timing timing, Precision precision) {
    return (int) Math.ceil(bin * timing.h() / BinTransition.longest(precision));
  }

  private void start(
      RealBuffer states, int units, Supplier<Matrix> covariance, SimulationContext context) {
    RandomStream random = context.random().split("start");
    if (start == Start.STATIONARY) {
      states.setAll(
          StationaryStates.draw(covariance.get(), trajectories, random, context).values());
    } else {
      Start.normal(states, units, random);
    }
  }

  /** Starts, burns in and samples by steps. */
  Optional<String> run(
      Integrator integrator,
      Matrix weights,
      Timing timing,
      SimulationContext context,
      Simulator.Sink sink) {
    start(
        integrator.states(),
        weights.rows(),
        () ->
            StationaryCovariance.ofEuler(
                weights,
                timing.h(),
                timing.variance(),
                context.kernels(),
                context.decompositions()),
        context);
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
