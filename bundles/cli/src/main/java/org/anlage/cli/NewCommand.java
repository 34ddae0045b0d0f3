package org.anlage.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a plug-in of one's own. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Start a plug-in: a Maven project with one component and its contract test.",
      "",
      "It builds as it is, with a JDK 17 or later and Maven 3.8 or later."
    })
final class NewCommand extends SessionCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description =
          "generator, transform, embedding, cell, regularizer, activity-regularizer, constraint,"
              + " task, trainer, learning-rule, update-rule, loss, start, intervention, simulator,"
              + " analyzer, source or exporter.")
  private String kind = "";

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "Name in experiment files: lower case, words joined by hyphens.")
  private String name = "";

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "Java package, also the symbolic name (default: org.example.NAME).")
  private Optional<String> packageName = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the project (default: NAME, here).")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    PluginKind wanted = kind();
    PluginProject project =
        new PluginProject(
            wanted, name, packageName.orElseGet(() -> PluginProject.defaultPackage(name)));
    wanted.extension().ifPresent(this::requireFree);
    Path folder = out.orElse(Path.of(name));
    project.write(folder, Devkit.here());
    if (json.wanted()) {
      session()
          .print(
              Json.Obj.create()
                  .with("kind", wanted.word())
                  .with("name", name)
                  .with("folder", StudyJson.absolute(folder)));
    } else {
      session().out().println("made " + folder + ", the " + wanted.word() + " " + name);
      session().out().println("next: cd " + folder + " && mvn package; README.md says more");
    }
    return ExitCode.OK;
  }

  private void requireFree(ExtensionKind extension) {
    session()
        .catalogue()
        .find(extension, name)
        .ifPresent(
            taken -> {
              throw ProblemException.configuration(
                  new Problem(
                      "there is such an extension already: " + taken.describe(),
                      "NAME",
                      "",
                      "a name that is not taken",
                      "`anlage list " + extension.word() + "` shows them"));
            });
  }

  private PluginKind kind() {
    List<String> words = Arrays.stream(PluginKind.values()).map(PluginKind::word).toList();
    int index = words.indexOf(kind);
    if (index < 0) {
      throw ProblemException.configuration(
          new Problem(
              "no project can be started for \"" + kind + "\"",
              "KIND",
              "",
              "",
              Suggestion.among(kind, words)));
    }
    return PluginKind.values()[index];
  }
}
