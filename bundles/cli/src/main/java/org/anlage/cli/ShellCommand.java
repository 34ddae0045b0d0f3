package org.anlage.cli;

import java.util.function.ToIntFunction;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import picocli.CommandLine.Command;

/** Starts the shell, which is a bundle of its own. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description = {
      "Start an interactive shell with history and completion.",
      "",
      "Changed plug-ins are loaded between commands; `help` lists what else"
          + " there is, `exit` ends it."
    })
final class ShellCommand extends SessionCommand {
  private static final String FILTER = "(anlage.command=shell)";

  @Override
  @SuppressWarnings("unchecked") // what the filter asks for takes String[]
  public Integer call() {
    BundleContext context = session().context();
    try {
      for (ServiceReference<?> reference :
          context.getServiceReferences(ToIntFunction.class, FILTER)) {
        Object shell = context.getService(reference);
        if (shell != null) {
          return ((ToIntFunction<String[]>) shell).applyAsInt(new String[0]);
        }
      }
    } catch (InvalidSyntaxException constant) {
      throw new IllegalStateException(constant);
    }
    throw new ProblemException(
        ProblemException.Kind.PLUGIN,
        new Problem(
            "the shell did not start",
            "",
            "",
            "folder shell/ of the distribution",
            "start it as `anlage shell`; see `anlage doctor`"));
  }
}
