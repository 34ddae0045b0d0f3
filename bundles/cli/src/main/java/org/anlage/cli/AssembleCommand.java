package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.assembly.Assembly;
import org.anlage.boot.closure.BundleClosure;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a distribution from a feature file. */
@Command(
    name = "assemble",
    mixinStandardHelpOptions = true,
    description = {
      "Build a custom distribution from a feature file (OSGi Feature JSON).",
      "",
      "What its bundles need is added from this distribution, its devkit, the folders of plug-ins"
          + " and Maven repositories on this machine; nothing is downloaded. The same feature and"
          + " jars give the same bytes. Exit code 4 if something cannot be met."
    })
final class AssembleCommand extends SessionCommand {
  private static final int USERS_SHOWN = 3;

  @Parameters(index = "0", paramLabel = "FILE", description = "Feature file.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      description = "A file that ends in .zip, or a new folder (default: ARTIFACT-VERSION.zip).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--bundles",
      paramLabel = "DIR",
      description = "Take all jars of a folder too, as bnd exports them; repeatable.")
  private List<Path> bundles = new ArrayList<>();

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "Maven repository on this machine; repeatable (default: ~/.m2/repository).")
  private List<Path> repositories = new ArrayList<>();

  @Option(
      names = "--variable",
      paramLabel = "NAME=VALUE",
      description = "Value of a variable of the feature; repeatable.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Path userHome = Path.of(System.getProperty("user.home", ""));
    List<Path> plugins = new ArrayList<>();
    plugins.add(session().home().resolve("plugins"));
    plugins.add(userHome.resolve(".anlage/plugins"));
    plugins.addAll(pluginFolders());
    if (repositories.isEmpty()) {
      repositories.add(userHome.resolve(".m2/repository"));
    }
    Assembly assembly =
        new Assembly(
            session().home(),
            plugins,
            repositories,
            session().service(BundleClosure.class).orElseThrow(),
            session().err()::println);
    Assembly.Assembled made =
        assembly.assemble(
            file, variables, bundles.stream().flatMap(AssembleCommand::jars).toList(), out);
    if (json.wanted()) {
      session().print(toJson(made));
    } else {
      print(made);
    }
    return ExitCode.OK;
  }

  private static Json toJson(Assembly.Assembled made) {
    Json.Obj added = Json.Obj.create();
    made.added()
        .forEach(
            (jar, users) -> added.with(jar, Json.array(users.stream().map(Json::string).toList())));
    return Json.Obj.create()
        .with("name", made.name())
        .with("id", String.valueOf(made.id()))
        .with("bundles", (long) made.bundles())
        .with("added", added)
        .with("file", StudyJson.absolute(made.file()))
        .with("lock", made.lock());
  }

  private void print(Assembly.Assembled made) {
    session().out().println(made.name() + " " + made.id() + ": " + made.bundles() + " bundles");
    if (!made.added().isEmpty()) {
      session().out().println("added to those that the feature names:");
      List<List<String>> rows = new ArrayList<>();
      made.added()
          .forEach(
              (jar, users) ->
                  rows.add(
                      List.of(
                          "  " + jar,
                          users.isEmpty() ? "the platform itself" : "for " + brief(users))));
      session().out().print(TextTable.of(rows));
    }
    session().out().println("written " + made.file());
    session().out().println("lock    SHA-256 " + made.lock());
  }

  private static String brief(List<String> users) {
    int more = users.size() - USERS_SHOWN;
    return more < 2
        ? String.join(", ", users)
        : String.join(", ", users.subList(0, USERS_SHOWN)) + " and " + more + " more";
  }

  private static Stream<Path> jars(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> entry.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.CONFIGURATION,
          new Problem(
              "there is no such folder",
              folder.toString(),
              "",
              "",
              "check the path after --bundles"),
          e);
    }
  }
}
