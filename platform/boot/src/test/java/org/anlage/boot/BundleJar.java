package org.anlage.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Writes jars with the manifest and the classes that a test asks for. */
final class BundleJar {

  private BundleJar() {}

  /** A bundle with a name, version 1.0.0 and further headers. */
  static Path write(Path folder, String name, Map<String, String> headers, Class<?>... classes)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Bundle-ManifestVersion", "2");
    all.put("Bundle-SymbolicName", name);
    all.put("Bundle-Version", "1.0.0");
    all.putAll(headers);
    return writePlain(folder.resolve(name + ".jar"), all, classes);
  }

  /** A jar with exactly these headers. */
  static Path writePlain(Path jar, Map<String, String> headers, Class<?>... classes)
      throws IOException {
    Files.createDirectories(Objects.requireNonNull(jar.getParent()));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : classes) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(entry));
        try (InputStream bytes = type.getResourceAsStream("/" + entry)) {
          Objects.requireNonNull(bytes).transferTo(out);
        }
        out.closeEntry();
      }
    }
    return jar;
  }
}
