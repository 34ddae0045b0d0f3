package org.anlage.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.launcher.StudyStatus;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how far studies are. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Say how many runs of each study are done, failed (and why), missing or damaged, and which"
            + " jobs wait or run.")
final class StatusCommand extends SessionCommand {
  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Study, as its folder in plans/ is called (default: all studies).")
  private Optional<String> study = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    List<StudyStatus> studies = session().studies().status(store.path(), study);
    if (json.wanted()) {
      session().print(Json.array(studies.stream().map(StatusCommand::toJson).toList()));
    } else {
      studies.forEach(this::print);
    }
    return ExitCode.OK;
  }

  private void print(StudyStatus status) {
    session().out().println(line(status));
    status
        .failures()
        .forEach((why, runs) -> session().out().println("  " + runs + " failed: " + why));
  }

  private static String line(StudyStatus status) {
    return status.study()
        + "  "
        + words(status.runs())
        + status
            .jobs()
            .map(jobs -> "; jobs: " + (jobs.isEmpty() ? "none" : words(jobs)))
            .orElse(status.submitted() ? "; jobs: the queue cannot be asked here" : "");
  }

  private static String words(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static Json toJson(StudyStatus status) {
    Json.Obj json =
        Json.Obj.create().with("study", status.study()).with("runs", counts(status.runs()));
    json.with("failures", counts(status.failures()));
    status.jobs().ifPresent(jobs -> json.with("jobs", counts(jobs)));
    return json;
  }

  private static Json counts(Map<String, Long> counts) {
    Json.Obj json = Json.Obj.create();
    counts.forEach((name, count) -> json.with(name, (long) count));
    return json;
  }
}
