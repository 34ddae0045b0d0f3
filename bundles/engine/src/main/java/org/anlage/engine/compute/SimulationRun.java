package org.anlage.engine.compute;

import java.util.Optional;
import org.anlage.algebra.Workers;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.random.RandomStream;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Run;
import org.anlage.engine.definition.SimulationDefinition;
import org.anlage.parameters.json.Json;

/** Runs that let a network run on its own or on inputs. */
final class SimulationRun implements KindOfRun<SimulationDefinition> {
  @Override
  public Class<SimulationDefinition> definition() {
    return SimulationDefinition.class;
  }

  @Override
  public RunComputer.Outcome compute(
      Run run, SimulationDefinition definition, RunComputer computer, TrainingMonitor monitor) {
    long start = System.nanoTime();
    KernelChoice kernels = computer.kernels();
    RandomStream random = RandomStream.of(definition.seed());
    PriorAssembly priors =
        new PriorAssembly(
            definition.units(),
            definition.weights(),
            definition.embedding(),
            computer.data().shared(),
            kernels,
            random);
    Matrix weights = priors.recurrent();
    ConfiguredExtension simulator = definition.simulator();
    Simulator.Extent extent =
        simulator.<Simulator<Record>, Simulator.Extent>call("say its extent", Simulator::extent);
    SimulationContext context =
        new SimulationContext(
            definition.precision(),
            random.split("simulation").split(simulator.name()),
            kernels.kernels(),
            kernels.decompositions(),
            computer.threads(),
            computer.data().shared(),
            priors.distances().map(Matrix::copy));
    try (Workers workers = new Workers(computer.threads())) {
      SimulationSink sink =
          new SimulationSink(
              definition.units(),
              definition.precision(),
              extent,
              definition.keep(),
              kernels.kernels(),
              workers,
              monitor);
      Optional<String> failure =
          simulator.<Simulator<Record>, Optional<String>>call(
              "simulate",
              (service, parameters) -> service.simulate(parameters, weights, context, sink));
      NetworkSpec spec = SimulationFiles.spec(definition.units(), definition.precision());
      Json.Obj about =
          Json.Obj.create()
              .with("network", RunFiles.spec(spec))
              .with("distances", priors.distances().map(computer.store()::share).orElse(""))
              .with(
                  "extent",
                  Json.Obj.create()
                      .with("units", (long) definition.units())
                      .with("trajectories", (long) extent.trajectories())
                      .with("samples", (long) extent.samples())
                      .with("window", (long) sink.windowSamples())
                      .with("interval", extent.interval())
                      .with("steps", extent.steps()));
      return computer.store(
          run, start, failure, about, folder -> SimulationFiles.write(folder, weights, sink, spec));
    }
  }
}
