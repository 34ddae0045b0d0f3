package org.anlage.engine.compute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.cell.NetworkPlayer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.start.EarlierRun;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.TrainingDefinition;

/** Applies the starts of a run, one after the other. */
record StartAssembly(
    TrainingDefinition definition,
    Optional<Cortex> cortex,
    Optional<Matrix> distances,
    KernelChoice kernels,
    RandomStream random,
    StartMeans means) {
  Network start(Network first, TaskDescription task, TrialBatch probe) {
    NetworkPlayer player = means.player();
    StartContext.Player plays =
        (network, trials) ->
            player.play(definition.network().cell().chosen(), network, trials, kernels.kernels());
    Network network = first;
    List<ConfiguredExtension> starts = definition.start().orElse(List.of());
    for (int position = 0; position < starts.size(); position++) {
      ConfiguredExtension start = starts.get(position);
      StartContext context =
          new StartContext(
              task,
              probe,
              plays,
              earlier(start, position),
              cortex,
              distances.map(Matrix::copy),
              random.split("start").split(position + " " + start.name()),
              kernels.kernels(),
              kernels.decompositions());
      Network given = network;
      network =
          start.<NetworkStart<Record>, Network>call(
              "change the network", (service, own) -> service.start(own, copy(given), context));
      requireSame(start, given, network);
    }
    return network;
  }

  private Optional<Network> earlier(ConfiguredExtension start, int position) {
    Optional<EarlierRun> wanted =
        start.<NetworkStart<Record>, Optional<EarlierRun>>call(
            "name its earlier run", NetworkStart::earlier);
    return wanted.map(
        run -> means.network(definition.earlier().orElseThrow().get(position), run.update()));
  }

  private static Network copy(Network network) {
    Map<String, Matrix> copies = new HashMap<>();
    network.parameters().forEach((name, matrix) -> copies.put(name, matrix.copy()));
    return new Network(network.spec(), copies);
  }

  private static void requireSame(ConfiguredExtension start, Network before, Network after) {
    String fault = "";
    if (!after.spec().equals(before.spec())
        || !after.parameters().keySet().equals(before.parameters().keySet())) {
      fault = "a network of another shape, with " + after.parameters().keySet();
    } else {
      for (Map.Entry<String, Matrix> parameter : after.parameters().entrySet()) {
        Matrix old = before.parameter(parameter.getKey());
        Matrix now = parameter.getValue();
        if (now.rows() != old.rows() || now.columns() != old.columns()) {
          fault = parameter.getKey() + " of " + now.shape() + ", was " + old.shape();
        }
        for (double value : now.values()) {
          fault = Double.isFinite(value) ? fault : value + " in " + parameter.getKey();
        }
      }
    }
    if (!fault.isEmpty()) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          Problem.of(start.entry().describe() + " returned " + fault));
    }
  }
}
