package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.distribution.Branding;
import org.anlage.engine.catalogue.CallTimeout;
import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command. */
@Command(
    name = "anlage",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Priors from cortex and random-matrix theory for recurrent networks: build, train, analyse.",
      ""
    },
    footer = {
      "",
      "Exit codes:",
      "    0  ok, also when some runs failed numerically (a warning counts them)",
      "    1  an error of Anlage itself",
      "    2  usage, configuration, unknown component",
      "    3  unreadable or inconsistent data; a distribution that is not as locked",
      "    4  a plug-in that was needed, or memory",
      "    5  all runs failed, or the store cannot be read or written, or is damaged",
      "    6  a run computed again has another result",
      "  130  interrupted; 129 and 143 by the signals HUP and TERM",
      "",
      "Start with: anlage demo"
    })
final class AnlageCommand implements Runnable {
  private final Session session;

  // Read by the boot before anything is installed; declared here so that it is known and in --help.
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Additional folder of plug-in jars; repeatable.")
  private List<Path> plugins = new ArrayList<>();

  @Option(
      names = "--call-limit",
      paramLabel = "KIND=SECONDS",
      scope = ScopeType.INHERIT,
      description =
          "Give up on a plug-in's call that is silent for so long; kinds: ask (30), work (600),"
              + " load (3600), train (600, from update to update), analyze (1800). Repeatable.")
  void limit(Map<CallTimeout, Double> limits) {
    limits.forEach(
        (limit, seconds) -> {
          if (!(seconds > 0)) {
            throw ProblemException.configuration(
                new Problem(
                    "out of range",
                    "--call-limit " + limit.word(),
                    String.valueOf(seconds),
                    "more than 0 s",
                    ""));
          }
          System.setProperty(limit.property(), seconds.toString());
        });
  }

  AnlageCommand(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** Folders of plug-ins that the command line names. */
  List<Path> plugins() {
    return List.copyOf(plugins);
  }

  @Override
  public void run() {
    session.out().print(Commands.all(this).getUsageMessage());
  }

  /** Name and version of the distribution, of Anlage and of Java. */
  String[] version() {
    String own = "Anlage " + FrameworkUtil.getBundle(AnlageCommand.class).getVersion();
    String java =
        "Java "
            + System.getProperty("java.version")
            + " ("
            + System.getProperty("java.vm.name")
            + ")";
    return session
        .branding()
        .map(Branding::name)
        .filter(name -> !name.equals("Anlage"))
        .map(name -> new String[] {name, own, java})
        .orElse(new String[] {own, java});
  }
}
