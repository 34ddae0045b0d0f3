package org.anlage.engine.catalogue;

import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** Jars inside a bundle, which its class path names. */
public final class InnerJars {
  private InnerJars() {}

  /** Those that the class path of a bundle names and that the bundle does not contain. */
  public static List<String> absent(Bundle bundle) {
    String classPath = bundle.getHeaders().get(Constants.BUNDLE_CLASSPATH);
    if (classPath == null) {
      return List.of();
    }
    return Arrays.stream(classPath.split(","))
        .map(entry -> entry.split(";", 2)[0].strip())
        .filter(entry -> entry.endsWith(".jar") && bundle.getEntry(entry) == null)
        .toList();
  }

  /** What to do about jars that are absent. */
  public static String fix(List<String> absent) {
    return "its Bundle-ClassPath names "
        + String.join(", ", absent)
        + ", which the jar does not contain: check -includeresource in bnd.bnd";
  }
}
