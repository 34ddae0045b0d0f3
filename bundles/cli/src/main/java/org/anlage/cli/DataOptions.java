package org.anlage.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.launcher.catalogue.ExtensionKind;
import org.anlage.launcher.experiment.Component;
import org.anlage.launcher.experiment.DataSettings;
import org.anlage.launcher.experiment.ExperimentForms;
import org.anlage.launcher.experiment.SourceChoice;
import org.anlage.launcher.parameter.ParameterDecoder;
import org.anlage.launcher.plan.CortexLoader;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data a command is about. */
final class DataOptions {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = "File or folder (default: the synthetic cortex).")
  private Optional<String> path = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "What reads it (default: whichever source recognises it).")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--param",
      paramLabel = "P=VALUE",
      description = "A parameter of the source; repeatable.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  /** Loads it. */
  Cortex load(Session session) {
    if (source.isEmpty() && !parameters.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "parameters of no source",
              "--param",
              String.join(", ", parameters.keySet()),
              "",
              "name the source with --source"));
    }
    return new CortexLoader(session.catalogue(), session.err()::println)
        .load(
            new DataSettings(
                new SourceChoice(source.map(name -> component(session, name))),
                path.map(p -> Path.of(p).toString())));
  }

  /** What to call it in a message. */
  String name() {
    return path.or(() -> source).orElse("the synthetic cortex");
  }

  private Component component(Session session, String name) {
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<Component> component =
        new ExperimentForms(session.catalogue())
            .component(
                ExtensionKind.SOURCE, GivenParameters.json(name, parameters), decoder, Set.of());
    decoder.finish();
    return component.orElseThrow();
  }
}
