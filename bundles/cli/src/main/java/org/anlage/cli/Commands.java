package org.anlage.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands below the root. Where the command line names one, the parser is told of no other:
 * reading the annotations of all of them is a tenth of a start.
 */
final class Commands {
  private static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          RunCommand.class,
          ListCommand.class,
          DescribeCommand.class,
          SchemaCommand.class,
          AnalyzeCommand.class,
          ReportCommand.class,
          AnalysesCommand.class,
          StatusCommand.class,
          CancelCommand.class,
          TableCommand.class,
          QueryCommand.class,
          StoreCommand.class,
          WatchCommand.class,
          ServeCommand.class,
          ShellCommand.class,
          ExportCommand.class,
          ImportCommand.class,
          ReproduceCommand.class,
          WorkCommand.class,
          DataCommand.class,
          TaskCommand.class,
          ApplyCommand.class,
          BenchCommand.class,
          AssembleCommand.class,
          VerifyCommand.class,
          PluginsCommand.class,
          NewCommand.class,
          CompletionCommand.class,
          DoctorCommand.class);

  /** Options of the root that are followed by a value. */
  private static final List<String> WITH_VALUE = List.of("--plugins", "--call-limit");

  private Commands() {}

  /** A parser of all commands. */
  static CommandLine all(AnlageCommand root) {
    return line(root, ALL);
  }

  /** A parser of the command that the arguments name; of all if they name none. */
  static CommandLine named(AnlageCommand root, String[] arguments) {
    return named(List.of(arguments).iterator())
        .map(command -> line(root, List.of(command)))
        .orElseGet(() -> all(root));
  }

  /** {@code help COMMAND} as {@code COMMAND --help}, and {@code help} as {@code --help}. */
  static String[] withoutHelp(String[] arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    rest.add("--help");
    return rest.toArray(String[]::new);
  }

  private static CommandLine line(AnlageCommand root, List<Class<?>> commands) {
    CommandLine line = new CommandLine(root);
    commands.forEach(line::addSubcommand);
    return line;
  }

  /** The command of the first argument that is neither an option nor the value of one. */
  static Optional<Class<?>> named(Iterator<String> arguments) {
    while (arguments.hasNext()) {
      String argument = arguments.next();
      if (WITH_VALUE.contains(argument) && arguments.hasNext()) {
        arguments.next();
      } else if (!argument.startsWith("-")) {
        return ALL.stream().filter(command -> name(command).equals(argument)).findFirst();
      }
    }
    return Optional.empty();
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }
}
