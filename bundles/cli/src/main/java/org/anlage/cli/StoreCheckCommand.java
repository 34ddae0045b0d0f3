package org.anlage.cli;

import java.util.stream.Collectors;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.store.StoreCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares a store with its digests. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Compare everything in a store with the digests that it was stored with; exit code 5 if"
          + " something was changed, is missing or cannot be read.",
      "",
      "Nothing is changed: `anlage run` and `anlage analyze` compute what is damaged again."
    })
final class StoreCheckCommand extends StoreSubcommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    StoreCheck check = new StoreCheck(DirectoryStore.open(store.path()));
    if (json.wanted()) {
      session().print(toJson(check));
    } else {
      print(check, session());
    }
    return check.damages().isEmpty() ? ExitCode.OK : ExitCode.STORE;
  }

  private static void print(StoreCheck check, Session session) {
    check.damages().forEach(d -> session.out().println("damaged  " + d.place() + ": " + d.what()));
    session
        .out()
        .println(
            "checked  "
                + check.counts().entrySet().stream()
                    .map(count -> count.getValue() + " in " + count.getKey())
                    .collect(Collectors.joining(", "))
                + ": "
                + (check.damages().isEmpty()
                    ? "all as stored"
                    : check.damages().size() + " damaged"));
  }

  private static Json toJson(StoreCheck check) {
    Json.Obj counts = Json.Obj.create();
    check.counts().forEach((folder, count) -> counts.with(folder, (long) count));
    return Json.Obj.create()
        .with("checked", counts)
        .with(
            "damaged",
            Json.array(
                check.damages().stream()
                    .map(d -> Json.Obj.create().with("place", d.place()).with("what", d.what()))
                    .toList()));
  }
}
