package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import org.anlage.boot.plugins.Plugin;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;

/** Lists plug-ins. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the jars in the folders of plug-ins, and their extensions.")
final class PluginsListCommand extends PluginsSubcommand {
  @Override
  public Integer call() {
    List<Plugin> plugins = session().plugins().list();
    if (json().wanted()) {
      session().print(Json.array(plugins.stream().map(this::toJson).toList()));
      return ExitCode.OK;
    }
    List<List<String>> rows = new ArrayList<>();
    for (Plugin plugin : plugins) {
      rows.add(
          List.of(
              plugin.name(),
              plugin.problem().isPresent() ? "not used" : "in use",
              String.join(", ", extensions(plugin)),
              plugin.file().toString()));
    }
    session().out().print(TextTable.of(rows));
    if (rows.isEmpty()) {
      session().out().println("no plug-ins; they are looked for in:");
      session().plugins().folders().forEach(folder -> session().out().println("  " + folder));
    }
    return ExitCode.OK;
  }
}
