package org.anlage.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import org.anlage.boot.plugins.Plugins;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine;

/** The command line, started by the boot code; returns the exit code. */
@Component(service = ToIntFunction.class, property = "anlage.command=main")
public final class CommandLineService implements ToIntFunction<String[]> {
  private final BundleContext context;
  private final Plugins plugins;

  /** Made by Declarative Services. */
  @Activate
  public CommandLineService(BundleContext context, @Reference Plugins plugins) {
    this.context = context;
    this.plugins = plugins;
  }

  @Override
  public int applyAsInt(String[] arguments) {
    // Standard output is asked for each time: in the shell it is another one in a pipe. It belongs
    // to the command; what plug-ins and libraries print meanwhile is no part of it.
    PrintStream out = System.out;
    if (out.getClass() != PrintStream.class) {
      return execute(arguments, out); // the shell's, which differs from thread to thread
    }
    System.setOut(System.err);
    try {
      return execute(arguments, out);
    } finally {
      System.setOut(out);
    }
  }

  private int execute(String[] given, PrintStream out) {
    String[] arguments = Commands.withoutHelp(given);
    Session session =
        new Session(
            context,
            new PrintWriter(out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            plugins);
    AnlageCommand root = new AnlageCommand(session);
    CommandLine line = Commands.named(root, arguments);
    line.getCommandSpec().version(root.version());
    session
        .branding()
        .ifPresent(
            brand ->
                line.getCommandSpec()
                    .usageMessage()
                    .header(Banner.of(brand, false).lines().toArray(String[]::new)));
    line.setOut(session.out());
    line.setErr(session.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, command, result) -> session.report(exception));
    line.setParameterExceptionHandler((exception, all) -> session.usage(exception));
    line.setUsageHelpAutoWidth(true);
    int code = execute(line, arguments, session);
    session.out().flush();
    session.err().flush();
    return code;
  }

  /** Errors are no exceptions to the parser; one of them says something about the machine. */
  private static int execute(CommandLine line, String[] arguments, Session session) {
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      return session.report(e);
    }
  }
}
