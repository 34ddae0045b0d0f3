package org.anlage.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.boot.plugins.Plugin;
import org.anlage.engine.catalogue.CatalogueEntry;
import org.anlage.engine.catalogue.ExtensionKind;
import org.anlage.parameters.json.Json;
import org.anlage.workbench.doctor.Doctor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Base of the commands on plug-ins. */
abstract class PluginsSubcommand implements Callable<Integer> {
  @ParentCommand private @Nullable PluginsCommand parent;

  @Mixin private JsonOption json = new JsonOption();

  final JsonOption json() {
    return json;
  }

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

  /** What it is, what it brings, and why it is not used, if so. */
  final Json.Obj toJson(Plugin plugin) {
    return Json.Obj.create()
        .with("file", plugin.file().toString())
        .with("bundle", plugin.bundle().map(b -> b.getSymbolicName()).orElse(""))
        .with("version", plugin.bundle().map(b -> b.getVersion().toString()).orElse(""))
        .with("digest", plugin.digest())
        .with("extensions", strings(extensions(plugin)))
        .with("problem", plugin.problem().orElse(""));
  }

  static Json strings(List<String> texts) {
    return Json.array(texts.stream().map(Json::string).toList());
  }

  /** Prints what was checked and what came of it; whether nothing is wrong. */
  final boolean report(Plugin plugin) {
    List<String> problems = problems(plugin);
    PrintWriter out = json.words(session()).out();
    out.println(plugin.file());
    plugin.bundle().ifPresent(b -> out.println("  bundle      " + plugin.name()));
    if (!plugin.digest().isEmpty()) {
      out.println("  SHA-256     " + plugin.digest());
    }
    List<String> extensions = extensions(plugin);
    out.println("  extensions  " + (extensions.isEmpty() ? "none" : String.join(", ", extensions)));
    problems.forEach(problem -> out.println("  problem     " + problem));
    if (problems.isEmpty()) {
      out.println("  ok          it resolves, starts, and its components come up");
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
