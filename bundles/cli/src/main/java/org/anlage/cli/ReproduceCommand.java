package org.anlage.cli;

import java.util.Optional;
import org.anlage.launcher.run.Progress;
import org.anlage.launcher.run.Reproduction;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes a stored run again. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Compute a stored run again with the code that is installed, and print what differs: nothing,"
          + " or code, data, kernels, Java, system and the first metric that departs.",
      "",
      "The store is not changed. Exit code 0: the same bytes; 6: another result."
    })
final class ReproduceCommand extends SessionCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Id of the run, or its first digits.")
  private String run = "";

  @Mixin private StorePlace store = new StorePlace();

  @Option(names = "--kernels", paramLabel = "NAME", description = "Kernels, as of run.")
  private Optional<String> kernels = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Progress progress = json.words(session()).progress();
    try (Interruption interruption = Interruption.watched()) {
      Reproduction again =
          session()
              .studies()
              .reproduce(
                  store.path(),
                  run,
                  kernels,
                  Runtime.getRuntime().availableProcessors(),
                  progress,
                  interruption::asked);
      progress.end();
      if (json.wanted()) {
        session()
            .print(
                Json.Obj.create()
                    .with("id", again.id())
                    .with("run", again.label())
                    .with("same", again.same())
                    .with(
                        "differences",
                        Json.array(again.differences().stream().map(Json::string).toList())));
      } else {
        session().out().println(again.label() + ", run " + again.id().substring(0, 12));
        again.differences().forEach(line -> session().out().println("  " + line));
        session().out().println(again.same() ? "the same result, byte for byte" : "another result");
      }
      return again.same() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
  }
}
