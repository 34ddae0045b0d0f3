package org.anlage.itests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A bundle that a test writes, compiles and packs, as an author of a plug-in does with other tools.
 */
final class BundleSource {

  /** Packages of the API that extensions of tests use. */
  private static final List<String> PACKAGES =
      List.of(
          "analysis",
          "component",
          "connectivity",
          "data",
          "geometry",
          "kernel",
          "matrix",
          "network",
          "random",
          "regularization",
          "result",
          "task",
          "training");

  private final String name;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> components = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();

  private BundleSource(String name) {
    this.name = name;
  }

  /** A bundle with nothing in it, in version 1.0.0. */
  static BundleSource named(String name) {
    return new BundleSource(name)
        .header("Bundle-ManifestVersion", "2")
        .header("Bundle-SymbolicName", name)
        .header("Bundle-Version", "1.0.0");
  }

  BundleSource header(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Adds a class: its qualified name and its text. */
  BundleSource source(String type, String text) {
    sources.put(type, text);
    return this;
  }

  /** Leaves out compiled classes in a folder, which another bundle is to supply. */
  BundleSource without(String folder) {
    leftOut.add(folder);
    return this;
  }

  /** Imports one more package. */
  BundleSource alsoImport(String name) {
    return header("Import-Package", headers.get("Import-Package") + "," + name);
  }

  /** Adds attributes to the component that was added last. */
  BundleSource component(String attributes) {
    String last = List.copyOf(components.keySet()).get(components.size() - 1);
    components.computeIfPresent(
        last, (file, xml) -> xml.replace("<scr:component ", "<scr:component " + attributes + " "));
    return this;
  }

  /**
   * Adds an extension: a class {@code <bundle>.<type>} and its component.
   *
   * @param name name in experiment files
   * @param service simple name of the service in its package of the API, as {@code task.Task}
   * @param type simple name of the class
   * @param body what stands between its braces
   */
  BundleSource extension(
      String name, String service, String type, String implemented, String body) {
    StringBuilder text = new StringBuilder("package " + this.name + ";\n");
    for (String each : PACKAGES) {
      text.append("import org.anlage.api.").append(each).append(".*;\n");
    }
    text.append("import java.util.*;\n");
    text.append("public final class ").append(type).append(" implements ").append(implemented);
    text.append(" {\n").append(body).append("\n}\n");
    source(this.name + "." + type, text.toString());
    return component(name, service, type)
        .header(
            "Import-Package",
            String.join(",", PACKAGES.stream().map(p -> "org.anlage.api." + p).toList()));
  }

  /** Adds a component for a class of this bundle whose source is added apart. */
  BundleSource component(String name, String service, String type) {
    components.put(
        "OSGI-INF/" + type + ".xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s.%2$s">
          <property name="anlage.name" type="String" value="%3$s"/>
          <property name="anlage.text" type="String" value="The extension %3$s of a test"/>
          <service><provide interface="org.anlage.api.%4$s"/></service>
          <implementation class="%1$s.%2$s"/>
        </scr:component>
        """
            .formatted(this.name, type, name, service));
    return header("Service-Component", String.join(",", components.keySet()));
  }

  /** Replaces a text in the class that was added last. */
  BundleSource replaceInSource(String old, String text) {
    String last = List.copyOf(sources.keySet()).get(sources.size() - 1);
    sources.computeIfPresent(last, (type, source) -> source.replace(old, text));
    return this;
  }

  /** Replaces a text in the component that was added last. */
  BundleSource replaceInComponent(String old, String text) {
    String last = List.copyOf(components.keySet()).get(components.size() - 1);
    components.computeIfPresent(last, (file, xml) -> xml.replace(old, text));
    return this;
  }

  /** Adds a component description as it is. */
  BundleSource componentFile(String file, String xml) {
    components.put(file, xml);
    return header("Service-Component", String.join(",", components.keySet()));
  }

  /** Compiles against the class path of the tests and writes {@code <name>.jar}. */
  Path write(Path folder) throws IOException {
    Path classes = Files.createTempDirectory("bundle-classes");
    if (!sources.isEmpty()) {
      compile(classes);
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach((header, value) -> manifest.getMainAttributes().putValue(header, value));
    Path jar = Files.createDirectories(folder).resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> tree = Files.walk(classes)) {
      for (Path path : tree.filter(Files::isRegularFile).sorted().toList()) {
        if (leftOut.stream().anyMatch(absent -> path.startsWith(classes.resolve(absent)))) {
          continue;
        }
        out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, out);
        out.closeEntry();
      }
      for (Map.Entry<String, String> component : components.entrySet()) {
        out.putNextEntry(new ZipEntry(component.getKey()));
        out.write(component.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    delete(classes);
    return jar;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      List<JavaFileObject> units =
          sources.entrySet().stream().map(entry -> unit(entry.getKey(), entry.getValue())).toList();
      var task =
          compiler.getTask(
              null, files, null, List.of("--release", "17", "-proc:none"), null, units);
      if (!task.call()) {
        throw new IllegalStateException("the bundle " + name + " of the test does not compile");
      }
    }
  }

  private static JavaFileObject unit(String type, String text) {
    URI uri = URI.create("string:///" + type.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
