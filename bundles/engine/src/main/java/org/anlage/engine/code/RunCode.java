package org.anlage.engine.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Definition;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * The code that determines the result of a run, which is part of its id: the engine, the numerics
 * of the session's kernels, and everything that reaches the run's own components.
 *
 * @param closure finds what reaches a component
 * @param kernels kernels of the session
 */
public record RunCode(CodeClosure closure, KernelChoice kernels) {
  /**
   * Bundles with which the engine reads definitions, writes files and asks about components. They
   * compute nothing, and a change of them must not rename runs.
   */
  private static final List<String> NOT_COMPUTING =
      List.of(
          "org.anlage.npy",
          "org.anlage.parameters",
          "org.anlage.store",
          "org.apache.felix.scr",
          "org.osgi.service.component");

  /**
   * The code of a session.
   *
   * @param context any bundle's context
   * @param digests SHA-256 of what a bundle was loaded from, hex
   * @param kernels kernels of the session
   */
  public static RunCode of(
      BundleContext context, Function<Bundle, String> digests, KernelChoice kernels) {
    return new RunCode(new CodeClosure(context, digests), kernels);
  }

  /**
   * The engine and the numerics: decompositions of the session's class. Portable kernels are bound
   * bit by bit to the scalar ones, which are in the same bundle as the portable decompositions.
   */
  public Set<String> engine() {
    Set<String> lines = new TreeSet<>(closure.of(bundle(RunCode.class), NOT_COMPUTING));
    lines.addAll(closure.of(bundle(kernels.decompositions().getClass()), List.of()));
    return lines;
  }

  /**
   * The code of a run with these components and those that their parameters name, as it is loaded
   * now; sorted lines.
   */
  public List<String> of(Stream<ConfiguredExtension> components) {
    Set<String> lines = new TreeSet<>(engine());
    components
        .flatMap(ConfiguredExtension::all)
        .forEach(component -> lines.addAll(closure.of(component.entry().reference())));
    return List.copyOf(lines);
  }

  /** The definition with the code that is loaded now. */
  public Definition current(Definition definition) {
    return definition.withCode(of(definition.components()));
  }

  /** Symbolic names of the bundles in such lines. */
  public static List<String> bundles(List<String> lines) {
    return lines.stream().map(line -> line.split(" ", 2)[0]).toList();
  }

  /**
   * Refuses a result whose code grew while it was computed: its id would not know about it.
   *
   * @param definition what was computed
   * @param label the run, for the message
   */
  public void requireComplete(Definition definition, String label) {
    List<String> late = new ArrayList<>(of(definition.components()));
    late.removeAll(definition.code());
    if (!late.isEmpty()) {
      throw new ProblemException(
          ProblemException.Kind.PLUGIN,
          new Problem(
              "the run used code that is not in its id",
              label,
              String.join(", ", bundles(late)),
              "all services and bundles in use before the run begins",
              "declare the service with @Reference and the package with Import-Package; the result"
                  + " is not kept"));
    }
  }

  private static Bundle bundle(Class<?> type) {
    return Optional.ofNullable(FrameworkUtil.getBundle(type)).orElseThrow();
  }
}
