package org.anlage.engine.catalogue;

import java.lang.reflect.Member;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Finds out why a component does not come up; Declarative Services keep it to themselves. */
public final class ComponentCause {
  private ComponentCause() {}

  /** Declarative Services, if they run. */
  public static Optional<ServiceComponentRuntime> runtime(BundleContext context) {
    return Optional.ofNullable(context.getServiceReference(ServiceComponentRuntime.class))
        .map(context::getService);
  }

  /** The innermost reason for which the component of a service gives no object. */
  static String of(BundleContext context, ServiceReference<?> reference) {
    String name = String.valueOf(reference.getProperty("component.name"));
    return runtime(context)
        .flatMap(
            runtime ->
                Optional.ofNullable(runtime.getComponentDescriptionDTO(reference.getBundle(), name))
                    .map(
                        component ->
                            failure(runtime, component)
                                .orElseGet(() -> unloadable(reference.getBundle(), component))))
        .orElse("its component gives no object");
  }

  private static Optional<String> failure(
      ServiceComponentRuntime runtime, ComponentDescriptionDTO component) {
    return runtime.getComponentConfigurationDTOs(component).stream()
        .filter(state -> state.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
        .filter(state -> state.failure != null)
        .map(state -> leaf(state.failure))
        .findFirst();
  }

  private static String unloadable(Bundle bundle, ComponentDescriptionDTO component) {
    try {
      Class<?> type = bundle.loadClass(component.implementationClass);
      int constructors =
          Class.forName(type.getName(), true, type.getClassLoader()).getConstructors().length;
      // Declarative Services look through both, and give up on a class that one of them needs.
      List<Member[]> unused = List.of(type.getDeclaredMethods(), type.getDeclaredFields());
      return constructors == 0
          ? "its class " + type.getName() + " has no public constructor"
          : "its component gives no object";
    } catch (ClassNotFoundException | LinkageError e) {
      if (bundle.getResource(component.implementationClass.replace('.', '/') + ".class") == null) {
        return "its jar does not have the class "
            + component.implementationClass
            + ", which its description of the component names: build it again";
      }
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return root.toString();
    }
  }

  /** The first line of the innermost cause in a printed stack trace. */
  public static String leaf(String trace) {
    List<String> lines = trace.lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith("Caused by: ")) {
        return lines.get(i).substring("Caused by: ".length());
      }
    }
    return lines.isEmpty() ? "" : lines.get(0);
  }
}
