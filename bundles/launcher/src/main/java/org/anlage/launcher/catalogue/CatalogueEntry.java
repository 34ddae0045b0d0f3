package org.anlage.launcher.catalogue;

import org.anlage.api.component.Parameterized;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * An installed extension, named but not yet created.
 *
 * @param kind kind
 * @param name name in experiment files
 * @param text what it is
 * @param source where the method is published; may be empty
 * @param reference its service
 * @param context where services are got
 */
public record CatalogueEntry(
    ExtensionKind kind,
    String name,
    String text,
    String source,
    ServiceReference<?> reference,
    BundleContext context) {
  /** The bundle that supplies it. */
  public Bundle bundle() {
    return reference.getBundle();
  }

  /** The service; a plug-in that cannot be created, or whose classes do not fit, is named. */
  public Parameterized<?> service() {
    try {
      Object service = context.getService(reference);
      if (service instanceof Parameterized<?> parameterized) {
        return parameterized;
      }
      throw PluginFailure.of(
          this, "be created", "its component failed to start; see `anlage doctor`");
    } catch (LinkageError | RuntimeException e) {
      throw PluginFailure.of(this, "be created", e);
    }
  }

  /** The record of its parameters. */
  public Class<? extends Record> parameters() {
    Parameterized<?> service = service();
    try {
      Class<? extends Record> type = service.parameters().asSubclass(Record.class);
      if (type.getRecordComponents() == null) { // also finds out whether their classes are there
        throw new IllegalArgumentException(type + " is not a record");
      }
      return type;
    } catch (Throwable e) {
      throw PluginFailure.of(this, "name its parameters", e);
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
