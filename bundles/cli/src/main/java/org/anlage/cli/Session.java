package org.anlage.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.distribution.Branding;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.boot.plugins.Plugins;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.engine.catalogue.MemoryAdvice;
import org.anlage.launcher.Studies;
import org.anlage.launcher.run.Progress;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import picocli.CommandLine;

/**
 * What all commands share.
 *
 * @param context the framework
 * @param out results
 * @param err progress, warnings and errors
 * @param plugins the user's plug-ins
 */
record Session(BundleContext context, PrintWriter out, PrintWriter err, Plugins plugins)
    implements Results {
  @Override
  public void report(Path file) {
    out.println("report  " + file);
  }

  @Override
  public void problem(Throwable problem) {
    report(problem);
  }

  /** The same session, whose results go where progress goes. */
  Session aside() {
    return new Session(context, err, err, plugins);
  }

  /** Prints a result as JSON. */
  void print(Json result) {
    out.print(JsonWriter.pretty(result));
    out.flush();
  }

  /** The way in to studies. */
  Studies studies() {
    return service(Studies.class).orElseThrow();
  }

  Catalogue catalogue() {
    return new Catalogue(context);
  }

  /** The distribution in use. */
  Path home() {
    return Path.of(System.getProperty("anlage.home", ""));
  }

  /** How the distribution presents itself. */
  Optional<Branding> branding() {
    return service(Branding.class);
  }

  /** A service of the platform. */
  <S> Optional<S> service(Class<S> type) {
    return Optional.ofNullable(context.getServiceReference(type)).map(context::getService);
  }

  /** Whether colours can be seen on standard error. */
  boolean colours() {
    return terminal() && System.getenv("NO_COLOR") == null;
  }

  private static boolean terminal() {
    return Boolean.getBoolean("anlage.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  /** Progress as fits where it is shown. */
  Progress progress() {
    return progress(this);
  }

  /** The same, whose reports and problems go elsewhere. */
  Progress progress(Results results) {
    return terminal() ? new LiveProgress(err, results, colours()) : new PlainProgress(err, results);
  }

  /** Says in one line what is wrong with a command line, and where its help is. */
  int usage(CommandLine.ParameterException wrong) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String what = String.join(" ", String.valueOf(wrong.getMessage()).lines().toList());
    String suggestion = Misspelling.in(wrong).map(fix -> fix + " ").orElse("");
    err.println("error: " + what + "; " + suggestion + "`" + name + " --help` says what there is");
    return ExitCode.CONFIGURATION;
  }

  /** Prints what went wrong, one line each, and returns the exit code. */
  int report(Throwable thrown) {
    if (thrown instanceof ProblemException problems) {
      for (Problem problem : problems.problems()) {
        err.println("error: " + problem.line());
      }
      return ExitCode.of(problems.kind());
    }
    if (thrown instanceof TrainingMonitor.Interrupted || closed()) {
      err.println("interrupted; finished runs are stored, and the same command resumes");
      return ExitCode.INTERRUPTED;
    }
    if (thrown instanceof OutOfMemoryError) {
      err.println("error: memory was not enough; " + MemoryAdvice.of(thrown));
      return ExitCode.PLUGIN;
    }
    err.println("error: this should not happen, please report it: " + thrown);
    if (System.getenv("ANLAGE_DEBUG") != null) {
      thrown.printStackTrace(err);
    } else {
      err.println("       ANLAGE_DEBUG=1 shows where");
    }
    return ExitCode.INTERNAL;
  }

  /** Whether the platform was taken away under a command that did not stop in time. */
  private boolean closed() {
    try {
      return context.getBundle().getState() != Bundle.ACTIVE;
    } catch (IllegalStateException gone) {
      return true;
    }
  }
}
