package org.anlage.engine.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Says why a bundle does not find a class. */
final class MissingClass {
  private MissingClass() {}

  /**
   * What to do about a class that a bundle does not find; empty if the error is of another kind.
   *
   * @param bundle the bundle
   * @param thrown what was thrown
   */
  static String fix(Bundle bundle, Throwable thrown) {
    if (!(thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException)) {
      return "";
    }
    String type = String.valueOf(thrown.getMessage()).split(" ", 2)[0].replace('/', '.');
    int dot = type.lastIndexOf('.');
    if (dot < 0) {
      return "";
    }
    String name = type.substring(0, dot);
    List<String> elsewhere = holders(bundle, type);
    String supplier = supplier(bundle, name);
    if (supplier.isEmpty()) {
      return "its manifest must import package " + name;
    }
    return "it gets package "
        + name
        + " from "
        + supplier
        + (elsewhere.isEmpty()
            ? ", which does not have that class"
            : ", and that class is in "
                + String.join(", ", elsewhere)
                + ": a package must be whole in one bundle");
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
