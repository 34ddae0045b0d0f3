package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.boot.plugins.Plugin;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.workbench.doctor.Doctor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** Base of the commands on plug-ins. */
abstract class PluginsSubcommand implements Callable<Integer> {
  @ParentCommand private @Nullable PluginsCommand parent;

  final Session session() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    return parent.session();
  }

  /** What a plug-in brings: {@code analyzer topology}. */
  final List<String> extensions(Plugin plugin) {
    return java.util.Arrays.stream(ExtensionKind.values())
        .flatMap(
            kind ->
                session().catalogue().all(kind).stream()
                    .filter(entry -> plugin.bundle().filter(entry.bundle()::equals).isPresent())
                    .map(CatalogueEntry::name)
                    .map(name -> kind.word() + " " + name))
        .toList();
  }

  /** All that is wrong with a plug-in, one line each. */
  final List<String> problems(Plugin plugin) {
    if (plugin.problem().isPresent()) {
      return List.of(plugin.problem().get());
    }
    return new Doctor(session().context())
        .problems().stream().filter(line -> line.contains(plugin.file().toString())).toList();
  }

  /** Prints what was checked and what came of it; whether nothing is wrong. */
  final boolean report(Plugin plugin) {
    List<String> problems = problems(plugin);
    session().out().println(plugin.file());
    plugin.bundle().ifPresent(b -> session().out().println("  bundle      " + plugin.name()));
    if (!plugin.digest().isEmpty()) {
      session().out().println("  SHA-256     " + plugin.digest());
    }
    List<String> extensions = extensions(plugin);
    session()
        .out()
        .println(
            "  extensions  " + (extensions.isEmpty() ? "none" : String.join(", ", extensions)));
    problems.forEach(problem -> session().out().println("  problem     " + problem));
    if (problems.isEmpty()) {
      session().out().println("  ok          it resolves, starts, and its components come up");
    }
    return problems.isEmpty();
  }

  /** A file that could not be written, moved or deleted. */
  static ProblemException failed(String what, Path file, IOException e) {
    return new ProblemException(
        ProblemException.Kind.STORE,
        new Problem(what, file.toString(), String.valueOf(e), "", "check its permissions"),
        e);
  }
}
