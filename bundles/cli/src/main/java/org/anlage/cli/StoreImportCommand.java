package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoreArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an archive into a store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Take the study of an archive into a store, which is made if it is not there. Everything is"
            + " compared with its digest; exit code 5 if something is damaged or differs from what"
            + " the store has.")
final class StoreImportCommand extends StoreSubcommand {
  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "File of store export.")
  private Path archive = Path.of("");

  @Mixin private StorePlace store = new StorePlace();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STORE",
      description = "Run store, as --store.")
  private Optional<Path> argument = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    return print(
        List.of(StoreArchive.read(archive, DirectoryStore.create(store.path(argument)))), json);
  }
}
