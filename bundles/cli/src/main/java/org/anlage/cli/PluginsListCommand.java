package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import org.anlage.boot.plugins.PlugIn;
import org.anlage.launcher.json.Json;
import org.anlage.launcher.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists plug-ins. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the jars in the folders of plug-ins, and what they bring.")
final class PluginsListCommand extends PluginsSubcommand {
  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<PlugIn> plugIns = session().plugIns().list();
    if (json) {
      session()
          .out()
          .print(JsonWriter.pretty(Json.array(plugIns.stream().map(this::toJson).toList())));
      return ExitCode.OK;
    }
    List<List<String>> rows = new ArrayList<>();
    for (PlugIn plugIn : plugIns) {
      rows.add(
          List.of(
              plugIn.name(),
              plugIn.problem().isPresent() ? "not used" : "in use",
              String.join(", ", extensions(plugIn)),
              plugIn.file().toString()));
    }
    session().out().print(TextTable.of(rows));
    if (rows.isEmpty()) {
      session().out().println("no plug-ins; they are looked for in:");
      session().plugIns().folders().forEach(folder -> session().out().println("  " + folder));
    }
    return ExitCode.OK;
  }

  private Json toJson(PlugIn plugIn) {
    return Json.Obj.create()
        .with("file", plugIn.file().toString())
        .with("bundle", plugIn.bundle().map(b -> b.getSymbolicName()).orElse(""))
        .with("version", plugIn.bundle().map(b -> b.getVersion().toString()).orElse(""))
        .with("digest", plugIn.digest())
        .with("extensions", Json.array(extensions(plugIn).stream().map(Json::string).toList()))
        .with("problem", plugIn.problem().orElse(""));
  }
}
