package org.anlage.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.LivePage;
import org.anlage.launcher.PageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a store in a browser, by a bundle of its own. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Show a store in a browser as runs are computed, by this process or any other: studies, runs,"
          + " live curves, findings, reports, data, and what is installed.",
      "",
      "It prints an address with a secret in it; open that. Nobody else can look, and nothing is"
          + " changed, unless --allow-run is given. Ctrl-C ends it."
    })
final class ServeCommand extends SessionCommand {
  private static final int MOST_PORT = 65_535;

  @Mixin private StoreArgument store = new StoreArgument();

  @Option(
      names = "--allow-run",
      description =
          "Let the page start studies, read the data that they name, and analyse again with"
              + " plug-ins that change.")
  private boolean allowRun;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone). Others are not"
              + " encrypted.",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(names = "--port", paramLabel = "N", description = "Port (default: any that is free).")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Worker threads of studies that the page starts (default: one per core).")
  private Optional<Integer> threads = Optional.empty();

  @Override
  public Integer call() {
    int workers = positive("--threads", threads).orElse(Runtime.getRuntime().availableProcessors());
    int at = positive("--port", port).orElse(0);
    if (at > MOST_PORT) {
      throw ProblemException.configuration(
          new Problem("out of range", "--port", Integer.toString(at), "at most " + MOST_PORT, ""));
    }
    LivePage page = session().service(LivePage.class).orElseThrow(ServeCommand::absent);
    CountDownLatch asked = new CountDownLatch(1);
    try (Interruption interruption = Interruption.on(asked::countDown);
        LivePage.Open open =
            page.open(
                new PageOptions(store.path(), host, at, allowRun, workers),
                session().err()::println)) {
      session().out().println(open.address());
      session().err().println(words());
      asked.await();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private String words() {
    return allowRun
        ? "open this address in a browser; the page may start studies; Ctrl-C ends it"
        : "open this address in a browser; the page only reads (--allow-run lets it start studies);"
            + " Ctrl-C ends it";
  }

  private static ProblemException absent() {
    return new ProblemException(
        ProblemException.Kind.PLUGIN,
        new Problem(
            "the page did not start",
            "",
            "",
            "folder web/ of the distribution",
            "start it as `anlage serve`; see `anlage doctor`"));
  }
}
