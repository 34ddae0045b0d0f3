package org.anlage.boot;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Stands for the command line in tests: the number of arguments is the exit code. */
public final class CommandActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("anlage.command", "main");
    ToIntFunction<String[]> command = arguments -> arguments.length;
    context.registerService(ToIntFunction.class, command, properties);
  }

  @Override
  public void stop(BundleContext context) {
    // The framework withdraws the service.
  }
}
