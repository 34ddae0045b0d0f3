package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.boot.plugins.PlugIn;
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
    if (files.isEmpty()) {
      for (PlugIn plugIn : session().plugIns().list()) {
        good &= report(plugIn);
      }
    }
    for (Path file : files) {
      good &= report(session().plugIns().tryOut(file));
      session().plugIns().forget(file);
    }
    return good ? ExitCode.OK : ExitCode.PLUGIN;
  }
}
