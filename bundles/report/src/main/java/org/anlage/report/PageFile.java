package org.anlage.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A page as a file. One that is there already is replaced only when the new one is complete. */
final class PageFile {
  private PageFile() {}

  static void write(String html, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file that can be written");
    }
    Files.createDirectories(folder);
    Path draft = folder.resolve("." + target.getFileName() + ".part");
    try {
      Files.writeString(draft, html);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
