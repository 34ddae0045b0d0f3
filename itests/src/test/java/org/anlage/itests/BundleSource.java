package org.anlage.itests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final String name;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();

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
        out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
    return jar;
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
