package org.anlage.assembly;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a distribution, by path with slashes from its top folder. */
final class DistributionFiles {
  private final SortedMap<String, Source> files = new TreeMap<>();

  /** Something that can be read again and again. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /** Everything in a folder. */
  static DistributionFiles ofFolder(Path folder) throws IOException {
    DistributionFiles content = new DistributionFiles();
    content.addTree("", folder);
    return content;
  }

  /** Everything in an archive's one top folder. The archive must stay open. */
  static DistributionFiles ofArchive(ZipFile archive) {
    DistributionFiles content = new DistributionFiles();
    for (ZipEntry entry : Collections.list(archive.entries())) {
      String name = entry.getName();
      int slash = name.indexOf('/');
      if (!entry.isDirectory()) {
        content.files.put(name.substring(slash + 1), () -> archive.getInputStream(entry));
      }
    }
    return content;
  }

  /** All files, sorted by path. */
  SortedMap<String, Source> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  /** Adds a text. */
  void add(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    files.put(path, () -> new ByteArrayInputStream(bytes));
  }

  /** Adds a file. */
  void add(String path, Path file) {
    files.put(path, () -> Files.newInputStream(file));
  }

  /** Adds a file, or a folder with all that is in it. */
  void addTree(String path, Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String inside = root.relativize(file).toString().replace('\\', '/');
        String separator = path.isEmpty() || inside.isEmpty() ? "" : "/";
        add(path + separator + inside, file);
      }
    }
  }

  /** Whether a file is there. */
  boolean has(String path) {
    return files.containsKey(path);
  }

  /** A text. */
  String text(String path) throws IOException {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** SHA-256 of a file, hex. */
  String digest(String path) throws IOException {
    return Digest.SHA_256.of(open(path));
  }

  /** Writes everything into a folder, which must be empty or not there. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new IOException("the folder is not empty");
      }
    }
    for (Map.Entry<String, Source> each : files.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
      try (InputStream in = each.getValue().open()) {
        Files.copy(in, file);
      }
      if (executable(each.getKey()) && !file.toFile().setExecutable(true, false)) {
        throw new IOException(file + " cannot be made executable");
      }
    }
  }

  /**
   * The same files, which cannot be read to their end if they are not what a lock says: one may be
   * changed by another program while a distribution is written, and its lock would be false.
   */
  DistributionFiles checkedBy(Lock lock) {
    DistributionFiles checked = new DistributionFiles();
    files.forEach(
        (path, source) ->
            checked.files.put(
                path,
                () -> {
                  byte[] content;
                  try (InputStream in = source.open()) {
                    content = in.readAllBytes();
                  }
                  String locked = lock.files().get(path);
                  InputStream again = new ByteArrayInputStream(content);
                  if (locked != null && !locked.equals(Digest.SHA_256.of(again))) {
                    throw new IOException(
                        path
                            + " was changed while the distribution was written; assemble it again");
                  }
                  return new ByteArrayInputStream(content);
                }));
    return checked;
  }

  private InputStream open(String path) throws IOException {
    Source source = files.get(path);
    if (source == null) {
      throw new IOException("there is no file " + path);
    }
    return source.open();
  }

  /** Whether a file is a program. */
  static boolean executable(String path) {
    return path.startsWith("bin/");
  }
}
