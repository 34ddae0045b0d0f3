package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.assembly.Verification;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares a distribution with its lock file. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Compare a distribution with its lock file; exit code 3 if a file was changed, is missing or"
          + " was added.",
      "",
      "The lock is not signed: compare its SHA-256 with what the distribution's maker says."
    })
final class VerifyCommand extends SessionCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DISTRIBUTION",
      description = "A .zip or the folder of an unpacked distribution (default: the one in use).")
  private Optional<Path> distribution = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Verification found = Verification.of(distribution.orElse(session().home()));
    if (json.wanted()) {
      session()
          .print(
              Json.Obj.create()
                  .with("id", found.id())
                  .with("lock", found.lock())
                  .with("files", found.files())
                  .with("changed", strings(found.changed()))
                  .with("missing", strings(found.missing()))
                  .with("added", strings(found.added())));
    } else {
      print("changed", found.changed());
      print("missing", found.missing());
      print("added  ", found.added());
      String result =
          found.intact()
              ? found.files() + " files as locked"
              : found.changed().size()
                  + " changed, "
                  + found.missing().size()
                  + " missing, "
                  + found.added().size()
                  + " added";
      session().out().println(found.id() + ": " + result);
      session().out().println("lock    SHA-256 " + found.lock());
    }
    return found.intact() ? ExitCode.OK : ExitCode.DATA;
  }

  private void print(String what, List<String> files) {
    files.forEach(file -> session().out().println(what + "  " + file));
  }

  private static Json.Arr strings(List<String> texts) {
    return Json.array(texts.stream().map(Json::string).toList());
  }
}
