package org.anlage.boot;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anlage.boot.JarProblem.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * How long a bundle may take to start. An activator that does not return is left to its thread, and
 * the platform goes on without it.
 *
 * @param seconds the limit, s
 */
record StartLimit(double seconds) {
  /** The limit of calls that ask a plug-in something, as the engine has it. */
  private static final String PROPERTY = "anlage.limit.ask";

  private static final String OPTION = "--call-limit";
  private static final double USUAL = 30;

  /** For bundles of the distribution, which a slow machine may start slowly. */
  static final StartLimit NONE = new StartLimit(Double.POSITIVE_INFINITY);

  /** Reads the limit from a command line, which is parsed only after plug-ins were started. */
  static void read(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      String value =
          arguments[i].startsWith(OPTION + "=")
              ? arguments[i].substring(OPTION.length() + 1)
              : arguments[i].equals(OPTION) && i + 1 < arguments.length ? arguments[i + 1] : "";
      if (value.matches("ask=[0-9]{1,6}(\\.[0-9]{1,3})?")) {
        System.setProperty(PROPERTY, value.substring("ask=".length()));
      }
    }
  }

  static StartLimit of(BundleContext context) {
    String set = context.getProperty(PROPERTY);
    return new StartLimit(set == null ? USUAL : Double.parseDouble(set));
  }

  /** Starts a bundle; says why if it is still starting when the limit is over. */
  Optional<Reason> start(Bundle bundle) throws BundleException {
    if (seconds == Double.POSITIVE_INFINITY
        || bundle.getHeaders().get(Constants.BUNDLE_ACTIVATOR) == null) {
      bundle.start();
      return Optional.empty();
    }
    FutureTask<Boolean> starting =
        new FutureTask<>(
            () -> {
              bundle.start();
              return true;
            });
    Thread thread = new Thread(starting, "anlage-start " + bundle.getSymbolicName());
    thread.setDaemon(true);
    thread.start();
    try {
      starting.get((long) (seconds * 1000), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException late) {
      thread.interrupt();
      return Optional.of(
          new Reason(
              "its activator has not returned after "
                  + (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : seconds)
                  + " s",
              "remove it, or tell its author; --call-limit ask=SECONDS gives it longer"));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof BundleException exception) {
        throw exception;
      }
      throw new BundleException(
          String.valueOf(failed.getCause()), BundleException.ACTIVATOR_ERROR, failed.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.of(new Reason("it was not started before the program ended", "start again"));
    }
  }
}
