package org.anlage.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Jars as tests need them: a manifest and perhaps a Maven descriptor. */
final class TestJar {
  private TestJar() {}

  /** A bundle with coordinates {@code group:name:version}. */
  static Path bundle(Path folder, String group, String name, String version) throws IOException {
    return write(
        folder.resolve(name + "-" + version + ".jar"),
        Map.of(
            "Bundle-SymbolicName",
            name,
            "Bundle-Version",
            version,
            "Bundle-License",
            "Apache-2.0;link=\"https://www.apache.org/licenses/LICENSE-2.0.txt\""),
        group + ":" + name + ":" + version);
  }

  /** Any jar; the coordinates may be empty. */
  static Path write(Path file, Map<String, String> headers, String coordinates) throws IOException {
    Files.createDirectories(file.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    new LinkedHashMap<>(headers).forEach(manifest.getMainAttributes()::putValue);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
      manifest.write(jar);
      jar.closeEntry();
      if (!coordinates.isEmpty()) {
        String[] parts = coordinates.split(":");
        jar.putNextEntry(entry("META-INF/maven/" + parts[0] + "/" + parts[1] + "/pom.properties"));
        String text = "groupId=%s\nartifactId=%s\nversion=%s\n".formatted((Object[]) parts);
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    return file;
  }

  /** Dated, so that equal jars have equal digests however much time lies between them. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    return entry;
  }
}
