package org.anlage.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a distribution as a zip archive, always with the same bytes: sorted, one date, and stored
 * rather than deflated, because deflated bytes depend on the zlib of the Java in use (jars are
 * compressed already).
 */
final class ZipArchive {
  private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

  // PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final byte UNIX = 3;
  private static final int REGULAR_FILE = 0100000;

  private ZipArchive() {}

  /**
   * Writes the archive; a file that is there is replaced when the new one is complete.
   *
   * @param folder name of the one folder at the top
   */
  static void write(Path file, String folder, DistributionFiles content) throws IOException {
    Path target = file.toAbsolutePath();
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException("it is not a file that can be written");
    }
    Files.createDirectories(parent);
    Path draft = parent.resolve("." + target.getFileName() + ".part");
    try {
      List<Integer> modes = new ArrayList<>();
      try (OutputStream out = Files.newOutputStream(draft);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setMethod(ZipOutputStream.STORED);
        for (Map.Entry<String, DistributionFiles.Source> each : content.files().entrySet()) {
          modes.add(DistributionFiles.executable(each.getKey()) ? 0755 : 0644);
          add(zip, folder + "/" + each.getKey(), each.getValue());
        }
      }
      setModes(draft, modes);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void add(ZipOutputStream zip, String name, DistributionFiles.Source source)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(DATE);
    try (CheckedInputStream in = new CheckedInputStream(source.open(), new CRC32())) {
      entry.setSize(in.transferTo(OutputStream.nullOutputStream()));
      entry.setCrc(in.getChecksum().getValue());
    }
    zip.putNextEntry(entry);
    try (InputStream in = source.open()) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  /** Java's writer knows no modes, and a start script must be executable. */
  private static void setModes(Path file, List<Integer> modes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer end = read(channel, channel.size() - END_BYTES, END_BYTES);
      long start = Integer.toUnsignedLong(end.getInt(16));
      int entries = Short.toUnsignedInt(end.getShort(10));
      if (end.getInt(0) != END || entries != modes.size() || start == 0xffffffffL) {
        throw new IOException("it would be larger than 4 GiB or 65535 files; leave out data");
      }
      long at = start;
      for (int mode : modes) {
        ByteBuffer header = read(channel, at, CENTRAL_BYTES);
        if (header.getInt(0) != CENTRAL) {
          throw new IOException("its directory is not where it should be");
        }
        header.put(5, UNIX).putInt(38, (REGULAR_FILE | mode) << 16);
        channel.write(header.rewind(), at);
        at +=
            CENTRAL_BYTES
                + Short.toUnsignedInt(header.getShort(28))
                + Short.toUnsignedInt(header.getShort(30))
                + Short.toUnsignedInt(header.getShort(32));
      }
    }
  }

  private static ByteBuffer read(FileChannel channel, long at, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("it ends too early");
      }
    }
    return bytes.rewind();
  }
}
