package org.anlage.npy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An NPY file of a matrix of doubles that is written piece by piece, in any order, by any number of
 * threads; for matrices that do not fit into memory. The file has its name only once it is whole:
 * until {@link #finish} it ends in {@code .part}.
 */
public final class NpyMatrixFile implements Closeable {
  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final int columns;
  private final long start;

  /** Opens a file for so many rows and columns. */
  public NpyMatrixFile(Path file, int rows, int columns) throws IOException {
    this.file = file;
    this.columns = columns;
    part = file.resolveSibling(file.getFileName() + ".part");
    byte[] header = new NpyHeader(ElementType.FLOAT64, false, List.of(rows, columns)).bytes(1);
    start = header.length;
    channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    fill(ByteBuffer.wrap(header), 0);
  }

  /** Writes a part of one row. */
  public void write(int row, int column, double[] values, int from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values, from, count);
    fill(bytes, start + ((long) row * columns + column) * Double.BYTES);
  }

  /** All is written: gives the file its name. */
  public void finish() throws IOException {
    channel.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Closes; deletes what was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }

  private void fill(ByteBuffer bytes, long position) throws IOException {
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }
}
