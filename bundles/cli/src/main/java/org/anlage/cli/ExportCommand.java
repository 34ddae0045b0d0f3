package org.anlage.cli;

import java.nio.file.Path;
import org.anlage.analysis.export.RunExport;
import org.anlage.store.DirectoryStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports a run. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Export a run's network and history for Python, MATLAB or R.",
      "",
      "npz: RUN.npz with input_kernel (I x N), recurrent_kernel (N x N, row = from), bias,"
          + " readout_kernel (N x O), readout_bias, and history_COLUMN for each column of the history.",
      "csv: one file for each."
    })
final class ExportCommand extends SessionCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Id of the run, or its first digits.")
  private String run = "";

  @Option(names = "--store", required = true, paramLabel = "DIR", description = "Run store.")
  private Path store = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "Format: npz, csv, or one of a plug-in (default: ${DEFAULT-VALUE}).",
      defaultValue = "npz")
  private String format = "npz";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    RunExport.write(session().catalogue(), DirectoryStore.open(store), run, format, out)
        .forEach(session().out()::println);
    return ExitCode.OK;
  }
}
