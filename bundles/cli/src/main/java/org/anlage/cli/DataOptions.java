package org.anlage.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.compute.CortexLoader;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.DataSettings;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.engine.definition.SourceChoice;
import org.anlage.parameters.ParameterDecoder;
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
      description = "Source (default: the one that recognises the path).")
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
    DataSettings settings =
        new DataSettings(
            new SourceChoice(source.map(name -> component(session, name))),
            path.map(p -> Path.of(p).toString()));
    CortexLoader loader = new CortexLoader(session.catalogue(), session.err()::println);
    return DataMemory.within(name(), () -> loader.load(settings));
  }

  /** What to call it in a message. */
  String name() {
    return path.or(() -> source).orElse("the synthetic cortex");
  }

  /** The file or folder, if one is named. */
  Optional<Path> path() {
    return path.map(Path::of);
  }

  /** The parameters that were given, in words. */
  String parameters() {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private ConfiguredExtension component(Session session, String name) {
    ParameterDecoder decoder = new ParameterDecoder();
    Optional<ConfiguredExtension> component =
        new ExtensionCodecs(session.catalogue())
            .component(
                ExtensionKind.SOURCE, GivenParameters.json(name, parameters), decoder, Set.of());
    decoder.finish();
    return component.orElseThrow();
  }
}
