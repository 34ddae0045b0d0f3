package org.anlage.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Says why a bundle does not find a class. */
final class MissingClass {
  private static final Pattern MISSING =
      Pattern.compile("(?:NoClassDefFoundError|ClassNotFoundException): ([\\w$./]+)");

  private MissingClass() {}

  /**
   * What to do about a class that a bundle does not find; empty if the error is of another kind.
   *
   * @param bundle the bundle
   * @param reason what was thrown, in words
   */
  static String fix(Bundle bundle, String reason) {
    Matcher found = MISSING.matcher(reason);
    if (!found.find()) {
      return "";
    }
    String type = found.group(1).replace('/', '.');
    int dot = type.lastIndexOf('.');
    if (dot < 0) {
      return "";
    }
    String name = type.substring(0, dot);
    List<String> elsewhere = holders(bundle, type);
    String supplier = supplier(bundle, name);
    if (supplier.isEmpty()) {
      return unsupplied(bundle, name);
    }
    return "it gets package "
        + name
        + " from "
        + supplier
        + (elsewhere.isEmpty()
            ? ", which does not have that class: build it against this version of it"
            : ", and that class is in "
                + String.join(", ", elsewhere)
                + ": a package must be whole in one bundle");
  }

  /** A package that no other bundle supplies to this one. */
  private static String unsupplied(Bundle bundle, String name) {
    List<String> absent = InnerJars.absent(bundle);
    if (!absent.isEmpty()) {
      return InnerJars.fix(absent);
    }
    if (bundle.findEntries(name.replace('.', '/'), "*.class", false) != null) {
      return "its jar has package " + name + " without that class; build it again";
    }
    return optional(bundle, name)
        ? "it imports package "
            + name
            + " as optional, and no bundle has it; put the bundle that exports it beside it"
        : "its manifest must import package " + name;
  }

  private static boolean optional(Bundle bundle, String name) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null
        && revision.getDeclaredRequirements(BundleRevision.PACKAGE_NAMESPACE).stream()
            .map(requirement -> requirement.getDirectives())
            .filter(
                directives ->
                    Constants.RESOLUTION_OPTIONAL.equals(
                        directives.get(Constants.RESOLUTION_DIRECTIVE)))
            .anyMatch(
                directives ->
                    String.valueOf(directives.get(Constants.FILTER_DIRECTIVE))
                        .contains("(" + BundleRevision.PACKAGE_NAMESPACE + "=" + name + ")"));
  }

  private static String supplier(Bundle bundle, String name) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring == null) {
      return "";
    }
    for (BundleWire wire : wiring.getRequiredWires(BundleRevision.PACKAGE_NAMESPACE)) {
      if (name.equals(wire.getCapability().getAttributes().get(BundleRevision.PACKAGE_NAMESPACE))) {
        return label(wire.getProvider().getBundle());
      }
    }
    return "";
  }

  private static List<String> holders(Bundle bundle, String type) {
    List<String> holders = new ArrayList<>();
    for (Bundle other : bundle.getBundleContext().getBundles()) {
      if (other.getBundleId() != 0
          && !other.equals(bundle)
          && other.getEntry(type.replace('.', '/') + ".class") != null) {
        holders.add(label(other));
      }
    }
    return holders;
  }

  private static String label(Bundle bundle) {
    return PluginFile.of(bundle).map(Object::toString).orElse(bundle.getSymbolicName());
  }
}
