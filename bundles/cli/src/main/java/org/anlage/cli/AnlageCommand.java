package org.anlage.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command. */
@Command(
    name = "anlage",
    mixinStandardHelpOptions = true,
    versionProvider = AnlageCommand.Version.class,
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
      "    3  unreadable or inconsistent data",
      "    4  a plug-in that was needed",
      "    5  all runs failed, or the store cannot be read or written",
      "  130  interrupted",
      "",
      "Start with: anlage demo"
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      SchemaCommand.class,
      AnalyzeCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      DataCommand.class,
      ApplyCommand.class,
      NewCommand.class,
      DoctorCommand.class
    })
final class AnlageCommand implements Runnable {
  private final Session session;

  // Read by the boot before anything is installed; declared here so that it is known and in --help.
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "More folders with plug-in jars; repeatable.")
  @SuppressWarnings("unused")
  private List<Path> plugins = new ArrayList<>();

  AnlageCommand(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  @Override
  public void run() {
    session.out().print(new CommandLine(this).getUsageMessage());
  }

  /** Version of the bundle. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          String.valueOf(
              org.osgi.framework.FrameworkUtil.getBundle(AnlageCommand.class).getVersion());
      return new String[] {
        "Anlage " + version,
        "Java "
            + System.getProperty("java.version")
            + " ("
            + System.getProperty("java.vm.name")
            + ")"
      };
    }
  }
}
