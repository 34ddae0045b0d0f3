package org.anlage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.anlage.analysis.export.RunExport;
import org.anlage.analysis.export.TrialSet;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports a run. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Export a run's network, its trials and its history for Python, MATLAB, R and others.",
      "",
      "npz: RUN.npz with input_kernel (I x N), recurrent_kernel (N x N, row = from), bias,"
          + " readout_kernel (N x O), readout_bias, and history_COLUMN for each column of the"
          + " history.",
      "csv: one file for each.",
      "safetensors: RUN.safetensors with the arrays, network.json among its metadata.",
      "onnx: RUN.onnx, the network from input (T x B x I) to output (T x B x O) and state (T x B x"
          + " N).",
      "tensorboard: the history as an event file.",
      "",
      "With each of them RUN.network.json (cell, activation, channels, arrays) and RUN.trials.npz"
          + " (trials and the network's outputs on them)."
    })
final class ExportCommand extends SessionCommand {
  @Parameters(index = "0", paramLabel = "RUN", description = "Id of the run, or its first digits.")
  private String run = "";

  @Mixin private StorePlace store = new StorePlace();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "Format: npz, csv, safetensors, onnx, tensorboard, or one of a plug-in (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "npz")
  private String format = "npz";

  @Option(
      names = "--trials",
      paramLabel = "WHICH",
      description = "Trials to export: test (default), validation or none.")
  private Optional<TrialSet> trials = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    List<Path> files =
        new RunExport(
                session().catalogue(), DirectoryStore.open(store.path()), session().err()::println)
            .write(run, format, trials, out);
    if (json.wanted()) {
      session()
          .print(Json.Obj.create().with("format", format).with("files", StudyJson.absolute(files)));
    } else {
      files.forEach(session().out()::println);
    }
    return ExitCode.OK;
  }
}
