package org.anlage.engine.catalogue;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.anlage.api.component.Parameterized;
import org.anlage.api.training.TrainingMonitor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/**
 * An installed extension, named but not yet created.
 *
 * @param kind kind
 * @param name name in experiment files
 * @param text what it is
 * @param source where the method is published; may be empty
 * @param reference its service
 * @param bundle the bundle that supplies it; stays known when the service goes away
 * @param context where services are got
 */
public record CatalogueEntry(
    ExtensionKind kind,
    String name,
    String text,
    String source,
    ServiceReference<?> reference,
    Bundle bundle,
    BundleContext context) {

  /** The service; a plug-in that cannot be created, or whose classes do not fit, is named. */
  public Parameterized<?> service() {
    try {
      Object service =
          asked("be created", () -> Optional.<Object>ofNullable(context.getService(reference)))
              .orElse(null);
      if (service instanceof Parameterized<?> parameterized) {
        return parameterized;
      }
      throw PluginFailure.of(
          this,
          "be created",
          service == null
              ? ComponentCause.of(context, reference)
              : "it has its own copy of the packages of the API; build it without them");
    } catch (LinkageError | RuntimeException e) {
      throw PluginFailure.of(this, "be created", e);
    }
  }

  /** The record of its parameters. */
  public Class<? extends Record> parameters() {
    Parameterized<?> service = service();
    return asked(
        "name its parameters",
        () -> {
          Class<? extends Record> type = service.parameters().asSubclass(Record.class);
          if (type.getRecordComponents()
              == null) { // also finds out whether their classes are there
            throw new IllegalArgumentException(type + " is not a record");
          }
          return type;
        });
  }

  private <T> T asked(String doing, Callable<T> question) {
    return call(doing, CallTimeout.ASK, loader(), question);
  }

  private ClassLoader loader() {
    BundleWiring wiring = bundle().adapt(BundleWiring.class);
    return wiring == null ? ClassLoader.getSystemClassLoader() : wiring.getClassLoader();
  }

  /**
   * Calls the extension; whatever it throws becomes a problem that names it.
   *
   * @param doing what it is asked to do, for the message: "make weights"
   * @param limit how long it may take to give a sign of life
   * @param loader loader of its classes
   * @param call the call
   */
  public <T> T call(String doing, CallTimeout limit, ClassLoader loader, Callable<T> call) {
    try {
      return PluginThread.call(this, doing, limit, loader, call);
    } catch (TrainingMonitor.Interrupted interrupted) {
      throw interrupted;
    } catch (Throwable e) {
      throw PluginFailure.of(this, doing, e);
    }
  }

  /** "regularizer 'l1' of org.anlage.regularizers 0.1.0". */
  public String describe() {
    return kind.word()
        + " '"
        + name
        + "' of "
        + bundle().getSymbolicName()
        + " "
        + bundle().getVersion();
  }
}
