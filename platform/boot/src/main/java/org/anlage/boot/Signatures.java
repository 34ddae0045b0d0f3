package org.anlage.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.anlage.boot.JarProblem.Reason;

/**
 * Signatures of jars. A signed jar whose content is not what was signed is damaged or was tampered
 * with. Who signed it is not asked: which jars may be used is what the list of allowed ones says.
 */
final class Signatures {
  private Signatures() {}

  /** Why a signed jar cannot be used: an entry that is not what was signed. */
  static Optional<Reason> broken(Path file) {
    try (JarFile jar = new JarFile(file.toFile(), true)) {
      List<JarEntry> entries = jar.stream().toList();
      if (entries.stream().anyMatch(Signatures::signature)) {
        for (JarEntry entry : entries) {
          try (InputStream content = jar.getInputStream(entry)) { // which verifies what it reads
            content.transferTo(OutputStream.nullOutputStream());
          }
        }
      }
      return Optional.empty();
    } catch (SecurityException changed) {
      return Optional.of(
          new Reason(
              "its signature does not fit its content: " + changed.getMessage(),
              "get it again from its author, or build and sign it again"));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty(); // which is said when it is installed
    }
  }

  private static boolean signature(JarEntry entry) {
    String name = entry.getName().toUpperCase(Locale.ROOT);
    return name.startsWith("META-INF/") && name.endsWith(".SF");
  }
}
