package org.anlage.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.anlage.boot.plugins.Change;
import org.anlage.boot.plugins.Plugins;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.AggregateCompleter;
import org.jline.reader.impl.completer.FileNameCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reads lines and lets Gogo execute them, with every command of the command line as a function.
 * Plug-ins that changed are taken up between lines, when nothing is under way that uses them.
 */
@Component(service = ToIntFunction.class, property = "anlage.command=shell")
public final class Shell implements ToIntFunction<String[]> {
  private static final long SETTLE_MILLIS = 50;

  private final BundleContext context;
  private final CommandProcessor processor;
  private final ToIntFunction<String[]> line;
  private final CommandSpec spec;
  private final Plugins plugins;

  /** Made by Declarative Services. */
  @Activate
  public Shell(
      BundleContext context,
      @Reference CommandProcessor processor,
      @Reference(target = "(anlage.command=main)") ToIntFunction<String[]> line,
      @Reference(target = "(anlage.command=spec)") Supplier<CommandSpec> spec,
      @Reference Plugins plugins) {
    this.context = context;
    this.processor = processor;
    this.line = line;
    this.spec = spec.get();
    this.plugins = plugins;
  }

  @Override
  public int applyAsInt(String[] arguments) {
    spec.subcommands().keySet().stream()
        .filter(name -> !name.equals("shell"))
        .forEach(this::register);
    try (Terminal terminal = terminal();
        CommandSession session =
            processor.createSession(
                System.in, stream(FileDescriptor.out), stream(FileDescriptor.err))) {
      LineReader reader = reader(terminal, session);
      while (true) {
        try {
          String text = reader.readLine("anlage> ").strip();
          if (text.equals("exit") || text.equals("quit")) {
            return 0;
          }
          takeUpChanges();
          execute(session, text);
        } catch (UserInterruptException clearedTheLine) {
          // as in other shells
        } catch (EndOfFileException done) {
          return 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gogo puts its own streams in the places of the usual ones, and must not be given those. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private void register(String name) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(CommandProcessor.COMMAND_SCOPE, "anlage");
    properties.put(CommandProcessor.COMMAND_FUNCTION, name);
    context.registerService(Function.class, new AnlageFunction(line, name), properties);
  }

  /** Without libraries of native code, which Java warns of. */
  private static Terminal terminal() throws IOException {
    // JLine asks the thread's loader for its kinds of terminal, and would only find the dumb one.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
    try {
      return build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Terminal build() throws IOException {
    return TerminalBuilder.builder()
        .system(true)
        .dumb(true)
        .exec(true)
        .jni(false)
        .jna(false)
        .jansi(false)
        .ffm(false)
        .encoding(StandardCharsets.UTF_8)
        .build();
  }

  private LineReader reader(Terminal terminal, CommandSession session) throws IOException {
    Path own = Path.of(System.getProperty("user.home", "."), ".anlage");
    Files.createDirectories(own);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .completer(
            new AggregateCompleter(
                new CommandCompleter(spec, () -> commands(session)), new FileNameCompleter()))
        .variable(LineReader.HISTORY_FILE, own.resolve("history"))
        .build();
  }

  private static Set<String> commands(CommandSession session) {
    Set<String> names = new TreeSet<>();
    if (session.get(".commands") instanceof Set<?> known) {
      known.forEach(name -> names.add(String.valueOf(name)));
    }
    names.removeIf(name -> name.startsWith("anlage:"));
    return names;
  }

  private void takeUpChanges() {
    plugins.poll(bundles -> true);
    try {
      Thread.sleep(SETTLE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    for (Change change : plugins.poll(bundles -> true)) {
      System.err.println(
          change
              .plugin()
              .problem()
              .map(problem -> "warning: " + problem)
              .orElse(
                  change.kind().name().toLowerCase(java.util.Locale.ROOT)
                      + " "
                      + change.plugin().name()));
    }
  }

  private void execute(CommandSession session, String text) {
    try {
      Object result = text.isEmpty() ? null : session.execute(text);
      if (result != null && !String.valueOf(result).isEmpty()) {
        session
            .getConsole()
            .println(session.format(result, org.apache.felix.service.command.Converter.INSPECT));
      }
    } catch (CommandNotFoundException unknown) {
      // The command line says which one was probably meant.
      int code = line.applyAsInt(new String[] {unknown.getCommand()});
      session.getConsole().println("exit code " + code);
    } catch (Exception e) {
      System.err.println("error: " + e.getMessage() + "; `help` lists what there is");
    }
    session.getConsole().flush();
  }
}
