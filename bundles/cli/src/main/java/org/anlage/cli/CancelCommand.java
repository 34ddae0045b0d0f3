package org.anlage.cli;

import java.util.List;
import java.util.Optional;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the jobs of studies from the queue. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = {
      "Take the Slurm jobs of a store's studies from the queue and end those that run.",
      "",
      "Stored runs stay, and trainings keep a checkpoint; `anlage run` goes on from there."
    })
final class CancelCommand extends SessionCommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: all studies).")
  private Optional<String> study = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    List<String> cancelled = session().studies().cancel(store.path(), study);
    if (json.wanted()) {
      session().print(Json.array(cancelled.stream().map(Json::string).toList()));
      return ExitCode.OK;
    }
    cancelled.forEach(name -> session().out().println("cancelled  " + name));
    if (cancelled.isEmpty()) {
      session().out().println("no study of this store had jobs");
    }
    return ExitCode.OK;
  }
}
