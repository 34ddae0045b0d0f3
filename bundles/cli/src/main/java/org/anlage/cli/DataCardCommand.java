package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anlage.api.analysis.CortexReport;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Findings;
import org.anlage.parameters.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes a page on a data set. */
@Command(
    name = "card",
    mixinStandardHelpOptions = true,
    description =
        "Write one HTML page on a data set: pictures, checks, provenance, and what it can be used"
            + " for.")
final class DataCardCommand implements Callable<Integer> {
  @ParentCommand private @Nullable DataCommand parent;

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Page (default: ${DEFAULT-VALUE}).",
      defaultValue = "card.html")
  private Path out = Path.of("card.html");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    Session session = parent.session();
    CortexReport report =
        session
            .service(CortexReport.class)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemException.Kind.PLUGIN,
                        new Problem(
                            "nothing in this distribution writes cards",
                            "",
                            "",
                            "the bundle org.anlage.report",
                            "")));
    Cortex cortex = data.load(session);
    DataMemory memory = DataMemory.ofInspection(cortex);
    session.err().println(memory.words());
    memory.require(data.name());
    Map<String, Findings> findings =
        DataMemory.within(data.name(), () -> CortexFindings.of(session, cortex));
    try {
      report.write(cortex, findings, DataProvenance.of(data, cortex), out);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot write", out.toString(), String.valueOf(e), "", ""),
          e);
    }
    if (json.wanted()) {
      session.print(Json.Obj.create().with("card", StudyJson.absolute(out)));
    } else {
      session.out().println("card    " + out);
    }
    return ExitCode.OK;
  }
}
