package org.anlage.npy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * NPZ files: zip archives of NPY files. Their arrays are never unpacked to disk.
 *
 * <p>An archive may expand to at most 256 MiB or 100 times its own size, whichever is more; names
 * that are paths out of the archive, and names that occur twice, are refused.
 */
public final class Npz {
  private static final String SUFFIX = ".npy";
  private static final long FREE_EXPANSION = 256L << 20;
  private static final int MOST_EXPANSION = 100;
  // The earliest time a zip entry can have: with it the same arrays give the same bytes.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /** Reads all arrays, by name without {@code .npy}. */
  public static SortedMap<String, NpyArray> read(Path file) {
    SortedMap<String, NpyArray> arrays = new TreeMap<>();
    try (ZipFile zip = open(file)) {
      requireBounded(zip, file);
      for (ZipEntry entry : entries(zip)) {
        String where = file + ", entry '" + entry.getName() + "'";
        if (arrays.put(key(entry, where), read(zip, entry, where)) != null) {
          throw ProblemException.data(
              new Problem("the name occurs twice in the archive", where, "", "", ""));
        }
      }
    } catch (ZipException e) {
      throw noArchive(file, e);
    } catch (IOException e) {
      throw Npy.unreadable(file, e);
    }
    return arrays;
  }

  /** Names of the arrays in a file, without {@code .npy}, sorted. */
  public static List<String> names(Path file) {
    try (ZipFile zip = open(file)) {
      return entries(zip).stream()
          .map(entry -> key(entry, file + ", entry '" + entry.getName() + "'"))
          .sorted()
          .toList();
    } catch (ZipException e) {
      throw noArchive(file, e);
    } catch (IOException e) {
      throw Npy.unreadable(file, e);
    }
  }

  /** Reads one array, whatever the others are. */
  public static NpyArray read(Path file, String name) {
    try (ZipFile zip = open(file)) {
      requireBounded(zip, file);
      String where = file + ", entry '" + name + SUFFIX + "'";
      ZipEntry entry = zip.getEntry(name + SUFFIX);
      if (entry == null) {
        throw ProblemException.data(
            new Problem("there is no such array", where, "", "one of " + names(file), ""));
      }
      return read(zip, entry, where);
    } catch (ZipException e) {
      throw noArchive(file, e);
    } catch (IOException e) {
      throw Npy.unreadable(file, e);
    }
  }

  /** Opens an archive; one inside another archive is copied out of it for as long as it is open. */
  private static ZipFile open(Path file) throws IOException {
    if (file.getFileSystem().equals(FileSystems.getDefault())) {
      return new ZipFile(file.toFile());
    }
    Path copy = Files.createTempFile("anlage-", ".npz");
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return new ZipFile(copy.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static ProblemException noArchive(Path file, ZipException e) {
    return new ProblemException(
        ProblemException.Kind.DATA,
        new Problem(
            "not a readable zip archive",
            file.toString(),
            String.valueOf(e.getMessage()),
            "an NPZ file",
            "write it with numpy.savez"),
        e);
  }

  /** Writes arrays in order of name, uncompressed as {@code numpy.savez} does. */
  public static void write(Path file, Map<String, NpyArray> arrays) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, NpyArray> array : new TreeMap<>(arrays).entrySet()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Npy.write(bytes, array.getValue(), 1, Npy.Order.C);
        CRC32 crc = new CRC32();
        crc.update(bytes.toByteArray());
        ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(bytes.size());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        bytes.writeTo(zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot write", file.toString(), String.valueOf(e), "", ""),
          e);
    }
  }

  private static NpyArray read(ZipFile zip, ZipEntry entry, String where) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in =
        new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry)), crc)) {
      NpyArray array = Npy.read(in, entry.getSize(), where);
      if (in.read() >= 0 || crc.getValue() != entry.getCrc()) {
        throw ProblemException.data(
            new Problem(
                "the entry is damaged",
                where,
                "other bytes than the archive's checksum says",
                "",
                "copy or save the file again"));
      }
      return array;
    }
  }

  private static String key(ZipEntry entry, String where) {
    String name = entry.getName();
    boolean escapes =
        name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || ("/" + name).contains("/../");
    if (escapes || !name.endsWith(SUFFIX) || name.length() == SUFFIX.length()) {
      throw ProblemException.data(
          new Problem(
              escapes ? "the name leads out of the archive" : "not an array",
              where,
              "",
              "a plain name that ends in .npy",
              "write it with numpy.savez"));
    }
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static List<ZipEntry> entries(ZipFile zip) throws ZipException {
    try {
      return Collections.list(zip.entries()).stream().<ZipEntry>map(entry -> entry).toList();
    } catch (IllegalArgumentException e) {
      throw new ZipException("the name of an entry is no text: " + e.getMessage());
    }
  }

  private static void requireBounded(ZipFile zip, Path file) throws IOException {
    long expanded = 0;
    for (ZipEntry entry : entries(zip)) {
      expanded = Math.addExact(expanded, Math.max(0, entry.getSize()));
    }
    long limit = Math.max(FREE_EXPANSION, MOST_EXPANSION * Files.size(file));
    if (expanded > limit) {
      throw ProblemException.data(
          new Problem(
              "the archive expands to more than is plausible",
              file.toString(),
              expanded + " bytes",
              "at most " + limit + " bytes",
              "write it with numpy.savez, which does not compress"));
    }
  }
}
