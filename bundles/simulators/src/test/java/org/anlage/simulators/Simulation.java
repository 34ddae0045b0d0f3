package org.anlage.simulators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;

/** Runs simulators and collects what they hand on. */
final class Simulation implements Simulator.Sink {
  final List<double[]> samples = new ArrayList<>();
  final Map<String, Matrix> kept = new HashMap<>();
  long steps;
  Optional<String> failure = Optional.empty();

  static <P extends Record> Simulation of(
      Simulator<P> simulator, P parameters, Matrix weights, Precision precision, int threads) {
    Simulation simulation = new Simulation();
    SimulationContext context =
        new SimulationContext(
            precision, RandomStream.of(5), new ScalarKernels(), new EjmlDecompositions(), threads);
    simulation.failure = simulator.simulate(parameters, weights, context, simulation);
    return simulation;
  }

  @Override
  public void accept(RealBuffer states) {
    samples.add(states.toDoubles());
  }

  @Override
  public void keep(String name, Matrix array) {
    kept.put(name, array);
  }

  @Override
  public void reached(long step) {
    steps = step;
  }
}
