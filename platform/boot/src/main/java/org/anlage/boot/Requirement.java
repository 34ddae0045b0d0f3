package org.anlage.boot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;

/**
 * A requirement of a bundle, read from its filter so that it can be shown to a person.
 *
 * @param namespace the OSGi namespace, such as {@code osgi.wiring.package}
 * @param name the thing asked for, such as a package; the whole filter where it names nothing
 * @param version a version or range in OSGi notation, empty where any will do
 */
record Requirement(String namespace, String name, String version) {

  private static final Pattern SERVICE = Pattern.compile("\\(objectClass=([^)]+)\\)");
  private static final Pattern EXACT = Pattern.compile("\\(version=([^)]+)\\)");
  private static final Pattern AT_LEAST = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
  private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
  private static final Pattern AT_MOST = Pattern.compile("\\(version<=([^)]+)\\)");

  static Requirement of(BundleRequirement requirement) {
    String namespace = requirement.getNamespace();
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    Pattern name = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)");
    return new Requirement(namespace, first(name, filter, filter), version(filter));
  }

  /** The interface that a required service must have; the whole filter where it names none. */
  static String service(BundleRequirement requirement) {
    String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    return first(SERVICE, filter, filter);
  }

  private static String version(String filter) {
    String bounded = filter.replace("bundle-version", "version");
    String least = first(AT_LEAST, bounded, first(EXACT, bounded, ""));
    String below = first(BELOW, bounded, "");
    String most = first(AT_MOST, bounded, "");
    if (!below.isEmpty()) {
      return "[" + least + "," + below + ")";
    }
    if (most.isEmpty()) {
      return least.equals("0.0.0") ? "" : least; // any will do
    }
    return "[" + least + "," + most + "]";
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
