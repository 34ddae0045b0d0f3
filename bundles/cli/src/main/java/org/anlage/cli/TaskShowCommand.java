package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.task.Environment;
import org.anlage.api.task.TrialBatch;
import org.anlage.parameters.json.Json;
import org.anlage.workbench.tasks.TaskPicture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Draws trials of a task. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Write a page with trials of a task (inputs, targets, mask, periods), its chance and its"
            + " best accuracies.")
final class TaskShowCommand implements Callable<Integer> {
  @ParentCommand private @Nullable TaskCommand parent;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the task.")
  private String name = "";

  @Option(
      names = "--param",
      paramLabel = "P=VALUE",
      description = "Parameter of the task; may be given several times.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Number of trials (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int trials = 4;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Seed of the trials (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Page, HTML.")
  private Path out = Path.of("task.html");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    if (trials < 1 || trials > 100) {
      throw ProblemException.configuration(
          new Problem(
              "wrong number of trials", "--trials", Integer.toString(trials), "1 to 100", ""));
    }
    Session session = parent.session();
    ConfiguredTask task = ConfiguredTask.of(session, name, parameters);
    TrialBatch drawn = task.trials(trials, seed);
    TrialBatch shown = drawn.rewarded() ? drawn.lived(Environment.best(drawn)) : drawn;
    String page = TaskPicture.page(name, task.description(), shown);
    try {
      Files.writeString(out, page);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("the page cannot be written", out.toString(), e.toString(), "", ""),
          e);
    }
    if (json.wanted()) {
      session.print(
          Json.Obj.create()
              .with("task", name)
              .with("trials", (long) trials)
              .with("page", StudyJson.absolute(out)));
    } else {
      session.out().println("page: " + out);
    }
    return ExitCode.OK;
  }
}
