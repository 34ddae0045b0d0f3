package org.anlage.engine.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.anlage.api.cell.NetworkPlayer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.network.Network;
import org.anlage.api.training.Snapshot;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.definition.Fork;
import org.anlage.store.DirectoryStore;
import org.anlage.store.KeptStates;

/**
 * What starts need beside what runs have.
 *
 * @param catalogue what is installed
 * @param earlier has earlier runs; empty where no run is computed
 */
public record StartMeans(Catalogue catalogue, Optional<DirectoryStore> earlier) {
  NetworkPlayer player() {
    return catalogue.services(NetworkPlayer.class).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemException.Kind.PLUGIN,
                    Problem.of("no network player is installed (bundle org.anlage.trainers)")));
  }

  /**
   * The network of an earlier run.
   *
   * @param update that of a snapshot; empty: the trained network
   */
  Network network(String run, OptionalInt update) {
    Network trained = stored(run, "trained.npz");
    if (update.isEmpty()) {
      return trained;
    }
    for (Snapshot snapshot : RunFiles.readSnapshots(folder(run).resolve("snapshots.npz"))) {
      if (snapshot.update() == update.getAsInt()) {
        return new Network(trained.spec(), snapshot.parameters());
      }
    }
    throw missing(
        "the run that this one starts from has no snapshot of that update",
        run,
        "update " + update.getAsInt(),
        "name the update in trainer.snapshots");
  }

  /** The network that an earlier run began with. */
  Network initial(String run) {
    return stored(run, "initial.npz");
  }

  /** The state of an earlier run after an update. */
  byte[] state(Fork fork) {
    try {
      return Files.readAllBytes(KeptStates.file(folder(fork.run()), fork.update()));
    } catch (NoSuchFileException e) {
      throw missing(
          "the run that this one goes on from has not kept its state after that update",
          fork.run(),
          "update " + fork.update(),
          "it may have stopped earlier; choose an update that it reached");
    } catch (IOException e) {
      throw earlier.orElseThrow().problem("the state of a run cannot be read", e);
    }
  }

  private Network stored(String run, String file) {
    Path folder = folder(run);
    return RunFiles.readNetwork(
        folder.resolve(file), RunFiles.readSpec(folder.resolve("manifest.json")));
  }

  private Path folder(String run) {
    DirectoryStore store = earlier.orElseThrow();
    if (!store.contains(run) || !store.manifest(run).text("status").equals("done")) {
      throw missing(
          "the run that this one starts from has no result",
          run,
          store.contains(run) ? "a run that ended in an overflow" : "no such run in the store",
          "compute the earlier run, or leave out the arms that start from it");
    }
    store.requireWhole(run);
    return store.directory(run);
  }

  private static ProblemException missing(String what, String run, String got, String fix) {
    return ProblemException.configuration(
        new Problem(what, "run " + run.substring(0, Math.min(12, run.length())), got, "", fix));
  }
}
