package org.anlage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.anlage.api.distribution.Branding;
import org.anlage.launcher.RunOptions;
import org.anlage.launcher.Studies;
import org.anlage.launcher.experiment.ExperimentReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job on the embedded data. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Run the experiment of this distribution and write a report: Anlage's own trains four arms on"
          + " the embedded synthetic cortex, in under a minute."
    })
final class DemoCommand extends SessionCommand {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to put the report and the runs (default: ${DEFAULT-VALUE}).",
      defaultValue = "anlage-demo")
  private Path out = Path.of("anlage-demo");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Optional<Branding> branding = session().branding();
    branding.ifPresent(brand -> session().err().print(Banner.of(brand, session().colours())));
    Studies studies = session().studies();
    ExperimentReader reader = studies.reader();
    List<ExperimentReader.Variant> variants =
        branding
            .flatMap(Branding::experiment)
            .map(file -> reader.read(file, List.of()))
            .orElseGet(() -> reader.parse("demo.json", experiment(), List.of()));
    return new StudyCommand(session(), json)
        .run(
            studies.plan(variants, OptionalInt.empty(), Optional.empty(), session().err()::println),
            new RunOptions(
                out.resolve("store"),
                "threads",
                Map.of(),
                Runtime.getRuntime().availableProcessors(),
                Optional.of(out.resolve("report.html")),
                false,
                false));
  }

  private static String experiment() {
    try (InputStream in = DemoCommand.class.getResourceAsStream("/examples/demo.json")) {
      if (in == null) {
        throw new IllegalStateException("the demo's experiment is not in the bundle");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
