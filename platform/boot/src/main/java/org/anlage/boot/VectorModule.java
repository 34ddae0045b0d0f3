package org.anlage.boot;

/**
 * Makes the incubating Vector API visible after the start of the virtual machine. The documented
 * way, {@code --add-modules}, prints a warning on every start and gives up the archived module
 * graph; see docs/decisions/0060-vector-module.md.
 */
final class VectorModule {

  static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /**
   * Loads the module unless it is there already.
   *
   * @return whether bundles can use the package {@value #NAME}; false where the Java has no such
   *     module or was started without the export that this needs
   */
  static boolean load() {
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return true;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
      return true;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError absent) {
      return false;
    }
  }
}
