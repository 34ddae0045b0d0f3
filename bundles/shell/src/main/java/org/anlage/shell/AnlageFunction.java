package org.anlage.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;

/**
 * One command of the command line as a function of the shell; its value is the exit code where that
 * is not 0.
 *
 * @param line the command line
 * @param name name of the command
 */
record AnlageFunction(ToIntFunction<String[]> line, String name) implements Function {
  @Override
  public Object execute(CommandSession session, List<Object> arguments) {
    List<String> words = new ArrayList<>(List.of(name));
    arguments.forEach(argument -> words.add(String.valueOf(argument)));
    int code = line.applyAsInt(words.toArray(String[]::new));
    return code == 0 ? "" : "exit code " + code;
  }
}
