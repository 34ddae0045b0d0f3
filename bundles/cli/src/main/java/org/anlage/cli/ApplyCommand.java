package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.ExtensionCodecs;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
import org.anlage.workbench.apply.ArrayApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies one extension to arrays. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Apply one extension to your own arrays (NPY).",
      "",
      "A generator, transform, embedding, regularizer or analyzer of weights; what it returns is"
          + " written as NPY, JSON and CSV. `anlage describe NAME` says what it takes and gives."
    })
final class ApplyCommand extends SessionCommand {
  private static final List<ExtensionKind> KINDS =
      List.of(
          ExtensionKind.GENERATOR,
          ExtensionKind.TRANSFORM,
          ExtensionKind.EMBEDDING,
          ExtensionKind.REGULARIZER,
          ExtensionKind.ANALYZER);

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the extension.")
  private String name = "";

  @Option(names = "--in", paramLabel = "KEY=FILE.npy", description = "An input array; repeatable.")
  private Map<String, Path> inputs = new LinkedHashMap<>();

  @Option(names = "--param", paramLabel = "P=VALUE", description = "A parameter; repeatable.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Number of units, if no input array gives it.")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Seed of its randomness (default: 0).")
  private long seed;

  @Option(names = "--kernels", paramLabel = "NAME", description = "Kernels.")
  private Optional<String> kernels = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  private Path out = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    OptionalInt units = positive("--size", size);
    ArrayApplication application =
        new ArrayApplication(
            component(), inputs, units, seed, KernelChoice.of(session().catalogue(), kernels));
    application.warnings().forEach(text -> session().err().println("warning: " + text));
    List<Path> files = application.run(out);
    if (json.wanted()) {
      session().print(Json.Obj.create().with("files", StudyJson.absolute(files)));
    } else {
      files.forEach(file -> session().out().println(file));
    }
    return ExitCode.OK;
  }

  private ConfiguredExtension component() {
    List<String> names = new ArrayList<>();
    for (ExtensionKind kind : KINDS) {
      if (session().catalogue().find(kind, name).isPresent()) {
        ParameterDecoder decoder = new ParameterDecoder();
        Optional<ConfiguredExtension> component =
            new ExtensionCodecs(session().catalogue())
                .component(kind, GivenParameters.json(name, parameters), decoder, Set.of());
        decoder.finish();
        return component.orElseThrow();
      }
      session().catalogue().list(kind).forEach(entry -> names.add(entry.name()));
    }
    throw ProblemException.configuration(
        new Problem(
            "nothing called \"" + name + "\" can be applied to arrays",
            "",
            "",
            "",
            Suggestion.among(name, names)));
  }
}
