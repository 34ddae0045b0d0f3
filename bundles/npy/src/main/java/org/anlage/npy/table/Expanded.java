package org.anlage.npy.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The content of a gzipped file, as long as it expands to what is plausible: text of numbers
 * becomes 3 to 20 times as long, a bomb 1000 times.
 */
final class Expanded extends FilterInputStream {
  private static final long FREE = 256L << 20;
  private static final int MOST = 100;

  private final long limit;
  private long count;

  /**
   * Bounds a stream.
   *
   * @param in decompressed
   * @param limit bytes that it may have
   */
  Expanded(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** Decompresses a file. */
  static Expanded of(Path file, InputStream bytes) throws IOException {
    return new Expanded(
        new GZIPInputStream(bytes, 1 << 16), Math.max(FREE, MOST * Files.size(file)));
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    add(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    add(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    add(skipped);
    return skipped;
  }

  private void add(long bytes) throws IOException {
    count += bytes;
    if (count > limit) {
      throw new IOException(
          "it expands to more than "
              + limit
              + " bytes, 100 times its size: more than is plausible; if it is what it should be,"
              + " decompress it with gunzip");
    }
  }
}
