package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import org.anlage.boot.plugins.Plugins;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import picocli.CommandLine;

final class JsonOfEveryResultTest {
  /** What these print is no result, or is in a format of its own. */
  private static final Set<String> WITHOUT =
      Set.of("completion", "schema", "serve", "shell", "work");

  @Test
  void everyCommandThatPrintsResultsPrintsThemAsJson() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Session session =
        new Session(unused(BundleContext.class), nowhere, nowhere, unused(Plugins.class));
    Set<String> without = new TreeSet<>();
    collect(Commands.all(new AnlageCommand(session)), "", without);
    assertEquals(new TreeSet<>(WITHOUT), without);
  }

  private static void collect(CommandLine line, String name, Set<String> without) {
    if (line.getSubcommands().isEmpty()
        && !line.getCommandSpec().optionsMap().containsKey("--json")) {
      without.add(name);
    }
    line.getSubcommands()
        .forEach((sub, command) -> collect(command, (name + " " + sub).strip(), without));
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }
}
