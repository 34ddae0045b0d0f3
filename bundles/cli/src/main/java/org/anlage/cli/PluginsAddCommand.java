package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.boot.plugins.Plugin;
import org.anlage.parameters.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a plug-in. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Check a jar and copy it into a folder of plug-ins, in the place of an earlier one of the same"
          + " bundle.",
      "A plug-in runs with your rights: add only what you trust."
    })
final class PluginsAddCommand extends PluginsSubcommand {
  @Parameters(index = "0", paramLabel = "FILE", description = "The jar.")
  private Path file = Path.of("");

  @Option(
      names = "--shared",
      description = "Install for every user of this distribution instead of ~/.anlage/plugins.")
  private boolean shared;

  @Override
  public Integer call() {
    Path folder = session().plugins().folders().get(shared ? 0 : 1);
    List<Plugin> before = session().plugins().list();
    Plugin tried = session().plugins().tryOut(file);
    boolean good = report(tried);
    session().plugins().forget(file);
    if (!good) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          new Problem("the plug-in was not added", file.toString(), "", "", "see above"));
    }
    List<String> removed = new ArrayList<>();
    Path target = folder.resolve(String.valueOf(file.getFileName()));
    try {
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, ".adding-", "");
      Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      for (Plugin old : before) {
        if (sameBundle(old, tried)
            && folder.equals(old.file().getParent())
            && !old.file().equals(target)) {
          Files.delete(old.file());
          removed.add(StudyJson.absolute(old.file()));
        }
      }
    } catch (IOException e) {
      throw failed("the plug-in cannot be copied", target, e);
    }
    if (json().wanted()) {
      session()
          .print(
              Json.Obj.create()
                  .with("added", StudyJson.absolute(target))
                  .with("removed", strings(removed)));
    } else {
      removed.forEach(old -> session().out().println("removed  " + old));
      session().out().println("added    " + target);
    }
    return ExitCode.OK;
  }

  private static boolean sameBundle(Plugin one, Plugin other) {
    return one.bundle()
        .map(b -> String.valueOf(b.getSymbolicName()))
        .equals(other.bundle().map(b -> String.valueOf(b.getSymbolicName())));
  }
}
