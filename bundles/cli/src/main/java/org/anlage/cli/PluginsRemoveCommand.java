package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.boot.plugins.Plugin;
import org.anlage.parameters.Suggestion;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a plug-in. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Delete a jar from the folders of plug-ins.")
final class PluginsRemoveCommand extends PluginsSubcommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the bundle, or of the file.")
  private String name = "";

  @Override
  public Integer call() {
    List<Plugin> all = session().plugins().list();
    List<Plugin> found = all.stream().filter(this::meant).toList();
    if (found.size() != 1) {
      throw ProblemException.configuration(
          new Problem(
              found.isEmpty()
                  ? "there is no plug-in \"" + name + "\""
                  : found.size() + " plug-ins are called \"" + name + "\"",
              "",
              "",
              "",
              found.isEmpty()
                  ? Suggestion.among(
                      name, all.stream().map(p -> p.name().split(" ", 2)[0]).toList())
                  : "give the path of one: "
                      + String.join(", ", found.stream().map(p -> p.file().toString()).toList())));
    }
    try {
      Files.delete(found.get(0).file());
    } catch (IOException e) {
      throw failed("the plug-in cannot be deleted", found.get(0).file(), e);
    }
    if (json().wanted()) {
      session().print(Json.Obj.create().with("removed", StudyJson.absolute(found.get(0).file())));
    } else {
      session().out().println("removed  " + found.get(0).file());
    }
    return ExitCode.OK;
  }

  private boolean meant(Plugin plugin) {
    return plugin.file().toString().equals(name)
        || String.valueOf(plugin.file().getFileName()).equals(name)
        || plugin.bundle().filter(b -> name.equals(b.getSymbolicName())).isPresent();
  }
}
