package org.anlage.cli;

import org.anlage.launcher.experiment.ExperimentSchema;
import org.anlage.parameters.json.JsonWriter;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of experiment files. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Print the JSON Schema of experiment files, with everything that is installed.",
      "",
      "Save it and name it in the file's \"$schema\" to have editors complete and check it."
    })
final class SchemaCommand extends SessionCommand {
  @Override
  public Integer call() {
    session().out().print(JsonWriter.pretty(ExperimentSchema.of(session().catalogue())));
    return ExitCode.OK;
  }
}
