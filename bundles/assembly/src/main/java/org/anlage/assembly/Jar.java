package org.anlage.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The metadata of a jar.
 *
 * @param file the jar
 * @param symbolicName symbolic name; empty if it is no bundle
 * @param part what a bill of materials says of it; coordinates are those of the Maven descriptor,
 *     if there is just one
 */
record Jar(Path file, String symbolicName, SbomComponent part) {
  /** Reads the manifest and digests the file. */
  static Jar read(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), false);
        InputStream bytes = Files.newInputStream(file)) {
      Manifest manifest = Optional.ofNullable(jar.getManifest()).orElseGet(Manifest::new);
      Attributes headers = manifest.getMainAttributes();
      String name = header(headers, "Bundle-SymbolicName");
      String symbolicName = name.isEmpty() ? "" : ManifestClause.parse(name).get(0).value();
      Optional<Coordinates> id = descriptor(jar);
      return new Jar(
          file,
          symbolicName,
          new SbomComponent(
              "",
              id,
              symbolicName.isEmpty() ? String.valueOf(file.getFileName()) : symbolicName,
              header(headers, "Bundle-Version"),
              Digest.SHA_256.of(bytes),
              Licence.ofHeader(header(headers, "Bundle-License")),
              inside(header(headers, "Embedded-Artifacts"))));
    }
  }

  String version() {
    return part.version();
  }

  String fileName() {
    return String.valueOf(file.getFileName());
  }

  private static String header(Attributes headers, String name) {
    return Optional.ofNullable(headers.getValue(name)).orElse("").strip();
  }

  /** The header that the Felix Maven plug-in writes for jars inside a bundle. */
  private static List<SbomComponent> inside(String header) {
    return header.isEmpty()
        ? List.of()
        : ManifestClause.parse(header).stream()
            .map(ManifestClause::attributes)
            .map(
                at ->
                    new Coordinates(
                            at.getOrDefault("g", ""),
                            at.getOrDefault("a", ""),
                            "jar",
                            "",
                            at.getOrDefault("v", ""))
                        .inside(at.getOrDefault("license", "")))
            .toList();
  }

  private static Optional<Coordinates> descriptor(JarFile jar) throws IOException {
    List<ZipEntry> descriptors =
        jar.stream()
            .map(entry -> (ZipEntry) entry)
            .filter(entry -> entry.getName().matches("META-INF/maven/.+/pom\\.properties"))
            .toList();
    if (descriptors.size() != 1) {
      return Optional.empty();
    }
    Properties pom = new Properties();
    try (InputStream in = jar.getInputStream(descriptors.get(0))) {
      pom.load(in);
    }
    return Coordinates.parse(
        pom.getProperty("groupId", "")
            + ":"
            + pom.getProperty("artifactId", "")
            + ":"
            + pom.getProperty("version", ""));
  }
}
