package org.anlage.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.anlage.launcher.run.PluginWatch;
import org.anlage.launcher.run.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyses stored runs again whenever an analyzer changes. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Watch the plug-in folders: when an analyzer is added or replaced, analyse the stored runs"
          + " with it and write the report again. Nothing is trained.",
      "",
      "With --json every report that is written is a JSON object.",
      "",
      "Ctrl-C ends it. `anlage run --watch` does the same while it trains."
    })
final class WatchCommand extends SessionCommand {
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Report (default: in the store).")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Session words = json.words(session());
    Progress progress = json.wanted() ? words.progress(asJson(words)) : session().progress();
    int threads = Runtime.getRuntime().availableProcessors();
    PluginWatch watch = store.watch(session(), progress, out);
    try (Interruption interruption = Interruption.on(watch::stop)) {
      store.analysis(session(), Optional.empty(), progress, interruption::asked); // is it there?
      session().plugins().folders().forEach(f -> words.out().println("watching " + f));
      watch.run(threads, true);
    }
    return ExitCode.OK;
  }

  /** Every report that is written, as an object of its own. */
  private Results asJson(Session words) {
    return new Results() {
      @Override
      public void report(Path file) {
        session().print(store.json(session(), Optional.of(file)));
      }

      @Override
      public void problem(Throwable problem) {
        words.problem(problem);
      }
    };
  }
}
