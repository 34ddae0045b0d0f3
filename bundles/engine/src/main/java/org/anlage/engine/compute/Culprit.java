package org.anlage.engine.compute;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.catalogue.PluginFailure;
import org.anlage.engine.definition.ConfiguredExtension;

/**
 * Names the extension that failed inside a call of another: a cell, a rule or an intervention that
 * a trainer runs.
 */
final class Culprit {
  private Culprit() {}

  /**
   * Makes a call.
   *
   * @param components extensions that take part
   * @throws ProblemException that names the component in whose package the failure began, if one
   *     did
   */
  static <T> T named(Stream<ConfiguredExtension> components, Callable<T> call) throws Exception {
    try {
      return call.call();
    } catch (ProblemException | TrainingMonitor.Interrupted passed) {
      throw passed;
    } catch (RuntimeException | LinkageError failed) {
      List<ConfiguredExtension> all = components.flatMap(ConfiguredExtension::all).toList();
      Optional<ConfiguredExtension> culprit = of(failed, all);
      if (culprit.isPresent()) {
        throw PluginFailure.of(culprit.get().entry(), "do its part in training", failed);
      }
      throw failed;
    }
  }

  private static Optional<ConfiguredExtension> of(
      Throwable failed, List<ConfiguredExtension> components) {
    for (StackTraceElement frame : failed.getStackTrace()) {
      for (ConfiguredExtension component : components) {
        String own = component.entry().service().getClass().getPackageName();
        if (frame.getClassName().startsWith(own + ".")) {
          return Optional.of(component);
        }
      }
    }
    return Optional.empty();
  }
}
