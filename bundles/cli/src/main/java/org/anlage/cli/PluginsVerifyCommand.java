package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.boot.plugins.Plugin;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks plug-ins. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Check plug-ins: is it a bundle, is it allowed (conf/plugins.sha256), does it resolve and start,"
          + " do its components come up. Exit code 4 if not."
    })
final class PluginsVerifyCommand extends PluginsSubcommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Jars (default: those in the folders of plug-ins).")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    boolean good = true;
    List<Json> checked = new ArrayList<>();
    if (files.isEmpty()) {
      for (Plugin plugin : session().plugins().list()) {
        good &= check(plugin, checked);
      }
    }
    for (Path file : files) {
      good &= check(session().plugins().tryOut(file), checked);
      session().plugins().forget(file);
    }
    if (json().wanted()) {
      session().print(Json.array(checked));
    }
    return good ? ExitCode.OK : ExitCode.PLUGIN;
  }

  private boolean check(Plugin plugin, List<Json> checked) {
    checked.add(toJson(plugin).with("problems", strings(problems(plugin))));
    return report(plugin);
  }
}
