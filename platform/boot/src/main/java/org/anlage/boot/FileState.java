package org.anlage.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * The state of a file by which a change is seen without reading it.
 *
 * @param size size, bytes
 * @param modified when it was last written
 * @param key what the file system calls the file, so that one moved into its place differs
 */
record FileState(long size, FileTime modified, String key) {

  /** The stamp of a file; empty if it is not there. */
  static Optional<FileState> of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new FileState(
              attributes.size(),
              attributes.lastModifiedTime(),
              String.valueOf(attributes.fileKey())));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /**
   * The first name in a header of a jar's manifest, without parameters; empty if it has none or
   * cannot be read.
   */
  static Optional<String> header(Path file, String header) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(header))
          .map(value -> value.split("[;,]", 2)[0].strip());
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  /** Whether a file has the directory that ends every jar: it is not half written. */
  static boolean wholeJar(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.size() > 0;
    } catch (IOException partial) {
      return false;
    }
  }
}
