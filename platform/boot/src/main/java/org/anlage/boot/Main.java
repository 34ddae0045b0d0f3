package org.anlage.boot;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleException;

/** Starts the platform, runs the one command on the command line, and ends with its exit code. */
public final class Main {

  private static final int FAULT = 1;
  private static final int PLUGIN_MISSING = 4;
  private static final int STORE_FAILED = 5;
  private static final long COMMAND_MILLIS = 5_000;
  private static final long INTERRUPT_SECONDS = 10;

  private static final String DOCTOR = "doctor";

  private Main() {}

  /**
   * Ends the process: 4 where the command line itself could not start, 5 where there is no space or
   * too few files may be open, otherwise the command's code.
   */
  public static void main(String[] arguments) {
    // Numbers in files, manifests and messages are written in one way, whatever digits a locale
    // has.
    Locale.setDefault(Locale.ROOT);
    StartLimit.read(arguments);
    Path home = Layout.findHome();
    System.setProperty(Layout.HOME_PROPERTY, home.toString());
    Path userHome = Path.of(System.getProperty("user.home", ""));
    System.exit(run(Layout.of(home, userHome, List.of(arguments)), arguments, System.err));
  }

  static int run(Layout layout, String[] arguments, PrintStream err) {
    Semaphore idle = new Semaphore(1);
    AtomicBoolean abandoned = new AtomicBoolean();
    try (Host host = new Host()) {
      idle.acquire();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> closeWhen(idle, host, abandoned), "anlage-stop"));
      try {
        start(host, layout);
        if (!List.of(arguments).contains(DOCTOR)) { // which says them itself
          warn(host.problems(), err);
        }
        Optional<ToIntFunction<String[]>> command = host.command(COMMAND_MILLIS);
        if (command.isEmpty()) {
          explain(layout, host.problems(), err);
          return PLUGIN_MISSING;
        }
        return command.get().applyAsInt(arguments);
      } catch (Exhausted exhausted) {
        err.println("anlage: " + exhausted.getMessage());
        return STORE_FAILED;
      } catch (RuntimeException | Error fault) {
        if (!abandoned.get()) { // else it is only that the bundles are gone
          err.println(
              "anlage: a fault in the program, not in what you asked for; please report it");
          fault.printStackTrace(err);
        }
        return FAULT;
      } finally {
        idle.release();
      }
    } catch (IOException noFolder) {
      err.println("anlage: no temporary folder could be made: " + noFolder.getMessage());
      err.println("Free some space there, or name another: ANLAGE_OPTS=-Djava.io.tmpdir=DIR");
      return STORE_FAILED;
    } catch (BundleException broken) {
      err.println("anlage: the OSGi framework did not start: " + broken.getMessage());
      return PLUGIN_MISSING;
    } catch (InterruptedException stopped) {
      return PLUGIN_MISSING;
    }
  }

  /**
   * Standard output belongs to the command: what plug-ins print when they start is no part of it.
   */
  private static void start(Host host, Layout layout) throws BundleException {
    PrintStream out = System.out;
    System.setOut(System.err);
    try {
      host.start(layout);
    } finally {
      System.setOut(out);
    }
  }

  /** An interrupt must not take the bundles away under a command that is still tidying up. */
  private static void closeWhen(Semaphore idle, Host host, AtomicBoolean abandoned) {
    try {
      if (!idle.tryAcquire(INTERRUPT_SECONDS, TimeUnit.SECONDS)) {
        abandoned.set(true);
        System.err.println("anlage: the command did not stop in time and was abandoned");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    host.close();
  }

  private static void warn(List<JarProblem> problems, PrintStream err) {
    problems.stream()
        .filter(JarProblem::plugin)
        .forEach(problem -> err.println("warning: " + problem.line()));
  }

  private static void explain(Layout layout, List<JarProblem> problems, PrintStream err) {
    err.println(
        "anlage: the command line did not start; the distribution in "
            + layout.home()
            + " is not complete");
    problems.stream()
        .filter(problem -> !problem.plugin())
        .forEach(problem -> err.println("  " + problem.line()));
    err.println("Unpack it again, or build it again with ./anlage.");
  }
}
